package org.msicheck.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.model.SpecFolder;
import org.msicheck.prove.Prover;
import org.msicheck.prove.TestResult;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.tlc.TlcPool;

/** A counterexample says what became of the event: who took or dropped the last thing that stood for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LossTest {
    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "msi-affinity-naive|irq0 was lost in step \\d+: cpu1, take vector v1",
                "msi-grow-disabled|irq0 was lost in step \\d+: source irq0, event while disabled, dropped",
                "msi-enable-late|irq0 was lost in step \\d+: fabric, deliver address 0, data 0 of irq0 to memory",
                "msi-assume-d-apic-early|irq0 was lost in step \\d+: fabric, deliver cpu0:v1 of irq0, whose local APIC is off",
                "msi-mask-word-unlocked|irq0 waits for ever as pending in the function",
                "msi-stray-no-eoi|irq1 waits for ever in the IRR of cpu0"
            })
    void shouldSayInWhichStepAnEventWasLost(final String name, final String text) {
        final SpecFolder spec = SpecFolder.shipped();
        final TestResult result = new Prover(spec, pool).prove(new LitmusLoader(spec).load(spec.litmusTest(name)));
        final Counterexample lost = result.outcomes().stream()
                .filter(o -> o.outcome() == Outcome.LOST)
                .findFirst()
                .orElseThrow()
                .counterexample()
                .orElseThrow();
        assertThat(lost.conclusion()).containsPattern("no handler will look at: everything is at rest; " + text + "$");
        assertThat(lost.rows().size()).isGreaterThan(5);
    }
}
