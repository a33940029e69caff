package org.msicheck.onefunction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msicheck.graph.StateGraph;
import org.msicheck.model.SpecFolder;
import org.msicheck.observer.Observer;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.onefunction.OneConfig;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcPool;

/** The observer accepts what the graph accepts that TLC exported, and nothing else: both are walked side by side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObserverTest {
    private static final List<Register> DATA = List.of(Register.DATA);
    // Only a function that takes address and data apart, with everything seen, has more.
    private static final int MOST = 2_000;

    // Without the observer's shortcut, the sets of any function are too many and too large to walk all of them. What
    // the shortcut leaves out is shown to be covered in GeneralStatesTest.
    private static final int FIRST_OF_ANY = 400;

    private static final Set<String> ALL_SEEN = Set.of();
    private static final Set<String> NO_SOURCE = SeenEvents.SOURCE.keySet();

    private final SpecFolder spec = SpecFolder.shipped();
    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void close() {
        pool.close();
    }

    private record Both(BitSet expected, int observed) {}

    /** Walks the pairs of sets that some sequence of events reaches, those that are nearer to the start first. */
    private static int walk(final OneConfig config, final StateGraph graph, final Set<String> unseen, final int most) {
        final Determinised expected = new Determinised(graph, label -> SeenEvents.of(label, unseen));
        final Observer observer = new Observer(config, SeenEvents.bits(unseen));
        final Map<String, Integer> events = SeenEvents.numbers(config);
        final Map<Both, String> met = new HashMap<>();
        final Deque<Both> open = new ArrayDeque<>();
        open.add(new Both(expected.start(), observer.start()));
        met.put(open.peek(), "start");
        while (!open.isEmpty() && met.size() < most) {
            final Both now = open.remove();
            for (final var event : events.entrySet()) {
                final BitSet set = expected.step(now.expected, event.getKey());
                final int observed = observer.step(now.observed, event.getValue());
                assertThat(observed != Observer.NONE)
                        .as("%s, %s", met.get(now), event.getKey())
                        .isEqualTo(!set.isEmpty());
                final Both next = new Both(set, observed);
                if (!set.isEmpty() && met.putIfAbsent(next, met.get(now) + ", " + event.getKey()) == null) {
                    open.add(next);
                }
            }
        }
        return met.size();
    }

    private StateGraph graph(final OneConfig config) {
        return TlcGraphs.explore(pool, OneModel.of("one", config, spec.root())).graph();
    }

    @ParameterizedTest
    @EnumSource(FunctionKind.class)
    void shouldAcceptTheSameForEveryValue(final FunctionKind kind) {
        OneDevices.single(kind).forEach((name, device) -> {
            final OneConfig config = OneDevices.config(kind, device, 1).withFields(DATA);
            final StateGraph graph = graph(config);
            assertThat(walk(config, graph, NO_SOURCE, MOST)).as(name).isGreaterThan(5);
            walk(config, graph, ALL_SEEN, MOST);
        });
    }

    @ParameterizedTest
    @EnumSource(FunctionKind.class)
    void shouldAcceptTheSameForAnyFunction(final FunctionKind kind) {
        final OneConfig config = (kind == FunctionKind.MSIX
                        ? OneConfig.msix(OneDevices.any(kind), 1)
                        : OneConfig.msi(true, true, OneDevices.any(kind), 1))
                .withFields(DATA);
        final StateGraph graph = graph(config);
        assertThat(walk(config, graph, NO_SOURCE, FIRST_OF_ANY)).isGreaterThanOrEqualTo(FIRST_OF_ANY);
        assertThat(walk(config, graph, ALL_SEEN, FIRST_OF_ANY)).isGreaterThanOrEqualTo(FIRST_OF_ANY);
    }
}
