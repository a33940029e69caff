package org.msicheck.validate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msicheck.validate.engine.Rejection;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.validate.input.LineReader;
import org.msicheck.verdict.BadInputException;

/**
 * Cuts a rejected log down to lines none of which can be left out without losing the mismatch: the same function, the
 * same observation and the same false fields or guards, at the last line; or anywhere, where only later lines tell, such
 * as the one that names a message's sender.
 */
public final class Shrinker {
    private static final int MOST_LINES = 2_000_000;

    private final LogValidator validator;

    /**
     * A shrinker.
     *
     * @param validator validates the candidates
     */
    public Shrinker(final LogValidator validator) {
        this.validator = validator;
    }

    /** What has to stay the same. */
    private record Mismatch(String function, String event, List<String> reasons) {
        static Optional<Mismatch> of(final LogResult result, final boolean atLastLine) {
            return result.functions().stream()
                    .filter(each -> each.rejection()
                            .map(why -> !atLastLine || why.line() == result.lines())
                            .orElse(false))
                    .min(java.util.Comparator.comparingLong(
                            each -> each.rejection().orElseThrow().line()))
                    .map(Mismatch::of);
        }

        private static Mismatch of(final TrackedFunction function) {
            final Rejection why = function.rejection().orElseThrow();
            return new Mismatch(
                    function.id(),
                    why.event(),
                    why.reasons().stream().map(Rejection.Reason::text).toList());
        }
    }

    /**
     * Shrinks a rejected log.
     *
     * @param file the log
     * @return the lines that are left, empty if the log is not rejected
     */
    public List<String> shrink(final Path file) {
        final LogResult whole = validator.validate(file);
        final Optional<Mismatch> mismatch = Mismatch.of(whole, false);
        if (mismatch.isEmpty()) {
            return List.of();
        }
        final long last = whole.functions().stream()
                .flatMap(each -> each.rejection().stream())
                .mapToLong(Rejection::line)
                .min()
                .orElseThrow();
        List<String> lines = read(file, last);
        final boolean atLastLine = same(lines, mismatch.get(), true);
        if (!atLastLine) {
            lines = read(file, whole.lines());
        }
        int chunk = Integer.highestOneBit(lines.size());
        while (chunk > 0) {
            final List<String> shorter = without(lines, chunk, mismatch.get(), atLastLine);
            chunk = chunk == 1 && shorter.size() < lines.size() ? 1 : chunk / 2;
            lines = shorter;
        }
        return lines;
    }

    private static List<String> read(final Path file, final long last) {
        final List<String> lines = new ArrayList<>();
        try (LineReader reader = LineReader.open(file)) {
            while (reader.number() < last && reader.next()) {
                if (lines.size() == MOST_LINES) {
                    throw new BadInputException(file + ": more than " + MOST_LINES + " lines before the mismatch");
                }
                lines.add(reader.text());
            }
        } catch (final IOException cause) {
            throw new BadInputException(file + ": cannot be read: " + cause.getMessage(), cause);
        }
        return lines;
    }

    /** Tries to leave out every chunk of this size in turn, from the back. */
    private List<String> without(
            final List<String> all, final int chunk, final Mismatch mismatch, final boolean atLastLine) {
        List<String> lines = all;
        for (int end = lines.size(); end > 0; end -= chunk) {
            final int start = Math.max(0, end - chunk);
            final List<String> candidate = new ArrayList<>(lines.subList(0, start));
            candidate.addAll(lines.subList(end, lines.size()));
            if (same(candidate, mismatch, atLastLine)) {
                lines = candidate;
            }
        }
        return lines;
    }

    private boolean same(final List<String> lines, final Mismatch mismatch, final boolean atLastLine) {
        if (lines.isEmpty()) {
            return false;
        }
        final byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        final LogResult result = validator.validate("candidate", new LineReader(new ByteArrayInputStream(bytes)));
        return Mismatch.of(result, atLastLine).map(mismatch::equals).orElse(false);
    }
}
