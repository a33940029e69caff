package org.msicheck.bench;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.msicheck.graph.Explorer;
import org.msicheck.graph.StateGraph;
import org.msicheck.system.SteppableSystem;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/** Transitions a second: TLC with its graph, the reference stepping only, the reference with its graph. */
public final class Throughput {
    private Throughput() {}

    /**
     * Measures one model, the three ways in turn.
     *
     * @param pool   runs TLC
     * @param model  the model
     * @param system makes the reference of the same model
     * @param rounds how often, at least 1; the medians count
     * @param <S>    the reference's states
     * @return the speeds
     */
    public static <S> Result measure(
            final TlcPool pool,
            final TlcModel model,
            final Supplier<? extends SteppableSystem<S>> system,
            final int rounds) {
        final Samples tlc = new Samples();
        final Samples steps = new Samples();
        final Samples graph = new Samples();
        int states = 0;
        long transitions = 0;
        for (int round = 0; round < rounds; round++) {
            final TlcGraphs.Explored explored = TlcGraphs.explore(pool, model);
            tlc.add(explored.counts().runNanos());
            states = explored.graph().stateCount();
            transitions = explored.counts().generated();
            final long start = System.nanoTime();
            requireEqual(transitions, walk(system.get()));
            final long walked = System.nanoTime();
            steps.add(walked - start);
            final List<String> outcomes = explored.graph().header().outcomes();
            final StateGraph own = Explorer.explore(system.get(), model.name(), outcomes);
            graph.add(System.nanoTime() - walked);
            requireEqual(states, own.stateCount());
        }
        return new Result(
                model.name(),
                states,
                transitions,
                transitions / tlc.median(),
                transitions / steps.median(),
                transitions / graph.median());
    }

    private static void requireEqual(final long tlc, final long reference) {
        if (tlc != reference) {
            throw new IllegalStateException(
                    "TLC found " + tlc + ", the reference " + reference + "; they did not do the same work");
        }
    }

    /** Visits every state and counts the steps, and the initial states as TLC does. */
    private static <S> long walk(final SteppableSystem<S> system) {
        final Set<S> seen = new HashSet<>(system.initialStates());
        final Queue<S> open = new ArrayDeque<>(seen);
        final long[] steps = {seen.size()};
        while (!open.isEmpty()) {
            system.forEachStep(open.remove(), (action, successor) -> {
                steps[0]++;
                if (seen.add(successor)) {
                    open.add(successor);
                }
            });
        }
        return steps[0];
    }

    /**
     * Speeds on one model.
     *
     * @param model       its name
     * @param states      distinct states
     * @param transitions steps and initial states, as TLC counts them
     * @param tlc         TLC's transitions a second, every state and edge kept
     * @param steps       the reference's, states kept in a set only
     * @param graph       the reference's, with projections, outcomes and the finished graph
     */
    public record Result(String model, int states, long transitions, double tlc, double steps, double graph) {}
}
