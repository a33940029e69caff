package org.msicheck.validate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.validate.engine.Counts;
import org.msicheck.validate.engine.Coverage;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.MessageHistory;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Verdict;

/**
 * The result of one log; conformance, outcomes and findings are kept apart.
 *
 * @param name      the log's name as the user gave it
 * @param format    the format that was recognised, or empty
 * @param device    what the functions were held against
 * @param lines     lines read
 * @param events    events that changed or checked a possible state
 * @param problems  what is wrong with the log itself, one line each; such a log is not accepted
 * @param notes     what a reader should know, one line each
 * @param functions all functions of the log
 * @param counts    to whom the messages belong
 * @param coverage  what was exercised
 * @param history   what the log tells of messages over its whole length
 */
public record LogResult(
        String name,
        String format,
        String device,
        long lines,
        long events,
        List<String> problems,
        List<String> notes,
        List<TrackedFunction> functions,
        Counts counts,
        Coverage coverage,
        MessageHistory history) {

    /** Copies the lists. */
    public LogResult {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        functions = List.copyOf(functions);
    }

    /**
     * The same result with more to say.
     *
     * @param moreProblems what else is wrong with the log
     * @param moreNotes    what else a reader should know
     * @return another result
     */
    public LogResult with(final List<String> moreProblems, final List<String> moreNotes) {
        final List<String> allProblems = new ArrayList<>(problems);
        allProblems.addAll(moreProblems);
        final List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(moreNotes);
        return new LogResult(
                name, format, device, lines, events, allProblems, allNotes, functions, counts, coverage, history);
    }

    /**
     * Conformance of one function.
     *
     * @param function a function of this log
     * @return rejected if something is unexplained, accepted if something was checked and nothing is unexplained
     */
    public static Verdict verdict(final TrackedFunction function) {
        if (function.rejection().isPresent()) {
            final var why = function.rejection().get();
            return new Verdict.Rejected(
                    "line " + why.line() + ": expected " + why.expected() + ", observed " + why.event());
        }
        if (!function.damage().isEmpty()) {
            return new Verdict.Inconclusive(function.damage());
        }
        if (function.observations() == 0) {
            return new Verdict.Inconclusive(
                    function.ambiguous() > 0
                            ? "all " + function.ambiguous() + " messages are ambiguous"
                            : "nothing of it was observed");
        }
        return new Verdict.Accepted();
    }

    /**
     * Conformance of the whole log: one rejection rejects it, otherwise everything that is active has to be accepted.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        Verdict worst = new Verdict.Accepted();
        boolean active = false;
        for (final TrackedFunction function : functions) {
            if (function.active()) {
                final Verdict own = verdict(function);
                active |= !function.isPlatform();
                worst = worse(worst, own);
            }
        }
        if (worst instanceof Verdict.Rejected) {
            return worst;
        }
        if (!problems.isEmpty()) {
            return new Verdict.Inconclusive(problems.get(0));
        }
        return active ? worst : new Verdict.Inconclusive("no MSI or MSI-X activity in " + lines + " lines");
    }

    private static Verdict worse(final Verdict one, final Verdict other) {
        return other.exitCode().worse(one.exitCode()).equals(one.exitCode()) ? one : other;
    }

    /**
     * Outcomes seen, over all functions.
     *
     * @return counts
     */
    public Map<Outcome, Long> outcomes() {
        final Map<Outcome, Long> sums = new EnumMap<>(Outcome.class);
        for (final TrackedFunction function : functions) {
            function.outcomes().entries().forEach((kind, entry) -> sums.merge(kind, entry.count(), Long::sum));
        }
        return sums;
    }

    /**
     * Findings, over all functions.
     *
     * @return counts
     */
    public Map<Finding, Long> findings() {
        final Map<Finding, Long> sums = new EnumMap<>(Finding.class);
        for (final TrackedFunction function : functions) {
            function.findings().entries().forEach((kind, entry) -> sums.merge(kind, entry.count(), Long::sum));
        }
        return sums;
    }

    /**
     * What the process should say of this log.
     *
     * @param allowed outcomes that the user does not mind
     * @return 1 on a rejection or an outcome that is not allowed, else 2 if inconclusive, else 0
     */
    public ExitCode exitCode(final Set<Outcome> allowed) {
        final ExitCode conformance = verdict().exitCode();
        final boolean unwanted = !allowed.containsAll(outcomes().keySet());
        return unwanted ? conformance.worse(ExitCode.FAILED) : conformance;
    }
}
