package org.msicheck.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;
import org.msicheck.system.StepVisitor;
import org.msicheck.system.SteppableSystem;

/**
 * The reachable states of a system and the steps between them.
 *
 * <p>States are numbered breadth first from 0, the initial ones first and in the order of their texts, the steps out of
 * a state in the order of their labels' texts. So the first state with an outcome ends a shortest path to it. A state
 * is kept as one number per variable, the index of the variable's value in a table; most variables have few values.
 */
public final class StateGraph implements SteppableSystem<Integer> {
    private final GraphHeader header;
    private final List<ActionLabel> labels;
    private final List<List<String>> values;
    private final int[] states;
    private final long[] outcomes;
    private final int[] edgeStarts;
    private final int[] edgeLabels;
    private final int[] edgeTargets;
    private final int[] parentEdges;
    private final List<Twins> twins;
    /** A few hundred values make up all states, so each is parsed once. */
    private final Map<Place, ModelValue> parsed = new ConcurrentHashMap<>();

    /** Takes over what {@link StateGraphBuilder} has numbered. */
    StateGraph(final GraphHeader header, final GraphArrays arrays, final List<Twins> twins) {
        this.header = header;
        this.labels = List.copyOf(arrays.labels());
        this.values = arrays.values().stream().map(List::copyOf).toList();
        this.states = arrays.states();
        this.outcomes = arrays.outcomes();
        this.edgeStarts = arrays.edgeStarts();
        this.edgeLabels = arrays.edgeLabels();
        this.edgeTargets = arrays.edgeTargets();
        this.parentEdges = arrays.parentEdges();
        this.twins = List.copyOf(twins);
    }

    /**
     * What the graph is about.
     *
     * @return name, variables, outcomes and sources
     */
    public GraphHeader header() {
        return header;
    }

    /**
     * The number of states.
     *
     * @return at least 1
     */
    public int stateCount() {
        return outcomes.length;
    }

    /**
     * The number of steps; the same step from the same state counts once.
     *
     * @return 0 or more
     */
    public int edgeCount() {
        return edgeTargets.length;
    }

    /**
     * The number of initial states; they have the lowest numbers.
     *
     * @return at least 1
     */
    public int initialCount() {
        int count = 0;
        while (count < parentEdges.length && parentEdges[count] < 0) {
            count++;
        }
        return count;
    }

    /**
     * The labels, in the order of their texts.
     *
     * @return every label that some step has
     */
    public List<ActionLabel> labels() {
        return labels;
    }

    /**
     * The values that a variable has in some state, as canonical JSON text.
     *
     * @param variable the index of a variable
     * @return in the order of first use
     */
    public List<String> values(final int variable) {
        return values.get(variable);
    }

    /**
     * The index of a variable's value in a state.
     *
     * @param state    the state's number
     * @param variable the index of a variable
     * @return an index into {@link #values}
     */
    public int valueIndex(final int state, final int variable) {
        return states[state * header.variables().size() + variable];
    }

    /**
     * A variable's value in a state.
     *
     * @param state    the state's number
     * @param variable the index of a variable
     * @return canonical JSON text
     */
    public String valueText(final int state, final int variable) {
        return values.get(variable).get(valueIndex(state, variable));
    }

    /**
     * A state's canonical JSON text.
     *
     * @param state the state's number
     * @return an object with one member per variable
     */
    public String text(final int state) {
        final StringBuilder out = new StringBuilder();
        for (int i = 0; i < header.variables().size(); i++) {
            out.append(i == 0 ? '{' : ',')
                    .append('"')
                    .append(header.variables().get(i))
                    .append("\":")
                    .append(valueText(state, i));
        }
        return out.append('}').toString();
    }

    /**
     * The first step out of a state; the others follow up to {@code firstEdge(state + 1)}.
     *
     * @param state the state's number, or the number of states
     * @return the step's number
     */
    public int firstEdge(final int state) {
        return edgeStarts[state];
    }

    /**
     * A step's label.
     *
     * @param edge the step's number
     * @return an index into {@link #labels}
     */
    public int edgeLabel(final int edge) {
        return edgeLabels[edge];
    }

    /**
     * Where a step leads.
     *
     * @param edge the step's number
     * @return a state's number
     */
    public int edgeTarget(final int edge) {
        return edgeTargets[edge];
    }

    /**
     * The outcomes of a state as bits, in the order of the header's names.
     *
     * @param state the state's number
     * @return bit i for the i-th name
     */
    public long outcomeBits(final int state) {
        return outcomes[state];
    }

    /**
     * The outcomes that hold in some state.
     *
     * @return names, in the header's order
     */
    public Set<String> reachableOutcomes() {
        long all = 0;
        for (final long bits : outcomes) {
            all |= bits;
        }
        return names(all);
    }

    /**
     * A state with an outcome that is as near to an initial state as any.
     *
     * @param outcome the outcome's name
     * @return its number, or empty if no state has the outcome
     * @throws IllegalArgumentException if the graph was not explored with this outcome
     */
    public OptionalInt nearest(final String outcome) {
        final int bit = header.outcomes().indexOf(outcome);
        if (bit < 0) {
            throw new IllegalArgumentException("the graph does not know the outcome " + outcome);
        }
        return IntStream.range(0, outcomes.length)
                .filter(state -> (outcomes[state] >> bit & 1) != 0)
                .findFirst();
    }

    /**
     * A shortest path from an initial state.
     *
     * @param state where it ends
     * @return the path
     */
    public GraphPath pathTo(final int state) {
        final List<Integer> edges = new ArrayList<>();
        int current = state;
        while (parentEdges[current] >= 0) {
            edges.add(parentEdges[current]);
            current = source(parentEdges[current]);
        }
        Collections.reverse(edges);
        return new GraphPath(this, current, edges);
    }

    /** The state that a step leaves. */
    int source(final int edge) {
        int low = 0;
        int high = outcomes.length - 1;
        while (low < high) {
            final int middle = (low + high + 1) >>> 1;
            if (edgeStarts[middle] <= edge) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * States that differ in the system but not in the model's view.
     *
     * @return pairs; empty if the projection is one to one
     */
    public List<Twins> twins() {
        return twins;
    }

    @Override
    public List<Integer> initialStates() {
        return IntStream.range(0, initialCount()).boxed().toList();
    }

    @Override
    public void forEachStep(final Integer state, final StepVisitor<Integer> visitor) {
        for (int edge = firstEdge(state); edge < firstEdge(state + 1); edge++) {
            visitor.step(labels.get(edgeLabels[edge]), edgeTargets[edge]);
        }
    }

    @Override
    public ModelValue project(final Integer state) {
        final TreeMap<String, ModelValue> fields = new TreeMap<>();
        for (int i = 0; i < header.variables().size(); i++) {
            final int variable = i;
            fields.put(
                    header.variables().get(i),
                    parsed.computeIfAbsent(
                            new Place(i, valueIndex(state, i)),
                            place -> ModelValues.parse(values.get(variable).get(place.value()))));
        }
        return ModelValue.record(fields);
    }

    @Override
    public Set<String> outcomes(final Integer state) {
        return names(outcomes[state]);
    }

    private Set<String> names(final long bits) {
        final Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < header.outcomes().size(); i++) {
            if ((bits >> i & 1) != 0) {
                names.add(header.outcomes().get(i));
            }
        }
        return names;
    }

    private record Place(int variable, int value) {}

    /**
     * Two states with the same text.
     *
     * @param first  the lower number
     * @param second the higher number
     */
    public record Twins(int first, int second) {}
}
