package org.msicheck.validate;

import java.util.ArrayList;
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
