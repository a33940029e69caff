package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msicheck.explain.Counterexample;
import org.msicheck.litmus.Expectation;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.verdict.Verdict;

class TestResultTest {
    private static final String VACUOUS = "driver never executes step 4";

    private static OutcomeResult found(final Outcome outcome) {
        return new OutcomeResult(
                outcome,
                Expectation.REACHABLE,
                List.of("every device"),
                Optional.of(new Counterexample(List.of(), "the device has gone quiet")));
    }

    private static OutcomeResult absent(final Outcome outcome, final Expectation expectation) {
        return new OutcomeResult(outcome, expectation, List.of(), Optional.empty());
    }

    private static Verdict verdict(final OutcomeResult... outcomes) {
        return new TestResult(
                        "t",
                        1,
                        1,
                        List.of(outcomes),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        List.of(),
                        List.of(VACUOUS),
                        Optional.empty(),
                        Duration.ZERO)
                .verdict();
    }

    @Test
    void shouldAcceptWhatWasToBeFoundAndWasFound() {
        assertThat(verdict(found(Outcome.LOST), absent(Outcome.STALE, Expectation.IMPLIED)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void shouldStayInconclusiveWhereTheTestAlsoSaysNever() {
        assertThat(verdict(found(Outcome.LOST), absent(Outcome.STALE, Expectation.NEVER)))
                .isEqualTo(new Verdict.Inconclusive(VACUOUS));
    }

    @Test
    void shouldStayInconclusiveWhereNothingIsToBeFound() {
        assertThat(verdict(absent(Outcome.LOST, Expectation.IMPLIED))).isEqualTo(new Verdict.Inconclusive(VACUOUS));
    }

    @Test
    void shouldRejectWhatWasToBeFoundAndWasNot() {
        assertThat(verdict(found(Outcome.FAULT), absent(Outcome.LOST, Expectation.REACHABLE)))
                .isInstanceOf(Verdict.Rejected.class);
    }
}
