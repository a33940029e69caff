package org.msicheck.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;
import org.msicheck.system.SteppableSystem;

/**
 * Explores a system breadth first.
 *
 * @param <S> the system's states
 */
public final class Explorer<S> {
    private static final int RECENT = 1 << 12;

    private final SteppableSystem<S> system;
    private final GraphHeader header;
    private final StateGraphBuilder builder = new StateGraphBuilder();
    private final Map<S, Integer> numbers = new HashMap<>();
    private final Map<ActionLabel, Integer> labels = new HashMap<>();
    private final IdentityHashMap<ActionLabel, Integer> labelObjects = new IdentityHashMap<>();
    private final List<Map<ModelValue, Integer>> values = new ArrayList<>();
    private final Queue<S> open = new ArrayDeque<>();
    private final int[] valueIds;
    private final ModelValue[] recent = new ModelValue[RECENT];
    private final int[] recentNumbers = new int[RECENT];

    private Explorer(final SteppableSystem<S> system, final GraphHeader header) {
        this.system = system;
        this.header = header;
        valueIds = new int[header.variables().size()];
        builder.variables(header.variables());
        header.variables().forEach(variable -> values.add(new HashMap<>()));
    }

    /**
     * Explores every reachable state.
     *
     * @param system   the system
     * @param name     what the graph is called
     * @param outcomes the names of the outcomes to keep, in the order of their bits
     * @param <S>      the system's states
     * @return the graph; states with the same projection stay apart and are listed as its twins
     * @throws IllegalArgumentException if a projection is not a record of the same variables in every state
     */
    public static <S> StateGraph explore(
            final SteppableSystem<S> system, final String name, final List<String> outcomes) {
        final List<S> initial = system.initialStates();
        if (initial.isEmpty()) {
            throw new IllegalArgumentException("there is no initial state");
        }
        final List<String> variables =
                List.copyOf(fields(system.project(initial.get(0))).keySet());
        return new Explorer<>(system, new GraphHeader(name, variables, outcomes, Map.of())).run(initial);
    }

    private StateGraph run(final List<S> initial) {
        initial.forEach(state -> numberOf(state, true));
        while (!open.isEmpty()) {
            final S state = open.remove();
            final int from = numbers.get(state);
            system.forEachStep(
                    state, (action, successor) -> builder.edge(from, numberOf(action), numberOf(successor, false)));
        }
        return builder.build(header);
    }

    /** Labels are reused, so a look at the object's identity mostly saves the comparison by value. */
    private int numberOf(final ActionLabel action) {
        return labelObjects.computeIfAbsent(action, this::numberOfEqual);
    }

    private int numberOfEqual(final ActionLabel action) {
        final Integer known = labels.putIfAbsent(action, labels.size());
        if (known == null) {
            builder.label(labels.size() - 1, action);
            return labels.size() - 1;
        }
        return known;
    }

    private int numberOf(final S state, final boolean initial) {
        final Integer known = numbers.putIfAbsent(state, numbers.size());
        if (known != null) {
            return known;
        }
        final Map<String, ModelValue> fields = fields(system.project(state));
        if (!fields.keySet().stream().toList().equals(header.variables())) {
            throw new IllegalArgumentException(
                    "variables " + fields.keySet() + " where " + header.variables() + " are expected");
        }
        int variable = 0;
        for (final ModelValue value : fields.values()) {
            valueIds[variable] = valueNumber(variable, value);
            variable++;
        }
        builder.state(numbers.size() - 1, valueIds, bits(system.outcomes(state)), initial);
        open.add(state);
        return numbers.size() - 1;
    }

    private int valueNumber(final int variable, final ModelValue value) {
        final int slot = (System.identityHashCode(value) * 31 + variable) & (RECENT - 1);
        if (recent[slot] != value) {
            recentNumbers[slot] = numberOfEqual(variable, value);
            recent[slot] = value;
        }
        return recentNumbers[slot];
    }

    private int numberOfEqual(final int variable, final ModelValue value) {
        final Map<ModelValue, Integer> known = values.get(variable);
        final Integer number = known.putIfAbsent(value, known.size());
        if (number == null) {
            builder.value(variable, known.size() - 1, value.toJson());
            return known.size() - 1;
        }
        return number;
    }

    private long bits(final Iterable<String> outcomes) {
        long bits = 0;
        for (final String outcome : outcomes) {
            final int bit = header.outcomes().indexOf(outcome);
            if (bit >= 0) {
                bits |= 1L << bit;
            }
        }
        return bits;
    }

    private static Map<String, ModelValue> fields(final ModelValue state) {
        if (state instanceof ModelValue.Rec rec) {
            return rec.fields();
        }
        throw new IllegalArgumentException("a projection is a record, not " + state.toJson());
    }
}
