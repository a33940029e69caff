package org.msicheck.validate.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.engine.Counts;
import org.msicheck.validate.engine.Rejection;
import org.msicheck.validate.engine.Tally;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** A log's result for people. */
public final class TextReport {
    private static final int MOST_BRANCHES = 8;

    private final PrintWriter out;

    /**
     * A report.
     *
     * @param out where it goes
     */
    public TextReport(final PrintWriter out) {
        this.out = out;
    }

    /**
     * Writes one result.
     *
     * @param result the result
     */
    public void write(final LogResult result) {
        final Counts counts = result.counts();
        out.printf("%s: %s%n", result.name(), words(result.verdict()));
        out.printf(
                "  %d lines, %d events, profile %s; %d messages: %d attributed, %d ambiguous, %d of unknown "
                        + "functions, %d foreign%n",
                result.lines(),
                result.events(),
                result.profile(),
                counts.messages(),
                counts.attributedMessages(),
                counts.ambiguousMessages(),
                counts.unknownMessages(),
                counts.foreignMessages());
        result.problems().forEach(problem -> out.println("  problem: " + problem));
        result.notes().forEach(note -> out.println("  note: " + note));
        result.functions().stream().filter(TrackedFunction::active).forEach(this::write);
        result.functions().stream()
                .filter(each -> !each.active() && each.configured())
                .forEach(this::listed);
        final String idle = result.functions().stream()
                .filter(each -> !each.active() && !each.configured())
                .map(each -> each.id() + " " + each.device())
                .collect(Collectors.joining(", "));
        if (!idle.isEmpty()) {
            out.println("  without MSI activity: " + idle);
        }
    }

    private void write(final TrackedFunction function) {
        final String from = function.fromReset() ? "" : ", first seen in the middle";
        out.printf(
                "  %s %s [%s%s] %s; %d messages, %d ambiguous%n",
                function.id(),
                function.device(),
                function.capability(),
                from,
                words(LogResult.verdict(function)),
                function.attributed(),
                function.ambiguous());
        function.rejection().ifPresent(this::write);
        tallies(function);
    }

    private void listed(final TrackedFunction function) {
        out.printf(
                "  %s %s [%s] configured, nothing observed: not counted%n",
                function.id(), function.device(), function.capability());
        tallies(function);
    }

    private void tallies(final TrackedFunction function) {
        function.outcomes().entries().forEach((kind, entry) -> tally("outcome", kind.word(), kind.meaning(), entry));
        function.findings().entries().forEach((kind, entry) -> tally("finding", kind.word(), kind.meaning(), entry));
        function.deviations()
                .entries()
                .forEach((kind, entry) -> tally("deviation", kind.word(), kind.meaning(), entry));
    }

    private void tally(final String sort, final String word, final String meaning, final Tally.Entry entry) {
        final String more = entry.count() > entry.lines().size() ? ", ..." : "";
        out.printf(
                "    %s %s: %d at line %s%s%s%n",
                sort,
                word,
                entry.count(),
                entry.lines().stream().map(Object::toString).collect(Collectors.joining(", ")),
                more,
                meaning.isEmpty() ? "" : " (" + meaning + ")");
    }

    private void write(final Rejection why) {
        out.printf("    line %d: observed %s%n", why.line(), why.event());
        out.printf("    expected %s%n", why.expected());
        out.printf("    explained: every event of the %d lines before it%n", why.line() - 1);
        for (final Rejection.Reason reason : why.reasons()) {
            final List<String> branches = reason.branches();
            out.printf("    not possible: %s%n", reason.text());
            branches.stream().limit(MOST_BRANCHES).forEach(branch -> out.println("      in " + branch));
            if (branches.size() > MOST_BRANCHES) {
                out.printf("      and %d more%n", branches.size() - MOST_BRANCHES);
            }
        }
    }

    private static String words(final Verdict verdict) {
        final String reason = Words.reason(verdict);
        return reason.isEmpty() ? Words.word(verdict) : Words.word(verdict) + ": " + reason;
    }
}
