package org.msicheck.graph;

import java.util.ArrayList;
import java.util.List;
import org.msicheck.system.ActionLabel;

/**
 * A walk through a graph.
 *
 * @param graph the graph
 * @param start the number of the state that it starts in
 * @param edges the steps' numbers, in order
 */
public record GraphPath(StateGraph graph, int start, List<Integer> edges) {
    /**
     * Copies the steps.
     *
     * @param graph the graph
     * @param start the number of the state that it starts in
     * @param edges the steps' numbers, in order
     */
    public GraphPath {
        edges = List.copyOf(edges);
    }

    /**
     * The states that it passes, one more than the steps.
     *
     * @return numbers of states
     */
    public List<Integer> states() {
        final List<Integer> states = new ArrayList<>();
        states.add(start);
        edges.forEach(edge -> states.add(graph.edgeTarget(edge)));
        return states;
    }

    /**
     * The steps' labels.
     *
     * @return in order
     */
    public List<ActionLabel> actions() {
        return edges.stream()
                .map(edge -> graph.labels().get(graph.edgeLabel(edge)))
                .toList();
    }
}
