package org.msicheck.onefunction;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.msicheck.graph.StateGraph;
import org.msicheck.system.ActionLabel;

/** The subset construction on an exported graph, as written in textbooks: no state is left out. */
final class Determinised {
    private final StateGraph graph;
    private final List<List<String>> seen;
    private final BitSet hidden;
    private final Map<Move, BitSet> known = new HashMap<>();

    private record Move(BitSet from, String event) {}

    /**
     * A deterministic automaton.
     *
     * @param shows what a log shows of a labelled step; nothing for one that no log shows
     */
    Determinised(final StateGraph graph, final Function<ActionLabel, List<String>> shows) {
        this.graph = graph;
        this.seen = graph.labels().stream().map(shows).toList();
        this.hidden = new BitSet();
        for (int label = 0; label < seen.size(); label++) {
            hidden.set(label, seen.get(label).contains("unseen"));
        }
    }

    BitSet start() {
        final BitSet set = new BitSet();
        set.set(0, graph.initialCount());
        return closed(set);
    }

    BitSet step(final BitSet from, final String event) {
        return known.computeIfAbsent(new Move(from, event), move -> met(from, event));
    }

    private BitSet met(final BitSet from, final String event) {
        final BitSet set = new BitSet();
        for (int state = from.nextSetBit(0); state >= 0; state = from.nextSetBit(state + 1)) {
            for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
                if (seen.get(graph.edgeLabel(edge)).contains(event)) {
                    set.set(graph.edgeTarget(edge));
                }
            }
        }
        return closed(set);
    }

    private BitSet closed(final BitSet set) {
        final Deque<Integer> open = new ArrayDeque<>(set.stream().boxed().toList());
        while (!open.isEmpty()) {
            final int state = open.pop();
            for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
                final int target = graph.edgeTarget(edge);
                if (hidden.get(graph.edgeLabel(edge)) && !set.get(target)) {
                    set.set(target);
                    open.push(target);
                }
            }
        }
        return set;
    }
}
