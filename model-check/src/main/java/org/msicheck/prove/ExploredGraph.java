package org.msicheck.prove;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import org.msicheck.system.ActionLabel;
import org.msicheck.tlc.GraphListener;

/** Keeps a state graph while it is explored. */
final class ExploredGraph implements GraphListener {
    private static final int NONE = -1;

    private final List<byte[]> texts = new ArrayList<>();
    private final List<ActionLabel> labels = new ArrayList<>();
    private long[] outcomes = new long[1024];
    private int[] parents = new int[1024];
    private int[] parentLabels = new int[1024];
    private int[] edges = new int[3072];
    private int edgeCount;

    /** Receives the edges of a graph. */
    @FunctionalInterface
    interface EdgeVisitor {
        void edge(int from, ActionLabel label, int to);
    }

    @Override
    public void state(final int id, final byte[] text, final long holding, final boolean initial) {
        if (id == outcomes.length) {
            outcomes = Arrays.copyOf(outcomes, 2 * id);
            parents = Arrays.copyOf(parents, 2 * id);
            parentLabels = Arrays.copyOf(parentLabels, 2 * id);
        }
        texts.add(text);
        outcomes[id] = holding;
        parents[id] = NONE;
        parentLabels[id] = initial ? NONE : NONE - 1;
    }

    @Override
    public void label(final int id, final ActionLabel label) {
        labels.add(label);
    }

    @Override
    public void edge(final int from, final int label, final int to) {
        if (3 * edgeCount == edges.length) {
            edges = Arrays.copyOf(edges, 2 * edges.length);
        }
        edges[3 * edgeCount] = from;
        edges[3 * edgeCount + 1] = label;
        edges[3 * edgeCount + 2] = to;
        edgeCount++;
        if (parents[to] == NONE && parentLabels[to] != NONE) {
            parents[to] = from;
            parentLabels[to] = label;
        }
    }

    int states() {
        return texts.size();
    }

    int transitions() {
        return edgeCount;
    }

    byte[] text(final int state) {
        return texts.get(state);
    }

    boolean holds(final int state, final int predicate) {
        return (outcomes[state] >>> predicate & 1) != 0;
    }

    void forEachEdge(final EdgeVisitor visitor) {
        for (int i = 0; i < edgeCount; i++) {
            visitor.edge(edges[3 * i], labels.get(edges[3 * i + 1]), edges[3 * i + 2]);
        }
    }

    /** The first state in breadth-first order, or -1. */
    int first(final IntPredicate condition) {
        for (int state = 0; state < states(); state++) {
            if (condition.test(state)) {
                return state;
            }
        }
        return NONE;
    }

    /** The states of a shortest way from an initial state, both ends included. */
    List<Integer> pathTo(final int state) {
        final Deque<Integer> path = new ArrayDeque<>();
        for (int s = state; s != NONE; s = parents[s]) {
            path.addFirst(s);
        }
        return List.copyOf(path);
    }

    /** The label of the step into a state that is not initial, on its shortest way. */
    ActionLabel labelInto(final int state) {
        return labels.get(parentLabels[state]);
    }
}
