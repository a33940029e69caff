package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/** Every event is handled although new events never cease; each kind of fairness that this is said to need is needed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrongLivenessTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|SF_vars(Send~SF_vars(Send",
                "false|SF_vars(Advance~WF_vars(Advance",
                "false|WF_vars(Look(processor) \\/ SignalEventfd(processor) \\/ Return(processor))~TRUE",
                "false|WF_vars(Remap(irq, place) \\/ Deliver(irq, place))~TRUE",
                "false|WF_vars(Complete(reader))~TRUE"
            })
    void shouldHandleEveryEventUnderStatedFairness(final boolean holds, final String change) throws IOException {
        final String[] parts = change.split("~", -1);
        final String machine = Files.readString(SPEC.root().resolve("Machine.tla"));
        assertThat(machine).contains(parts[0]);
        final TlcModel model = TlcModel.ofFiles(
                SPEC.root().resolve("MCMsiMultiVectorUpdate.tla"),
                SPEC.root().resolve("MCMsiMultiVectorUpdate_single_strong.cfg"),
                List.of());
        final TlcModel changed = new TlcModel(
                model.name(),
                model.rootModule(),
                Map.of("Machine.tla", machine.replace(parts[0], parts[1])),
                model.directories(),
                model.config(),
                List.of());
        assertThat(pool.checkProperty(changed, "StrongSpec", "AlwaysHandledProp")
                        .holds())
                .isEqualTo(holds);
    }
}
