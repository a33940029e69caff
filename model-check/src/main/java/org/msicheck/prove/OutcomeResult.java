package org.msicheck.prove;

import java.util.List;
import java.util.Optional;
import org.msicheck.explain.Counterexample;
import org.msicheck.litmus.Expectation;
import org.msicheck.ref.outcomes.Outcome;

/**
 * What was found of one outcome.
 *
 * @param outcome        the outcome
 * @param expected       what the test says of it
 * @param devices        the kinds of devices that reach it; empty if none does
 * @param counterexample a shortest way to it, present if it is reachable
 */
public record OutcomeResult(
        Outcome outcome, Expectation expected, List<String> devices, Optional<Counterexample> counterexample) {
    /**
     * Copies the devices.
     *
     * @param outcome        the outcome
     * @param expected       what the test says of it
     * @param devices        the kinds of devices that reach it
     * @param counterexample a shortest way to it
     */
    public OutcomeResult {
        devices = List.copyOf(devices);
    }

    /**
     * Whether some reachable state has the outcome.
     *
     * @return true if there is a counterexample
     */
    public boolean isReachable() {
        return counterexample.isPresent();
    }

    /**
     * Whether the test's expectation is met.
     *
     * @return true also if the test says nothing
     */
    public boolean isAsExpected() {
        return switch (expected) {
            case REACHABLE -> isReachable();
            case NEVER, IMPLIED -> !isReachable();
            case UNCHECKED -> true;
        };
    }
}
