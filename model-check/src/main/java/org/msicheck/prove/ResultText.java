package org.msicheck.prove;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.msicheck.explain.Counterexample;
import org.msicheck.litmus.Expectation;
import org.msicheck.output.Paint;
import org.msicheck.output.Paint.Tone;
import org.msicheck.verdict.Verdict;

/** Writes results for people: one row a test, and counterexamples as tables of steps. */
public final class ResultText {
    private static final String NOTHING = "-";

    private final PrintWriter out;
    private final int name;
    private final int expected;
    private final Paint paint;

    /**
     * A writer of results.
     *
     * @param out      receives the text
     * @param paint    the colours
     * @param name     the width of the longest name
     * @param expected the width of the longest list of expected outcomes
     */
    public ResultText(final PrintWriter out, final Paint paint, final int name, final int expected) {
        this.out = out;
        this.paint = paint;
        this.name = Math.max(name, "test".length());
        this.expected = Math.max(expected, "expected".length());
    }

    /** Writes the columns' names. */
    public void header() {
        row(
                List.of("test", "states", "transitions", "reference", "time", "verdict", "expected", "found"),
                UnaryOperator.identity(),
                UnaryOperator.identity());
    }

    /**
     * Writes a test's row and, if it is not as expected, the reasons.
     *
     * @param result the test's result
     */
    public void row(final TestResult result) {
        row(
                List.of(
                        result.name(),
                        number(result.states()),
                        number(result.transitions()),
                        result.isCompared()
                                ? loud(
                                        result.referenceWord(),
                                        result.difference().isPresent())
                                : NOTHING,
                        String.format(Locale.ROOT, "%.1f s", result.time().toMillis() / 1000.0),
                        loud(result.verdict().expectation(), result.verdict() instanceof Verdict.Rejected),
                        orNothing(result.expected()),
                        orNothing(result.found())),
                text -> result.difference().isPresent() ? paint.of(Tone.BAD, text) : text,
                text -> paint.of(Tone.of(result.verdict()), text));
        for (final String reason : result.reasons()) {
            out.println("    " + reason);
        }
        result.foundation().ifPresent(foundation -> out.println("    " + foundation.text()));
        out.flush();
    }

    private void row(
            final List<String> cells, final UnaryOperator<String> reference, final UnaryOperator<String> verdict) {
        out.println(String.join(
                "  ",
                left(cells.get(0), name),
                right(cells.get(1), 9),
                right(cells.get(2), 11),
                reference.apply(left(cells.get(3), 9)),
                right(cells.get(4), 8),
                verdict.apply(left(cells.get(5), 12)),
                left(cells.get(6), expected),
                cells.get(7)));
    }

    private static String left(final String text, final int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(final String text, final int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String number(final long number) {
        return number == 0 ? NOTHING : String.format(Locale.ROOT, "%,d", number);
    }

    private static String orNothing(final String words) {
        return words.isEmpty() ? NOTHING : words;
    }

    /** What must not be overlooked is in capitals. */
    private static String loud(final String word, final boolean isBad) {
        return isBad ? word.toUpperCase(Locale.ROOT) : word;
    }

    /**
     * Writes a shortest counterexample for each outcome that was found.
     *
     * @param result the test's result
     */
    public void counterexamples(final TestResult result) {
        for (final OutcomeResult outcome : result.outcomes()) {
            outcome.counterexample().ifPresent(counterexample -> counterexample(outcome, counterexample));
        }
        out.flush();
    }

    private void counterexample(final OutcomeResult outcome, final Counterexample counterexample) {
        out.println();
        out.println("  " + outcome.outcome().word() + " is reachable (" + expectation(outcome) + ") on "
                + String.join("; ", outcome.devices()) + ". A shortest way:");
        final List<List<String>> lines = new ArrayList<>();
        int number = 1;
        for (final Counterexample.Row row : counterexample.rows()) {
            final List<String> changes = row.changes();
            lines.add(
                    List.of(String.valueOf(number), row.actor(), row.step(), changes.isEmpty() ? "" : changes.get(0)));
            changes.stream().skip(1).forEach(change -> lines.add(List.of("", "", "", change)));
            number++;
        }
        final int actor = width(lines, 1);
        final int step = width(lines, 2);
        for (final List<String> line : lines) {
            out.println(("  "
                            + String.join(
                                    "  ",
                                    right(line.get(0), 4),
                                    left(line.get(1), actor),
                                    left(line.get(2), step),
                                    line.get(3)))
                    .stripTrailing());
        }
        out.println("        => " + counterexample.conclusion());
    }

    private static int width(final List<List<String>> lines, final int column) {
        return Math.max(
                1,
                lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1));
    }

    private static String expectation(final OutcomeResult outcome) {
        return Optional.of(outcome.expected())
                .filter(e -> e != Expectation.UNCHECKED)
                .map(e -> "expected " + e.word())
                .orElse("not checked");
    }
}
