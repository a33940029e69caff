package org.msicheck.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msicheck.graph.Difference;
import org.msicheck.graph.Explorer;
import org.msicheck.graph.GraphComparison;
import org.msicheck.graph.StateGraph;
import org.msicheck.graph.TlcGraphs;
import org.msicheck.litmus.Expectation;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.litmus.Outcome;
import org.msicheck.litmus.SpecFolder;
import org.msicheck.litmus.TlaModel;
import org.msicheck.ref.Reference;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcException;
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
     * A litmus test that waits to be decided.
     *
     * @param test the test
     * @return the job
     */
    public Job job(final LitmusTest test) {
        final String expected = test.expect().entrySet().stream()
                .filter(e -> e.getValue() == Expectation.REACHABLE).map(e -> e.getKey().word())
                .collect(Collectors.joining(" "));
        // Programs interleave, and so do the sources.
        final long programs = test.model().actors().stream().mapToLong(actor -> actor.steps().size() + 1L)
                .reduce(1, (a, b) -> a * b);
        final long size = programs << (2 * test.model().irqs().size());
        return new Job(test.name(), expected, size, () -> prove(test));
    }

    /**
     * A headline model that waits to be decided.
     *
     * @param headline the model
     * @return the job
     */
    public Job job(final HeadlineModel headline) {
        return new Job(headline.name(), headline.expected(), Long.MAX_VALUE, () -> prove(headline));
    }

    /**
     * Explores a litmus test.
     *
     * @param test the test
     * @return its graph
     * @throws TlcException if TLC refuses the model
     */
    public StateGraph graph(final LitmusTest test) {
        return TlcGraphs.explore(pool, tlcModel(test)).graph();
    }

    /**
     * Explores a headline model.
     *
     * @param headline the model
     * @return its graph
     * @throws TlcException if TLC refuses the model
     */
    public StateGraph graph(final HeadlineModel headline) {
        return TlcGraphs.explore(pool, headline.explored()).graph();
    }

    /**
     * Decides a litmus test.
     *
     * @param test the test
     * @return everything that was found out
     */
    public TestResult prove(final LitmusTest test) {
        return timed(test.name(), start -> decide(Question.of(test), tlcModel(test), start));
    }

    /**
     * Decides a headline model.
     *
     * @param headline the model
     * @return everything that was found out
     */
    public TestResult prove(final HeadlineModel headline) {
        return timed(headline.name(), start -> headline.properties().isEmpty()
                ? decide(Question.of(headline, ConstantsReader.read(pool, headline.tlc())), headline.explored(), start)
                : property(headline, headline.properties().get(0), start));
    }

    private static TestResult timed(final String name, final LongFunction<TestResult> decision) {
        final long start = System.nanoTime();
        try {
            return decision.apply(start);
        } catch (final TlcException e) {
            return TestResult.failed(name, "TLC: " + e.getMessage(), since(start));
        }
    }

    private TestResult property(final HeadlineModel headline, final String name, final long start) {
        final boolean holds = pool.checkProperty(headline.tlc(), headline.specification(), name).holds();
        return TestResult.of(headline.name(), new Property(name, !headline.mustFail(), holds), since(start));
    }

    private TestResult decide(final Question question, final TlcModel model, final long start) {
        final StateGraph graph = TlcGraphs.explore(pool, model).graph();
        final Judge judge = new Judge(question.model(), graph);
        final List<OutcomeResult> outcomes = Stream.of(Outcome.values())
                .map(outcome -> judge.judge(outcome, question.expect().get(outcome))).toList();
        final Vacuity vacuity = Vacuity.of(graph, question);
        final List<String> broken = new ArrayList<>(judge.violated(question.always()));
        final Optional<String> difference = broken.isEmpty() ? compare(question, graph) : Optional.empty();
        final boolean isCompared = broken.isEmpty();
        broken.addAll(vacuity.brokenClaims());
        return new TestResult(question.name(), graph.stateCount(), graph.edgeCount(), outcomes, Optional.empty(),
                isCompared, difference, broken, vacuity.reasons(), question.assumes(), since(start));
    }

    private static Duration since(final long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The first difference between TLC's graph and the reference's, a shortest path away from an initial state. */
    private static Optional<String> compare(final Question question, final StateGraph graph) {
        final StateGraph observed = Explorer.explore(
                new Claiming<>(Reference.of(question.model().toConfig()), question.always()), graph.header().model(),
                graph.header().outcomes());
        return GraphComparison.compare(graph, observed, 1).stream().map(Difference::line).findFirst();
    }

    private TlcModel tlcModel(final LitmusTest test) {
        final TlaModel model = TlaModel.of(test);
        return new TlcModel(test.name(), model.name(), Map.of(model.name() + ".tla", model.module()),
                List.of(spec.root()), TlcConfig.parse(model.config()), Judge.PREDICATES);
    }
}
