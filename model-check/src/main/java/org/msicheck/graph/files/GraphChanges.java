package org.msicheck.graph.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.graph.ModelValues;
import org.msicheck.graph.StateGraph;
import org.msicheck.system.ModelValue;

/** Says what a step changed. */
public final class GraphChanges {
    private GraphChanges() {}

    /**
     * Every variable of a state.
     *
     * @param graph the graph
     * @param state the state's number
     * @return such as {@code pc = {"vmm":1}}, one per variable
     */
    public static List<String> all(final StateGraph graph, final int state) {
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < graph.header().variables().size(); i++) {
            lines.add(graph.header().variables().get(i) + " = " + graph.valueText(state, i));
        }
        return lines;
    }

    /**
     * The parts of the state that are different after a step, as deep down as both have the same shape.
     *
     * @param graph  the graph
     * @param before the number of the state before
     * @param after  the number of the state after
     * @return such as {@code dev.table[2].mask = true}, in the order of the variables
     */
    public static List<String> between(final StateGraph graph, final int before, final int after) {
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < graph.header().variables().size(); i++) {
            if (graph.valueIndex(before, i) != graph.valueIndex(after, i)) {
                collect(
                        graph.header().variables().get(i),
                        ModelValues.parse(graph.valueText(before, i)),
                        ModelValues.parse(graph.valueText(after, i)),
                        lines);
            }
        }
        return lines;
    }

    private static void collect(
            final String path, final ModelValue before, final ModelValue after, final List<String> lines) {
        if (before.equals(after)) {
            return;
        }
        final Map<String, ModelValue> old = new TreeMap<>(ModelValues.children(before));
        final Map<String, ModelValue> changed = ModelValues.children(after);
        if (!old.isEmpty() && old.keySet().equals(changed.keySet())) {
            old.forEach((key, value) -> collect(path + key, value, changed.get(key), lines));
        } else {
            lines.add(path + " = " + after.toJson());
        }
    }
}
