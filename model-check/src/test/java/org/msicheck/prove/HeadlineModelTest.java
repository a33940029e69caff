package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.graph.GraphComparison;
import org.msicheck.graph.StateGraph;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.Constants;
import org.msicheck.model.SpecFolder;
import org.msicheck.model.TlaModel;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.system.ModelValue;
import org.msicheck.tlc.PropertyResult;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.Verdict;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadlineModelTest {
    private final SpecFolder spec = SpecFolder.shipped();
    private final TlcPool pool = new TlcPool(1);
    private final Map<String, HeadlineModel> models =
            HeadlineModel.all(spec).stream().collect(Collectors.toMap(HeadlineModel::name, model -> model));

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void shouldReadFromAConfigurationWhatItMust() {
        assertThat(models.get("MCMsixResize").mustFail()).isFalse();
        assertThat(models.get("MCMsixResize").expected()).isEmpty();
        assertThat(models.get("MCMsixResize").always()).contains("stateTypeOK", "restInv");
        assertThat(models.get("MCMsixResize_bug_static").mustFail()).isTrue();
        assertThat(models.get("MCMsixResize_bug_static").expected()).isEqualTo("lost");
        assertThat(models.get("MCMsixResize_bug_static_live").expected()).isEqualTo("EveryEventHandledProp violated");
        assertThat(models.get("MCMsixResize_live").isLong()).isFalse();
        assertThat(models.get("MCAnyBlock").isLong()).isFalse();
        assertThat(models.get("MCAnyBlock_large_four").isLong()).isTrue();
        assertThat(models.get("MCMsiMultiVectorUpdate_large_four").isLong()).isTrue();
    }

    @Test
    void shouldTellAPropertyOfStatesThatIsViolated() {
        final String nothingWrong = "NothingWrongProp";
        assertThat(pool.checkProperty(models.get("MCMsiMultiVectorUpdate").tlc(), "Spec", nothingWrong)
                        .holds())
                .isTrue();
        final PropertyResult broken = pool.checkProperty(
                models.get("MCMsiMultiVectorUpdate_bug_naive").tlc(), "SpecTwo", nothingWrong);
        assertThat(broken.holds()).isFalse();
        assertThat(broken.lasso()).hasSizeGreaterThan(5);
        assertThat(broken.loopStart()).isEqualTo(broken.lasso().size() - 1);
    }

    @Test
    void shouldLetTlcEvaluateTheConstants() {
        final MachineConfig model =
                ConstantsReader.read(pool, models.get("MCMsixResize").tlc()).config();
        assertThat(model.irqs()).containsExactly("irq0", "irq1", "irq2", "irq3");
        assertThat(model.actors()).extracting("name").containsExactlyInAnyOrder("guest", "vmm");
        assertThat(model.device()).containsKeys("open", "drain");
    }

    @ParameterizedTest
    @CsvSource({
        "MCMsixResize, msix-resize-append",
        "MCMsixResize_append2, msix-resize-append-two",
        "MCMsixResize_shrink, msix-resize-shrink",
        "MCMsixResize_bug_static, msix-resize-static",
        "MCMsixResize_bug_static2, msix-resize-static-two"
    })
    void shouldHaveTheSameConstantsAsTheLitmusTestWithItsProgram(final String headline, final String litmus) {
        final MachineConfig model =
                ConstantsReader.read(pool, models.get(headline).tlc()).config();
        final MachineConfig twin = litmus(litmus).model();
        final ModelValue armed = Values.field(twin.start(), "armed");
        assertThat(Values.elements(Values.field(model.start(), "armed"))).containsAll(Values.elements(armed));
        assertThat(Constants.of(model.with()
                                .start(withArmed(model.start(), armed))
                                .build())
                        .equals(Constants.of(twin)))
                .isTrue();
    }

    /** In a litmus test fewer sources may interrupt, so that it stays small. */
    private static ModelValue withArmed(final ModelValue start, final ModelValue armed) {
        final Map<String, ModelValue> fields = new TreeMap<>(((ModelValue.Rec) start).fields());
        fields.put("armed", armed);
        return ModelValue.record(fields);
    }

    @Test
    void shouldTellOtherConstantsApart() {
        assertThat(ConstantsReader.read(pool, models.get("MCMsixResize").tlc())
                        .equals(Constants.of(litmus("msix-resize-append-two").model())))
                .isFalse();
    }

    private LitmusTest litmus(final String name) {
        return new LitmusLoader(spec).load(spec.litmusTest(name));
    }

    @Test
    void shouldHaveTheSameGraphAsTheLitmusTestWithItsProgram() {
        final HeadlineModel headline = models.get("MCMsixResize");
        final TlaModel litmus = litmus("msix-resize-append").toTla();
        final StateGraph expected = TlcGraphs.explore(
                        pool,
                        new TlcModel(
                                "headline",
                                headline.tlc().rootModule(),
                                Map.of(),
                                List.of(spec.root()),
                                headline.tlc().config().bare(),
                                List.of()))
                .graph();
        final StateGraph observed = TlcGraphs.explore(
                        pool,
                        new TlcModel(
                                "litmus",
                                litmus.name(),
                                Map.of(litmus.name() + ".tla", litmus.module()),
                                List.of(spec.root()),
                                TlcConfig.parse(litmus.config()),
                                List.of()))
                .graph();
        assertThat(GraphComparison.compare(expected, observed, 1)).isEmpty();
    }

    @Test
    void shouldSayWhenAnInvariantOrAVerdictIsNotWhatItMustBe() {
        final HeadlineModel naive = models.get("MCMsiMultiVectorUpdate_bug_naive");
        final Prover prover = new Prover(spec, pool);
        assertThat(prover.prove(naive).verdict()).isInstanceOf(Verdict.Accepted.class);
        assertThat(prover.prove(new HeadlineModel(naive.tlc(), false, List.of("NeverLost"), List.of()))
                        .reasons())
                .singleElement()
                .asString()
                .startsWith("lost is reachable on ");
        assertThat(prover.prove(new HeadlineModel(
                                naive.tlc(), true, List.of("NeverLost", "NeverTorn", "Rest"), List.of()))
                        .reasons())
                .contains("the invariant rest is violated after 0 steps");
        final HeadlineModel live = models.get("MCMsiMultiVectorUpdate_bug_naive_live");
        assertThat(prover.prove(live).verdict()).isInstanceOf(Verdict.Accepted.class);
        assertThat(prover.prove(new HeadlineModel(live.tlc(), false, List.of(), live.properties()))
                        .reasons())
                .containsExactly("EveryEventHandledProp is violated");
    }
}
