package org.msicheck.validate.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.msicheck.output.Paint;
import org.msicheck.output.Paint.Tone;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.engine.Counts;
import org.msicheck.validate.engine.Rejection;
import org.msicheck.validate.engine.Tally;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Shown;
import org.msicheck.verdict.Verdict;

/** A log's result for people. */
public final class TextReport {
    private static final int MOST_BRANCHES = 8;
    private static final int MOST_LEFT_OUT = 8;

    private final PrintWriter out;
    private final Paint paint;

    /**
     * A report without colours.
     *
     * @param out where it goes
     */
    public TextReport(final PrintWriter out) {
        this(out, Paint.NONE);
    }

    /**
     * A report.
     *
     * @param out   where it goes
     * @param paint the colours
     */
    public TextReport(final PrintWriter out, final Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    /**
     * Names what was not read.
     *
     * @param files what folders hold besides logs
     */
    public void leftOut(final List<Path> files) {
        if (!files.isEmpty()) {
            final String more = files.size() > MOST_LEFT_OUT ? " and " + (files.size() - MOST_LEFT_OUT) + " more" : "";
            line("left out: "
                    + files.stream().limit(MOST_LEFT_OUT).map(Path::toString).collect(Collectors.joining(", ")) + more);
        }
    }

    /**
     * Writes one result.
     *
     * @param result the result
     */
    public void write(final LogResult result) {
        final Counts counts = result.counts();
        line(String.format("%s: ", result.name()), result.verdict(), "");
        line(String.format(
                "  %d lines, %d events, device %s; %d messages: %d attributed, %d ambiguous, %d of unknown "
                        + "functions, %d foreign",
                result.lines(),
                result.events(),
                result.device(),
                counts.messages(),
                counts.attributedMessages(),
                counts.ambiguousMessages(),
                counts.unknownMessages(),
                counts.foreignMessages()));
        result.problems().forEach(problem -> line("  problem: " + problem));
        result.notes().forEach(note -> line("  note: " + note));
        result.functions().stream().filter(TrackedFunction::active).forEach(this::write);
        result.functions().stream()
                .filter(each -> !each.active() && each.configured())
                .forEach(this::listed);
        final String idle = result.functions().stream()
                .filter(each -> !each.active() && !each.configured())
                .map(each -> each.id() + " " + each.device())
                .collect(Collectors.joining(", "));
        if (!idle.isEmpty()) {
            line("  without MSI activity: " + idle);
        }
    }

    private void write(final TrackedFunction function) {
        final String from = function.fromReset() ? "" : ", first seen in the middle";
        line(
                String.format("  %s %s [%s%s] ", function.id(), function.device(), function.capability(), from),
                LogResult.verdict(function),
                String.format("; %d messages, %d ambiguous", function.attributed(), function.ambiguous()));
        function.rejection().ifPresent(this::write);
        tallies(function);
    }

    private void listed(final TrackedFunction function) {
        line(String.format(
                "  %s %s [%s] configured, nothing observed: not counted",
                function.id(), function.device(), function.capability()));
        tallies(function);
    }

    private void tallies(final TrackedFunction function) {
        function.outcomes().entries().forEach((kind, entry) -> tally("outcome", kind.word(), kind.meaning(), entry));
        function.findings().entries().forEach((kind, entry) -> tally("finding", kind.word(), kind.meaning(), entry));
        function.deviations()
                .entries()
                .forEach((fault, entry) -> tally("deviation", fault, "not explained without it", entry));
    }

    private void tally(final String sort, final String word, final String meaning, final Tally.Entry entry) {
        final String more = entry.count() > entry.lines().size() ? ", ..." : "";
        line(String.format(
                "    %s %s: %d at line %s%s%s",
                sort,
                word,
                entry.count(),
                entry.lines().stream().map(Object::toString).collect(Collectors.joining(", ")),
                more,
                meaning.isEmpty() ? "" : " (" + meaning + ")"));
    }

    private void write(final Rejection why) {
        line(String.format("    line %d: observed %s", why.line(), why.event()));
        line(String.format("    expected %s", why.expected()));
        line(String.format("    explained: every event of the %d lines before it", why.line() - 1));
        for (final Rejection.Reason reason : why.reasons()) {
            final List<String> branches = reason.branches();
            line(String.format("    not possible: %s", reason.text()));
            branches.stream().limit(MOST_BRANCHES).forEach(branch -> line("      in " + branch));
            if (branches.size() > MOST_BRANCHES) {
                line(String.format("      and %d more", branches.size() - MOST_BRANCHES));
            }
        }
    }

    private void line(final String before, final Verdict verdict, final String behind) {
        final String reason = Words.reason(verdict);
        out.println(Shown.escaped(before)
                + paint.of(Tone.of(verdict), Words.word(verdict))
                + Shown.escaped((reason.isEmpty() ? "" : ": " + reason) + behind));
    }

    /** One line, whatever the log's names hold. */
    private void line(final String text) {
        out.println(Shown.escaped(text));
    }
}
