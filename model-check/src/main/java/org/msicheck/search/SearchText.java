package org.msicheck.search;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.msicheck.explain.StepText;
import org.msicheck.search.engine.SearchResult;
import org.msicheck.verdict.Verdict;

/** Writes a search's report for people. */
public final class SearchText {
    private static final double NANOS = 1e9;
    private static final double SECONDS_AN_HOUR = 3600;

    private final PrintWriter out;

    /**
     * A writer of reports.
     *
     * @param out receives the text
     */
    public SearchText(final PrintWriter out) {
        this.out = out;
    }

    /**
     * Writes a report.
     *
     * @param report the report
     */
    public void write(final SearchReport report) {
        final SearchFile file = report.file();
        line(
                "search %s: %d words, sequences of up to %d of them, between %d and %d fixed steps, wire of %d writes",
                file.name(),
                file.vocabulary().size(),
                report.result().length(),
                file.prologue(),
                file.epilogue(),
                file.frame().model().downBound());
        file.vocabulary()
                .forEach(word -> line(
                        "  %-16s %s",
                        word.name(),
                        file.stepsOf(word.name()).stream().map(StepText::of).collect(Collectors.joining("; "))));
        counts(report.result());
        sequences(report);
        figures(report);
        final Verdict verdict = report.verdict();
        if (verdict instanceof final Verdict.Rejected rejected) {
            line("  %s: %s", verdict.expectation(), rejected.reason());
        } else if (verdict instanceof final Verdict.Inconclusive inconclusive) {
            line("  %s: %s", verdict.expectation(), inconclusive.reason());
        }
    }

    private void counts(final SearchResult result) {
        line(
                "  %s sequences: %s safe, %s refuted",
                number(result.sequences()), number(result.safe()), number(result.refuted()));
        if (result.refuted().signum() == 0) {
            return;
        }
        line(
                "  %-10s %14s %14s %14s %14s",
                "refuted by", "sequences", "at their end", "prefixes cut", "they stand for");
        result.tallies().values().stream()
                .filter(tally -> tally.refuted().signum() > 0)
                .forEach(tally -> line(
                        "  %-10s %14s %14s %14s %14s",
                        tally.reason(),
                        number(tally.refuted()),
                        number(tally.ends()),
                        number(tally.prefixes()),
                        number(tally.standsFor())));
    }

    private void sequences(final SearchReport report) {
        final SearchResult result = report.result();
        if (result.irreducible().isEmpty()) {
            line("  no safe sequence of up to %d words exists", result.length());
            return;
        }
        line(
                "  %d safe sequences contain no shorter safe one%s:",
                result.irreducible().size(),
                report.proofs().size() < result.irreducible().size()
                        ? ", the first " + report.proofs().size()
                        : "");
        for (int i = 0; i < report.proofs().size(); i++) {
            final SequenceProof.Result proof = report.proofs().get(i);
            line(
                    "  %3d. %-60s %s: %,d states",
                    i + 1,
                    words(result.irreducible().get(i)),
                    proof.isSafe() ? "confirmed by TLC" : "NOT CONFIRMED BY TLC " + proof.wrong(),
                    proof.states());
        }
        if (!result.minimal().isEmpty()) {
            line(
                    "  %d more are minimal in that no single word can be removed, though several together can, such as",
                    result.minimal().size());
            line("       %s", words(result.minimal().get(0)));
        }
    }

    private void figures(final SearchReport report) {
        final SearchResult.Figures figures = report.result().figures();
        final double seconds = Math.max(figures.nanos(), 1) / NANOS;
        line(
                "  search %.2f s: %,.0f sequences a second, by %,d steps on %,d sets of states (%,d merged);"
                        + " %,d states, %,d transitions, %,.0f a second",
                seconds,
                report.result().sequences().doubleValue() / seconds,
                figures.applied(),
                figures.sets(),
                figures.merged(),
                figures.states(),
                figures.transitions(),
                figures.transitions() / seconds);
        if (!report.proofs().isEmpty()) {
            final double busy = report.proofs().stream()
                            .mapToLong(SequenceProof.Result::nanos)
                            .sum()
                    / NANOS;
            final long transitions = report.proofs().stream()
                    .mapToLong(SequenceProof.Result::transitions)
                    .sum();
            line(
                    "  TLC %.2f s (all runs together) for %d sequences: %,d transitions, %,.0f a second;"
                            + " one by one at that rate all sequences would take it %,.1f hours",
                    busy,
                    report.proofs().size(),
                    transitions,
                    transitions / busy,
                    busy / report.proofs().size() * report.result().sequences().doubleValue() / SECONDS_AN_HOUR);
        }
    }

    private static String words(final List<String> sequence) {
        return sequence.isEmpty() ? "(no word)" : String.join(", ", sequence);
    }

    private static String number(final BigInteger number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void line(final String format, final Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments).stripTrailing());
    }
}
