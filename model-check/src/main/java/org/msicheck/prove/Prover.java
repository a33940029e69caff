package org.msicheck.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msicheck.graph.Difference;
import org.msicheck.graph.Explorer;
import org.msicheck.graph.GraphComparison;
import org.msicheck.graph.StateGraph;
import org.msicheck.litmus.Expectation;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.Constants;
import org.msicheck.model.SpecFolder;
import org.msicheck.model.TlaModel;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.Reference;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.rests.RestsOn;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcException;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/** Decides litmus tests. May be used from several threads; as many tests run side by side as the pool has TLCs. */
public final class Prover {
    private final SpecFolder spec;
    private final TlcPool pool;
    private final Optional<Explaining> explaining;

    /**
     * A prover.
     *
     * @param spec the specification that decides
     * @param pool runs TLC
     */
    public Prover(final SpecFolder spec, final TlcPool pool) {
        this(spec, pool, Optional.empty());
    }

    private Prover(final SpecFolder spec, final TlcPool pool, final Optional<Explaining> explaining) {
        this.spec = spec;
        this.pool = pool;
        this.explaining = explaining;
    }

    /** Says what verdicts rest on; TLC confirms where the reference looked at no more states than that. */
    private record Explaining(PropertyTable table, long confirmed) {}

    /**
     * A prover that also says what each verdict rests on.
     *
     * @param confirmed TLC confirms that, too, where the reference looked at no more than so many states for it
     * @return a new one
     */
    public Prover explaining(final long confirmed) {
        return new Prover(spec, pool, Optional.of(new Explaining(PropertyTable.read(spec.properties()), confirmed)));
    }

    /**
     * A litmus test that waits to be decided.
     *
     * @param test the test
     * @return the job
     */
    public Job job(final LitmusTest test) {
        // Programs interleave, and so do the sources.
        final long programs = test.model().actors().stream()
                .mapToLong(actor -> actor.steps().size() + 1L)
                .reduce(1, (a, b) -> a * b);
        final long size = programs << (2 * test.model().irqs().size());
        return new Job(List.of(test.name()), List.of(expected(test)), size, () -> List.of(prove(test)));
    }

    private static String expected(final LitmusTest test) {
        return test.expect().entrySet().stream()
                .filter(e -> e.getValue() == Expectation.REACHABLE)
                .map(e -> e.getKey().word())
                .collect(Collectors.joining(" "));
    }

    /**
     * Everything that ships. A litmus test whose constants equal those of a headline model is the same machine: one
     * graph decides both.
     *
     * @param headlines the headline models
     * @param tests     the litmus tests
     * @return the jobs, headline models first
     */
    public List<Job> jobs(final List<HeadlineModel> headlines, final List<LitmusTest> tests) {
        final List<LitmusTest> alone = new ArrayList<>(tests);
        final List<Job> jobs = new ArrayList<>();
        for (final HeadlineModel headline : headlines) {
            final List<LitmusTest> twins = headline.properties().isEmpty() ? twins(headline, tests) : List.of();
            alone.removeAll(twins);
            jobs.add(new Job(
                    Stream.concat(Stream.of(headline.name()), twins.stream().map(LitmusTest::name))
                            .toList(),
                    Stream.concat(Stream.of(headline.expected()), twins.stream().map(Prover::expected))
                            .toList(),
                    Long.MAX_VALUE,
                    () -> prove(headline, twins)));
        }
        alone.forEach(test -> jobs.add(job(test)));
        return jobs;
    }

    private List<LitmusTest> twins(final HeadlineModel headline, final List<LitmusTest> tests) {
        try {
            final Constants constants = ConstantsReader.read(pool, headline.tlc());
            return tests.stream()
                    .filter(test -> Constants.of(test.model()).equals(constants))
                    .toList();
        } catch (final TlcException e) {
            // The model's own row will say so.
            return List.of();
        }
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
        final long start = System.nanoTime();
        try {
            final Question question = Question.of(test);
            final StateGraph graph = graph(test);
            return decide(question, graph, compare(question, graph), start);
        } catch (final TlcException e) {
            return TestResult.failed(test.name(), "TLC: " + e.getMessage(), since(start));
        }
    }

    /**
     * Decides a headline model.
     *
     * @param headline the model
     * @return everything that was found out
     */
    public TestResult prove(final HeadlineModel headline) {
        return prove(headline, List.of()).get(0);
    }

