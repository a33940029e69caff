package org.msicheck.graph;

import java.util.List;
import org.msicheck.system.ActionLabel;

/** The parts of a graph, as {@link StateGraphBuilder} hands them over; see {@link StateGraph} for their meaning. */
final class GraphArrays {
    private final List<ActionLabel> labels;
    private final List<List<String>> values;
    private final int[] states;
    private final long[] outcomes;
    private final int[] edgeStarts;
    private final int[] edgeLabels;
    private final int[] edgeTargets;
    private final int[] parentEdges;

    GraphArrays(
            final List<ActionLabel> labels,
            final List<List<String>> values,
            final int variables,
            final int stateCount,
            final int edgeCount) {
        this.labels = labels;
        this.values = values;
        states = new int[Math.multiplyExact(stateCount, variables)];
        outcomes = new long[stateCount];
        edgeStarts = new int[stateCount + 1];
        edgeLabels = new int[edgeCount];
        edgeTargets = new int[edgeCount];
        parentEdges = new int[stateCount];
    }

    List<ActionLabel> labels() {
        return labels;
    }

    List<List<String>> values() {
        return values;
    }

    int[] states() {
        return states;
    }

    long[] outcomes() {
        return outcomes;
    }

    int[] edgeStarts() {
        return edgeStarts;
    }

    int[] edgeLabels() {
        return edgeLabels;
    }

    int[] edgeTargets() {
        return edgeTargets;
    }

    int[] parentEdges() {
        return parentEdges;
    }
}
