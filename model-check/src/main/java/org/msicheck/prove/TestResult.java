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
 * @param states      distinct states; 0 if there is no graph
 * @param transitions distinct transitions
 * @param outcomes    all outcomes, in the order of the specification
 * @param property    the temporal property, if the model is about one
 * @param isCompared  whether the reference's graph was compared with TLC's
 * @param difference  where the two graphs differ; empty if they are equal or were not compared
 * @param broken      claims other than those on outcomes that do not hold
 * @param vacuous     why the test shows nothing; empty if it shows something
 * @param foundation  what it rests on that nothing happens that must never; empty if not asked for
 * @param time        wall-clock time of everything together
 */
public record TestResult(
        String name,
        long states,
        long transitions,
        List<OutcomeResult> outcomes,
        Optional<TemporalProperty> property,
        boolean isCompared,
        Optional<String> difference,
        List<String> broken,
        List<String> vacuous,
        Optional<Foundation> foundation,
        Duration time) {
    /**
     * Copies the lists.
     *
     * @param name        its name
     * @param states      distinct states
     * @param transitions distinct transitions
     * @param outcomes    all outcomes
     * @param property    the temporal property
     * @param isCompared  whether the graphs were compared
     * @param difference  where the graphs differ
     * @param broken      claims that do not hold
     * @param vacuous     why the test shows nothing
     * @param foundation  the weakest assumptions
     * @param foundation  what it rests on that nothing happens that must never; empty if not asked for
     * @param time        wall-clock time of everything together
     */
    public TestResult {
        outcomes = List.copyOf(outcomes);
        broken = List.copyOf(broken);
        vacuous = List.copyOf(vacuous);
    }

    /**
     * A test that TLC could not explore.
     *
     * @param name   its name
     * @param reason what TLC said
     * @param time   wall-clock time
     * @return a result that rejects
     */
    public static TestResult failed(final String name, final String reason, final Duration time) {
        return new TestResult(
                name,
                0,
                0,
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(reason),
                List.of(),
                Optional.empty(),
                time);
    }

    /**
     * The result of a model that is about a temporal property.
     *
     * @param name     its name
     * @param property what was found of the property
     * @param time     wall-clock time
     * @return the result
     */
    public static TestResult of(final String name, final TemporalProperty property, final Duration time) {
        return new TestResult(
                name,
                0,
                0,
                List.of(),
                Optional.of(property),
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                time);
    }

    /**
     * The verdict: a difference or a claim that does not hold rejects; a vacuous test is inconclusive, unless all that it
     * lists was to be found and was found.
     *
     * @return the verdict with its reason
     */
    public Verdict verdict() {
        if (!failures().isEmpty()) {
            return new Verdict.Rejected(String.join("; ", failures()));
        }
        return vacuous.isEmpty() || onlyFinds()
                ? new Verdict.Accepted()
                : new Verdict.Inconclusive(String.join("; ", vacuous));
    }

    /** What was found with a counterexample is not vacuous, whatever else could not happen. */
    private boolean onlyFinds() {
        return outcomes.stream().anyMatch(o -> o.expected() == Expectation.REACHABLE)
                && outcomes.stream().noneMatch(o -> o.expected() == Expectation.NEVER);
    }

    /**
     * Why the verdict is not accepted.
     *
     * @return one line each, failures before vacuity
     */
    public List<String> reasons() {
        final List<String> reasons = new ArrayList<>(failures());
        reasons.addAll(vacuous);
        return reasons;
    }

    /** Whether the reference's graph is TLC's, in one word. */
    String referenceWord() {
        return difference.isEmpty() ? "equal" : "differs";
    }

    private List<String> failures() {
        final List<String> failures = new ArrayList<>();
        outcomes.stream()
                .filter(o -> !o.isAsExpected())
                .forEach(o -> failures.add(o.outcome().word() + " is "
                        + (o.isReachable() ? "reachable on " + String.join("; ", o.devices()) : "never reached")
                        + ", expected " + o.expected().word()));
        property.filter(p -> p.holds() != p.mustHold())
                .ifPresent(p -> failures.add(p.name() + (p.holds() ? " holds, expected a violation" : " is violated")));
        failures.addAll(broken);
        difference.ifPresent(d -> failures.add("the reference differs: " + d));
        return failures;
    }

    /**
     * The words of the outcomes that were found.
     *
     * @return in the order of the specification
     */
    public String found() {
        return property.map(TemporalProperty::found).orElseGet(() -> outcomes.stream()
                .filter(OutcomeResult::isReachable)
                .map(o -> o.outcome().word())
                .collect(Collectors.joining(" ")));
    }

    /**
     * The words of the outcomes that the test expects to be reachable.
     *
     * @return in the order of the specification
     */
    public String expected() {
        return property.map(TemporalProperty::expected).orElseGet(() -> outcomes.stream()
                .filter(o -> o.expected() == Expectation.REACHABLE)
                .map(o -> o.outcome().word())
                .collect(Collectors.joining(" ")));
    }
}
