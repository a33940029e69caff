package org.msicheck.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msicheck.validate.input.KnownFormat;
import org.msicheck.validate.input.NearMiss;

/** Remembers how an input begins, to say why it is no log that can be read. */
final class UnknownInput {
    private static final int MOST_LINES = 200;
    private static final int MOST_TEXT = 1 << 13;
    private static final int SHOWN = 60;

    private final List<Line> first = new ArrayList<>();

    /** A line that nobody has recognised yet. */
    private record Line(long number, String text) {}

    /** A format, the line that comes nearest to it, and why it is none. */
    private record Nearest(KnownFormat format, Line line, NearMiss miss) {}

    /** What a log may be packed in that is not read, by the bytes that it begins with. */
    private enum Container {
        GZIP("\u001f\u008b", "gzip inside gzip; unpack it once"),
        ZSTD("(\u00b5/\u00fd", "compressed with zstd; plain text and gzip are read"),
        XZ("\u00fd7zXZ", "compressed with xz; plain text and gzip are read"),
        BZIP2("BZh", "compressed with bzip2; plain text and gzip are read"),
        ZIP("PK\u0003\u0004", "in a zip archive; plain text and gzip are read"),
        UTF_16LE("\u00ff\u00fe", "text in UTF-16, as PowerShell redirects it; save it as UTF-8"),
        UTF_16BE("\u00fe\u00ff", "text in UTF-16; save it as UTF-8");

        private final String bytes;
        private final String says;

        Container(final String bytes, final String says) {
            this.bytes = bytes;
            this.says = says;
        }

        static Optional<String> of(final String text) {
            return Arrays.stream(values())
                    .filter(container -> text.startsWith(container.bytes))
                    .map(container -> container.says)
                    .findFirst();
        }
    }

    /** Whether another line would be remembered. */
    boolean wantsMore() {
        return first.size() < MOST_LINES;
    }

    void line(final long number, final String text) {
        if (!text.isBlank()) {
            first.add(new Line(number, shortened(text, MOST_TEXT)));
        }
    }

    private static String shortened(final String text, final int length) {
        return text.length() <= length ? text : text.substring(0, length) + "...";
    }

    /** What is read, the nearest of it, and the line that speaks against that. */
    List<String> problems(final long lines) {
        if (first.isEmpty()) {
            return List.of("the log is empty");
        }
        final Optional<String> other = Container.of(first.get(0).text);
        if (other.isPresent()) {
            return List.of("the log is " + other.get());
        }
        final String read = LogFormats.known().stream()
                .map(format -> format.name() + " (" + format.looks() + ")")
                .collect(Collectors.joining(", "));
        return List.of("no event of a known format in " + lines + " lines; " + nearest(), "read are " + read);
    }

    private String nearest() {
        final Optional<Nearest> nearest = LogFormats.known().stream()
                .flatMap(this::nearest)
                .min(Comparator.comparing(Nearest::miss, NearMiss.NEAREST));
        return nearest.map(found -> "the nearest is " + found.format.name() + ", but line " + found.line.number + " "
                        + found.miss.why())
                .orElseGet(() -> "none is near: line " + first.get(0).number + " is '"
                        + shortened(first.get(0).text.strip(), SHOWN) + "'");
    }

    private Stream<Nearest> nearest(final KnownFormat format) {
        return first.stream()
                .flatMap(line ->
                        format.nearMiss().apply(line.text).map(miss -> new Nearest(format, line, miss)).stream());
    }
}
