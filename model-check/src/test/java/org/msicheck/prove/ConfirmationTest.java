package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.litmus.Expectation;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.rests.RestsOn;
import org.msicheck.tlc.TlcPool;

/** TLC confirms what verdicts rest on, and says so where it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfirmationTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final PropertyTable TABLE = PropertyTable.read(SPEC.properties());

    private final TlcPool pool = new TlcPool(1);
    private final Confirmation confirmation = new Confirmation(SPEC, pool, TABLE);

    @AfterAll
    void close() {
        pool.close();
    }

    private static LitmusTest load(final String name) {
        return new LitmusLoader(SPEC).load(SPEC.litmusTest(name));
    }

    private static Set<Outcome> never(final LitmusTest test) {
        return test.expect().entrySet().stream()
                .filter(e -> e.getValue() == Expectation.NEVER)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<String> refutes(final LitmusTest test, final RestsOn rests) {
        return confirmation.refutes(test.model(), never(test), rests);
    }

    /** Those with several sets, with faults in dispute, with both properties of the platform; prove has many more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "msix-rewrite-masked",
                "msix-enable-early",
                "msi-grow-no-readback-awaited",
                "msi-two-step-target-cpu",
                "msix-function-mask-honoured",
                "msix-unused-kept",
                "msi-pending-folded"
            })
    void shouldConfirm(final String name) {
        final LitmusTest test = load(name);
        final RestsOn rests = RestsOn.of(test.model(), never(test), TABLE);
        assertThat(rests.shown()).isNotEmpty();
        assertThat(refutes(test, rests)).isEmpty();
    }

    @Test
    void shouldRefuteASetWithAMemberTooFewOrTooMany() {
        final LitmusTest test = load("msix-readback-drained");
        final Set<String> yes = Set.of("yes");
        assertThat(refutes(test, new RestsOn(List.of(Map.of("drain", yes)), 0)))
                .containsExactly("TLC finds what must never happen although drain: yes is assumed");
        assertThat(refutes(
                        test,
                        new RestsOn(
                                List.of(Map.of(
                                        "drain", yes, "readBack", Set.of("irr"), "configWrites", Set.of("awaited"))),
                                0)))
                .containsExactly("TLC finds nothing that must never happen although no more than drain: yes and"
                        + " readBack: irr is assumed");
    }
}