    private List<TestResult> prove(final HeadlineModel headline, final List<LitmusTest> twins) {
        final long start = System.nanoTime();
        try {
            if (!headline.properties().isEmpty()) {
                return List.of(property(headline, headline.properties().get(0), start));
            }
            final Question question = Question.of(
                    headline, ConstantsReader.read(pool, headline.tlc()).config());
            final StateGraph graph = graph(headline);
            final Optional<String> difference = compare(question, graph);
            final List<TestResult> results = new ArrayList<>();
            results.add(decide(question, graph, difference, start));
            twins.forEach(twin -> results.add(decide(Question.of(twin), graph, difference, System.nanoTime())));
            return results;
        } catch (final TlcException e) {
            return Stream.concat(Stream.of(headline.name()), twins.stream().map(LitmusTest::name))
                    .map(name -> TestResult.failed(name, "TLC: " + e.getMessage(), since(start)))
                    .toList();
        }
    }

    private TestResult property(final HeadlineModel headline, final String name, final long start) {
        final boolean holds = pool.checkProperty(headline.tlc(), headline.specification(), name)
                .holds();
        return TestResult.of(headline.name(), new TemporalProperty(name, !headline.mustFail(), holds), since(start));
    }

    private TestResult decide(
            final Question question, final StateGraph graph, final Optional<String> difference, final long start) {
        final Judge judge = new Judge(question.model(), graph);
        final List<OutcomeResult> outcomes = Stream.of(Outcome.values())
                .map(outcome -> judge.judge(outcome, question.expect().get(outcome)))
                .toList();
        final Vacuity vacuity = Vacuity.of(graph, question);
        final List<String> broken = new ArrayList<>(judge.violated(question.always()));
        broken.addAll(vacuity.brokenClaims());
        final Optional<Foundation> foundation = foundation(question, outcomes);
        foundation.map(Foundation::refuted).ifPresent(broken::addAll);
        return new TestResult(
                question.name(),
                graph.stateCount(),
                graph.edgeCount(),
                outcomes,
                Optional.empty(),
                true,
                difference,
                broken,
                vacuity.reasons(),
                foundation,
                since(start));
    }

    /** What the outcomes that are listed as never rest on, if none of them happens. */
    private Optional<Foundation> foundation(final Question question, final List<OutcomeResult> outcomes) {
        final List<OutcomeResult> never = outcomes.stream()
                .filter(outcome -> outcome.expected() == Expectation.NEVER)
                .toList();
        if (never.isEmpty() || never.stream().anyMatch(OutcomeResult::isReachable)) {
            return Optional.empty();
        }
        final Set<Outcome> words = never.stream().map(OutcomeResult::outcome).collect(Collectors.toSet());
        return explaining.map(how -> {
            final RestsOn rests = RestsOn.of(question.model(), words, how.table());
            final List<String> refuted = new ArrayList<>();
            question.assumes()
                    .flatMap(listed -> rests.refutes(listed, question.model(), how.table()))
                    .ifPresent(refuted::add);
            final boolean isConfirmed = rests.states() <= how.confirmed();
            if (isConfirmed) {
                refuted.addAll(new Confirmation(spec, pool, how.table()).refutes(question.model(), words, rests));
            }
            return new Foundation(rests, isConfirmed, refuted);
        });
    }

    private static Duration since(final long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The first difference between TLC's graph and the reference's, a shortest path away from an initial state. */
    private static Optional<String> compare(final Question question, final StateGraph graph) {
        final StateGraph observed = Explorer.explore(
                new Claiming<>(Reference.of(question.model()), question.always()),
                graph.header().model(),
                graph.header().outcomes());
        return GraphComparison.compare(graph, observed, 1).stream()
                .map(Difference::line)
                .findFirst();
    }

    /**
     * A litmus test as a model for TLC.
     *
     * @param test the test
     * @return the model, with every predicate that a verdict needs
     */
    public TlcModel tlcModel(final LitmusTest test) {
        final TlaModel model = test.toTla();
        return new TlcModel(
                test.name(),
                model.name(),
                Map.of(model.name() + ".tla", model.module()),
                List.of(spec.root()),
                TlcConfig.parse(model.config()),
                Judge.PREDICATES);
    }
}
