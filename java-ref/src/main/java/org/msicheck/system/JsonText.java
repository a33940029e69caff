package org.msicheck.system;

import java.util.List;

/** Writes the parts of canonical JSON text. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void appendString(final StringBuilder out, final String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    static void appendArray(final StringBuilder out, final List<ModelValue> elements) {
        out.append('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            elements.get(i).appendJson(out);
        }
        out.append(']');
    }

    static void requireAscending(final List<ModelValue> elements) {
        for (int i = 1; i < elements.size(); i++) {
            if (ModelValue.TEXT_ORDER.compare(elements.get(i - 1), elements.get(i)) >= 0) {
                throw new IllegalArgumentException("not in ascending order of the texts: " + elements);
            }
        }
    }
}
