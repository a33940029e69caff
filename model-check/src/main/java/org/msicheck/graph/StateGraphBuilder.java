package org.msicheck.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.msicheck.system.ActionLabel;

/**
 * Collects states and edges in any order and numbers them canonically; see {@link StateGraph}. Every state has to be
 * reachable from an initial one.
 */
public final class StateGraphBuilder implements GraphListener {
    private final List<String> variables = new ArrayList<>();
    private final List<List<String>> values = new ArrayList<>();
    private final List<ActionLabel> labels = new ArrayList<>();
    private final IntList states = new IntList();
    private final List<Integer> initial = new ArrayList<>();
    private final IntList edges = new IntList();
    private long[] outcomes = new long[1024];
    private int stateCount;

    @Override
    public void variables(final List<String> names) {
        variables.addAll(names);
        names.forEach(name -> values.add(new ArrayList<>()));
    }

    @Override
    public void value(final int variable, final int id, final String text) {
        requireNext(id, values.get(variable).size());
        values.get(variable).add(text);
    }

    @Override
    public void state(final int id, final int[] valueIds, final long outcomeBits, final boolean isInitial) {
        requireNext(id, stateCount);
        for (final int valueId : valueIds) {
            states.add(valueId);
        }
        if (stateCount == outcomes.length) {
            outcomes = Arrays.copyOf(outcomes, 2 * stateCount);
        }
        outcomes[stateCount++] = outcomeBits;
        if (isInitial) {
            initial.add(id);
        }
    }

    @Override
    public void label(final int id, final ActionLabel label) {
        requireNext(id, labels.size());
        labels.add(label);
    }

    @Override
    public void edge(final int from, final int label, final int to) {
        edges.add(from);
        edges.add(label);
        edges.add(to);
    }

    private static void requireNext(final int id, final int expected) {
        if (id != expected) {
            throw new IllegalArgumentException("number " + id + " where " + expected + " is the next");
        }
    }

    /** The variables, in the order in which they were given. */
    public List<String> variableNames() {
        return variables;
    }

    /** The number of states so far. */
    public int stateCount() {
        return stateCount;
    }

    /** The number of labels so far. */
    public int labelCount() {
        return labels.size();
    }

    /** The number of edges that were given, equal ones included. */
    public int edgeCount() {
        return edges.size() / 3;
    }

    /**
     * Numbers everything.
     *
     * @throws IllegalArgumentException if a state cannot be reached, or if there is no initial state
     */
    public StateGraph build(final GraphHeader header) {
        if (initial.isEmpty()) {
            throw new IllegalArgumentException("there is no initial state");
        }
        final int[] byLabel = sorted(
                labels.size(), Comparator.comparing((Integer i) -> labels.get(i).toString()));
        final GraphEdges outgoing = new GraphEdges(edges, stateCount, inverse(byLabel), this::compareStates);
        final GraphArrays arrays = new GraphArrays(
                Arrays.stream(byLabel).mapToObj(labels::get).toList(),
                variables.stream().<List<String>>map(name -> new ArrayList<>()).toList(),
                variables.size(),
                stateCount,
                outgoing.count());
        final int[] order = breadthFirst(outgoing, arrays);
        fillValues(order, arrays);
        return new StateGraph(header, arrays, new TwinFinder(arrays, variables.size()).twins());
    }

    private static int[] sorted(final int count, final Comparator<Integer> order) {
        return IntStream.range(0, count).boxed().sorted(order).mapToInt(i -> i).toArray();
    }

    private static int[] inverse(final int... permutation) {
        final int[] inverse = new int[permutation.length];
        for (int i = 0; i < permutation.length; i++) {
            inverse[permutation[i]] = i;
        }
        return inverse;
    }

    private int compareStates(final int a, final int b) {
        for (int i = 0; i < variables.size(); i++) {
            final int valueA = states.get(a * variables.size() + i);
            final int valueB = states.get(b * variables.size() + i);
            if (valueA != valueB) {
                return values.get(i).get(valueA).compareTo(values.get(i).get(valueB));
            }
        }
        return 0;
    }

    /** The old numbers in the new order; fills in the edges. */
    private int[] breadthFirst(final GraphEdges outgoing, final GraphArrays arrays) {
        final int[] order = new int[stateCount];
        final int[] number = new int[stateCount];
        Arrays.fill(number, -1);
        int found = 0;
        for (final int state :
                initial.stream().sorted(this::compareStates).mapToInt(i -> i).toArray()) {
            number[state] = found;
            arrays.parentEdges()[found] = -1;
            order[found++] = state;
        }
        int edge = 0;
        for (int next = 0; next < found; next++) {
            arrays.edgeStarts()[next] = edge;
            for (int i = outgoing.first(order[next]); i < outgoing.first(order[next] + 1); i++) {
                final int target = outgoing.target(i);
                if (number[target] < 0) {
                    number[target] = found;
                    arrays.parentEdges()[found] = edge;
                    order[found++] = target;
                }
                arrays.edgeLabels()[edge] = outgoing.label(i);
                arrays.edgeTargets()[edge++] = number[target];
            }
        }
        if (found < stateCount) {
            throw new IllegalArgumentException(stateCount - found + " of " + stateCount + " states are not reachable");
        }
        arrays.edgeStarts()[stateCount] = edge;
        return order;
    }

    private void fillValues(final int[] order, final GraphArrays arrays) {
        final int width = variables.size();
        final int[][] number = new int[width][];
        for (int i = 0; i < width; i++) {
            number[i] = new int[values.get(i).size()];
            Arrays.fill(number[i], -1);
        }
        for (int state = 0; state < order.length; state++) {
            arrays.outcomes()[state] = outcomes[order[state]];
            for (int i = 0; i < width; i++) {
                final int old = states.get(order[state] * width + i);
                if (number[i][old] < 0) {
                    number[i][old] = arrays.values().get(i).size();
                    arrays.values().get(i).add(values.get(i).get(old));
                }
                arrays.states()[state * width + i] = number[i][old];
            }
        }
    }
}
