package org.msicheck.prove;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.msicheck.graph.StateGraph;
import org.msicheck.graph.TlcGraphs;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.litmus.Outcome;
import org.msicheck.litmus.SpecFolder;
import org.msicheck.litmus.TlaModel;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/** Decides litmus tests. May be used from several threads; as many tests run side by side as the pool has TLCs. */
public final class Prover {
    private final SpecFolder spec;
    private final TlcPool pool;

    /**
     * A prover.
     *
     * @param spec the specification that decides
     * @param pool runs TLC
     */
    public Prover(final SpecFolder spec, final TlcPool pool) {
        this.spec = spec;
        this.pool = pool;
    }

    /**
     * Decides a litmus test.
     *
     * @param test the test
     * @return everything that was found out
     */
    public TestResult prove(final LitmusTest test) {
        final long start = System.nanoTime();
        final StateGraph graph = TlcGraphs.explore(pool, tlcModel(test)).graph();
        final Judge judge = new Judge(test.model(), graph);
        final List<OutcomeResult> outcomes = Stream.of(Outcome.values())
                .map(outcome -> judge.judge(outcome, test.expect().get(outcome))).toList();
        final Vacuity vacuity = Vacuity.of(graph, test);
        return new TestResult(test.name(), graph.stateCount(), graph.edgeCount(), outcomes, Optional.empty(),
                vacuity.brokenClaims(), vacuity.reasons(), test.notes().assumes(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private TlcModel tlcModel(final LitmusTest test) {
        final TlaModel model = TlaModel.of(test);
        return new TlcModel(test.name(), model.name(), Map.of(model.name() + ".tla", model.module()),
                List.of(spec.root()), TlcConfig.parse(model.config()), Judge.PREDICATES);
    }
}
