package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.Reference;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.MachineState;
import org.msicheck.system.ModelValue;

/** What platforms may differ in: the weaker value of a property has every behaviour of the stronger one. */
class BusTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final List<String> NAMES = List.of(
            "msi-affinity-two-step",
            "msi-two-step-no-flush",
            "msi-masked-update",
            "msi-irte-exchanged",
            "msi-mask-word-unlocked",
            "msix-function-mask-honoured",
            "msix-rewrite-masked",
            "msix-enable-early",
            "msix-reset-stale");

    private static MachineConfig model(final String name, final String configWrites, final String readBack) {
        return new LitmusLoader(SPEC)
                .load(SPEC.litmusTest(name))
                .model()
                .with()
                .platformValues(Map.of("configWrites", Set.of(configWrites), "readBack", Set.of(readBack)))
                .build();
    }

    private static Set<ModelValue> states(final MachineConfig model) {
        final Reference reference = Reference.of(model);
        final Set<MachineState> seen = new HashSet<>(reference.initialStates());
        final Queue<MachineState> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            reference.forEachStep(open.remove(), (action, successor) -> {
                if (seen.add(successor)) {
                    open.add(successor);
                }
            });
        }
        return seen.stream()
                .map(reference::project)
                .map(BusTest::withoutWaiting)
                .collect(Collectors.toSet());
    }

    /** Who waits for what is all that the platforms add to a state. */
    private static ModelValue withoutWaiting(final ModelValue value) {
        if (value instanceof final ModelValue.Rec rec) {
            final Map<String, ModelValue> fields = new TreeMap<>();
            rec.fields().forEach((name, field) -> {
                if (!List.of("for", "before").contains(name)) {
                    fields.put(name, withoutWaiting(field));
                }
            });
            return ModelValue.record(fields);
        }
        return value instanceof final ModelValue.Seq seq
                ? new ModelValue.Seq(
                        seq.elements().stream().map(BusTest::withoutWaiting).toList())
                : value;
    }

    @ParameterizedTest
    @CsvSource({
        "awaited, root-complex, posted, root-complex",
        "posted, irr, posted, root-complex",
        "awaited, irr, awaited, root-complex",
        "awaited, irr, posted, irr"
    })
    void shouldHaveEveryStateOfTheStrongerPlatform(
            final String writes, final String reads, final String weakerWrites, final String weakerReads) {
        for (final String name : NAMES) {
            final Set<ModelValue> weaker = states(model(name, weakerWrites, weakerReads));
            final Set<ModelValue> stronger = states(model(name, writes, reads));
            assertThat(weaker.containsAll(stronger)).as(name).isTrue();
        }
    }

    /** The comparison can fail: the other way round it does. */
    @ParameterizedTest
    @CsvSource({"msi-two-step-no-flush, awaited, root-complex", "msix-rewrite-masked, posted, irr"})
    void shouldHaveFewerStatesOnTheStrongerPlatform(final String name, final String writes, final String reads) {
        assertThat(states(model(name, writes, reads)).containsAll(states(model(name, "posted", "root-complex"))))
                .isFalse();
    }
}
