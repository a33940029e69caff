package org.msicheck.validate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** What a log may be in, for tests. */
enum Container {
    PLAIN("plain", 0),
    FOLDER("in a folder", 0),
    GZIP("gzip", 1),
    MEMBERS("gzip of several members", 4);

    private final String words;
    private final int members;

    Container(final String words, final int members) {
        this.words = words;
        this.members = members;
    }

    String words() {
        return words;
    }

    /** The file that holds a text; its members have equal parts, cut anywhere. */
    byte[] pack(final byte[] text) throws IOException {
        return members == 0 ? text.clone() : packed(text, members);
    }

    private byte[] packed(final byte[] text, final int count) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int member = 0; member < count; member++) {
            try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
                zipped.write(Arrays.copyOfRange(text, end(text, member), end(text, member + 1)));
            }
        }
        return bytes.toByteArray();
    }

    private int end(final byte[] text, final int member) {
        return (int) ((long) text.length * member / members);
    }

    /** How much of the text is whole in front of a cut of the file; empty inside a gzip member. */
    Optional<Integer> textAt(final byte[] text, final int cut) throws IOException {
        if (members == 0) {
            return Optional.of(cut);
        }
        for (int member = 1; member < members; member++) {
            if (packed(text, member).length == cut) {
                return Optional.of(end(text, member));
            }
        }
        return Optional.empty();
    }
}
