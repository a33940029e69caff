package org.msicheck.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets people write prose behind the keys that are for readers only. YAML ends a plain text at a colon with a blank
 * behind it, which sentences have: such a text is put into quotes before YAML reads it. Lines stay where they are.
 */
final class Prose {
    private static final Pattern START = Pattern.compile("(about|source):( +)([^\\s'\"|>&*!\\[{#%@`].*)");
    private static final Pattern CONTINUED = Pattern.compile("\\s+\\S.*");
    private static final Pattern COLON = Pattern.compile(".*:(\\s.*|$)");
    private static final Pattern COMMENT = Pattern.compile(".*\\s#.*");

    private Prose() {}

    /**
     * Quotes the prose of a document.
     *
     * @param text the document
     * @return the same lines, with quotes where a plain text holds a colon and no comment
     */
    static String quoted(final String text) {
        final List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        for (int first = 0; first < lines.size(); first++) {
            final Matcher start = START.matcher(lines.get(first));
            if (start.matches()) {
                final int last = lastLine(lines, first);
                if (needsQuotes(start.group(3), lines.subList(first + 1, last + 1))) {
                    lines.set(first, start.group(1) + ":" + start.group(2) + "'" + doubled(start.group(3)));
                    lines.subList(first + 1, last + 1).replaceAll(Prose::doubled);
                    lines.set(last, lines.get(last).stripTrailing() + "'");
                }
                first = last;
            }
        }
        return String.join("\n", lines);
    }

    private static int lastLine(final List<String> lines, final int first) {
        int last = first;
        while (last + 1 < lines.size() && CONTINUED.matcher(lines.get(last + 1)).matches()) {
            last++;
        }
        return last;
    }

    private static boolean needsQuotes(final String head, final List<String> rest) {
        return (COLON.matcher(head).matches()
                        || rest.stream().anyMatch(line -> COLON.matcher(line).matches()))
                && !COMMENT.matcher(head).matches()
                && rest.stream().noneMatch(line -> COMMENT.matcher(line).matches());
    }

    private static String doubled(final String line) {
        return line.replace("'", "''");
    }
}
