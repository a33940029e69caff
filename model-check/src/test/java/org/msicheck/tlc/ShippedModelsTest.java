package org.msicheck.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.bench.FreshTlc;
import org.msicheck.graph.StateGraph;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.model.TlaModel;
import org.msicheck.ref.outcomes.Outcome;

/** Shows on shipped litmus tests, broken and repaired, that our way of deciding agrees with plain TLC's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedModelsTest {
    private final SpecFolder spec = SpecFolder.shipped();
    private TlcPool pool;

    @BeforeAll
    void open() {
        pool = new TlcPool(1);
    }

    @AfterAll
    void close() {
        pool.close();
    }

    private TlcModel model(final String name) {
        final LitmusTest test = new LitmusLoader(spec).load(spec.root().resolve("litmus/" + name + ".yaml"));
        final TlaModel model = test.toTla();
        return new TlcModel(
                name,
                model.name(),
                Map.of(model.name() + ".tla", model.module()),
                List.of(spec.root()),
                TlcConfig.parse(model.config()),
                Stream.of(Outcome.values()).map(Outcome::operator).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"msi-affinity-naive", "msi-affinity-two-step", "msix-rewrite-open"})
    void shouldGiveTheVerdictsAndLengthsOfPlainTlc(final String name) {
        final TlcModel model = model(name);
        final StateGraph graph = TlcGraphs.explore(pool, model).graph();
        for (final Outcome outcome : Outcome.values()) {
            final InvariantResult plain = pool.checkInvariant(model, "Never" + outcome.operator());
            final OptionalInt nearest = graph.nearest(outcome.word());
            assertThat(nearest.isPresent()).as(outcome.word()).isEqualTo(plain.violated());
            nearest.ifPresent(state ->
                    assertThat(graph.pathTo(state).states()).as(outcome.word()).hasSameSizeAs(plain.trace()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"msi-affinity-naive", "msix-rewrite-masked"})
    void shouldCountLikeAFreshProcess(final String name, @TempDir final Path scratch) throws Exception {
        final TlcModel model = model(name);
        final FreshTlc.Run fresh = FreshTlc.run(model, scratch);
        final TlcGraphs.Explored ours = TlcGraphs.explore(pool, model);
        assertThat(ours.counts().generated()).isEqualTo(fresh.generated());
        assertThat(ours.counts().distinct())
                .isEqualTo(fresh.distinct())
                .isEqualTo(ours.graph().stateCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"msi-affinity-naive", "msix-rewrite-open", "msix-enable-early"})
    void shouldMeanByRestThatNothingIsEnabledButNewEvents(final String name) {
        final TlcModel plain = model(name);
        final Map<String, String> files = new HashMap<>(plain.files());
        files.put(
                "RestTest.tla",
                "---- MODULE RestTest ----\nEXTENDS " + plain.rootModule()
                        + "\nRestIsQuiet == Rest <=> ~ENABLED (SystemNext \\/ ActorNext)"
                        + "\nWrong == Rest <=> ~ENABLED SystemNext\n====\n");
        final TlcModel model =
                new TlcModel(name, "RestTest", files, plain.directories(), plain.config(), List.of("Rest"));
        assertThat(pool.checkInvariant(model, "RestIsQuiet").violated()).isFalse();
        assertThat(pool.checkInvariant(model, "Wrong").violated()).isTrue();
        assertThat(TlcGraphs.explore(pool, model).graph().reachableOutcomes()).containsExactly("rest");
    }

    @Test
    void shouldMeanByFairnessWhatTheTextbookMeans() {
        final TlcModel plain = model("msix-resize-static-one");
        final Map<String, String> files = new HashMap<>(plain.files());
        files.put(
                "FairTest.tla",
                "---- MODULE FairTest ----\nEXTENDS " + plain.rootModule()
                        + "\nTextbookSpec == Spec /\\ Fairness\n====\n");
        final TlcModel model = new TlcModel("fair", "FairTest", files, plain.directories(), plain.config(), List.of());
        assertThat(pool.checkProperty(model, "FairSpec", "Fairness").holds()).isTrue();
        assertThat(pool.checkProperty(model, "TextbookSpec", "QuietFairness").holds())
                .isTrue();
        assertThat(pool.checkProperty(model, "Spec", "Fairness").holds()).isFalse();
        assertThat(pool.checkProperty(model, "Spec", "QuietFairness").holds()).isFalse();
    }
}
