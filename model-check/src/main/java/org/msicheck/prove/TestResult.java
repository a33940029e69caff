package org.msicheck.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.msicheck.litmus.Expectation;
import org.msicheck.verdict.Verdict;

/**
 * The result of one litmus test or headline model.
 *
 * @param name        its name
 * @param states      distinct states
 * @param transitions distinct transitions
 * @param outcomes    all outcomes, in the order of the specification
 * @param difference  where the reference's graph and TLC's differ; empty if they are equal
 * @param broken      claims of the test, other than on outcomes, that do not hold
 * @param vacuous     why the test shows nothing; empty if it shows something
 * @param assumes     the extra assumption that the test states
 * @param time        wall-clock time of everything together
 */
public record TestResult(String name, long states, long transitions, List<OutcomeResult> outcomes,
        Optional<String> difference, List<String> broken, List<String> vacuous, Optional<String> assumes,
        Duration time) {
    /**
     * Copies the lists.
     *
     * @param name        its name
     * @param states      distinct states
     * @param transitions distinct transitions
     * @param outcomes    all outcomes
     * @param difference  where the graphs differ
     * @param broken      claims of the test that do not hold
     * @param vacuous     why the test shows nothing
     * @param assumes     the extra assumption that the test states
     * @param time        wall-clock time of everything together
     */
    public TestResult {
        outcomes = List.copyOf(outcomes);
        broken = List.copyOf(broken);
        vacuous = List.copyOf(vacuous);
    }

    /**
     * The verdict: a difference or a missed expectation rejects, a vacuous test is inconclusive.
     *
     * @return the verdict with its reason
     */
    public Verdict verdict() {
        final List<String> reasons = new ArrayList<>();
        outcomes.stream().filter(o -> !o.isAsExpected()).forEach(o -> reasons.add(o.outcome().word() + " is "
                + (o.isReachable() ? "reachable" : "never reached") + ", expected " + o.expected().word()));
        reasons.addAll(broken);
        difference.ifPresent(d -> reasons.add("the reference differs: " + d));
        if (!reasons.isEmpty()) {
            return new Verdict.Rejected(String.join("; ", reasons));
        }
        return vacuous.isEmpty() ? new Verdict.Accepted() : new Verdict.Inconclusive(String.join("; ", vacuous));
    }

    /**
     * The words of the outcomes that were found.
     *
     * @return in the order of the specification
     */
    public String found() {
        return outcomes.stream().filter(OutcomeResult::isReachable).map(o -> o.outcome().word())
                .collect(Collectors.joining(" "));
    }

    /**
     * The words of the outcomes that the test expects to be reachable.
     *
     * @return in the order of the specification
     */
    public String expected() {
        return outcomes.stream().filter(o -> o.expected() == Expectation.REACHABLE)
                .map(o -> o.outcome().word()).collect(Collectors.joining(" "));
    }
}
