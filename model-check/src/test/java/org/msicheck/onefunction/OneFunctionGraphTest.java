package org.msicheck.onefunction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msicheck.graph.Explorer;
import org.msicheck.graph.GraphComparison;
import org.msicheck.graph.StateGraph;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.onefunction.OneConfig;
import org.msicheck.ref.onefunction.OneFunction;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/** The graphs of module OneFunction: TLC's and the reference's are equal, state by state and edge by edge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneFunctionGraphTest {
    private static final List<Register> DATA = List.of(Register.DATA);
    private static final List<Register> ADDRESS_AND_DATA = List.of(Register.ADDRESS, Register.DATA);

    private final SpecFolder spec = SpecFolder.shipped();
    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void close() {
        pool.close();
    }

    private int same(final String name, final OneConfig config, final TlcModel model) {
        final StateGraph expected = TlcGraphs.explore(pool, model).graph();
        final StateGraph observed = Explorer.explore(new OneFunction(config), name, List.of());
        assertThat(GraphComparison.compare(expected, observed, 1)).as(name).isEmpty();
        assertThat(observed.stateCount()).as(name).isEqualTo(expected.stateCount());
        assertThat(observed.edgeCount()).as(name).isEqualTo(expected.edgeCount());
        return expected.stateCount();
    }

    private void same(final String name, final OneConfig config) {
        same(name, config, OneModel.of("one", config, spec.root()));
    }

    private TlcModel shipped(final String config) throws IOException {
        final TlcModel model = TlcModel.ofFiles(
                spec.root().resolve("OneFunctionAny.tla"), spec.root().resolve(config), List.of());
        return model.withConfig(model.config().bare());
    }

    @Test
    void shouldBeEqualForAnyFunctionWithMsix() throws IOException {
        final OneConfig config = OneConfig.msix(OneDevices.any(FunctionKind.MSIX), 2);
        assertThat(same("any", config.withFields(DATA), shipped("OneFunctionAny_msix.cfg")))
                .isGreaterThan(5_000);
    }

    @Test
    void shouldBeEqualForAnyFunctionWithMsi() throws IOException {
        final OneConfig config = OneConfig.msi(true, true, OneDevices.any(FunctionKind.MSI), 2);
        assertThat(same("any", config.withFields(DATA), shipped("OneFunctionAny_msi.cfg")))
                .isGreaterThan(1_000);
    }

    @ParameterizedTest
    @EnumSource(FunctionKind.class)
    void shouldBeEqualForEveryValue(final FunctionKind kind) {
        OneDevices.single(kind)
                .forEach((name, device) ->
                        same(name, OneDevices.config(kind, device, 4).withFields(ADDRESS_AND_DATA)));
    }

    @ParameterizedTest
    @EnumSource(FunctionKind.class)
    void shouldBeEqualForEveryPairOfFaults(final FunctionKind kind) {
        OneDevices.pairs(kind)
                .forEach((name, device) ->
                        same(name, OneDevices.config(kind, device, 2).withFields(DATA)));
    }

    @Test
    void shouldBeEqualWithoutMaskBits() {
        same("no mask bits", OneConfig.msi(false, false, OneDevices.first(FunctionKind.MSI), 4));
    }
}
