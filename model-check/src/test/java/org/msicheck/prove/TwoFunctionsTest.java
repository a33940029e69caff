package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.msicheck.graph.Explorer;
import org.msicheck.graph.GraphComparison;
import org.msicheck.graph.StateGraph;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.Reference;
import org.msicheck.ref.function.FunctionDescription;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/** A function with MSI-X and one with MSI in one machine: TLC and the reference have the same graph. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoFunctionsTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();

    private final TlcPool pool = new TlcPool(1);
    private MachineConfig machine;
    private StateGraph expected;

    @BeforeAll
    void explore() {
        final TlcModel model = HeadlineModel.all(SPEC).stream()
                .filter(each -> each.name().equals("MCTwoFunctions"))
                .findFirst()
                .orElseThrow()
                .tlc();
        machine = ConstantsReader.read(pool, model).config();
        expected = TlcGraphs.explore(
                        pool,
                        new TlcModel(
                                model.name(),
                                model.rootModule(),
                                Map.of(),
                                model.directories(),
                                model.config().bare(),
                                List.of()))
                .graph();
    }

    @AfterAll
    void close() {
        pool.close();
    }

    private boolean isGraphOf(final MachineConfig config) {
        return GraphComparison.compare(expected, Explorer.explore(Reference.of(config), "MCTwoFunctions", List.of()), 1)
                .isEmpty();
    }

    @Test
    void shouldHaveBothKinds() {
        assertThat(machine.functions())
                .extracting(FunctionDescription::name, FunctionDescription::kind)
                .containsExactly(tuple("disk", FunctionKind.MSI), tuple("nic", FunctionKind.MSIX));
        assertThat(machine.irqs()).containsExactly("irq1", "irq0");
        assertThatIllegalStateException().isThrownBy(machine::kind).withMessage("there are 2 functions");
    }

    @Test
    void shouldHaveTheSameGraphInTheReference() {
        assertThat(expected.stateCount()).isGreaterThan(10_000);
        assertThat(isGraphOf(machine)).isTrue();
    }

    @Test
    void shouldNoticeAnotherDeviceOfOneOfThem() {
        final List<FunctionDescription> others = machine.functions().stream()
                .map(each -> each.kind() == FunctionKind.MSI ? each : withDisable(each, "keeps"))
                .toList();
        assertThat(isGraphOf(machine.with().functions(others).build())).isFalse();
    }

    private static FunctionDescription withDisable(final FunctionDescription function, final String value) {
        final Map<String, Set<String>> device = new TreeMap<>(function.device());
        device.put("disable", Set.of(value));
        return function.withDevice(device);
    }
}
