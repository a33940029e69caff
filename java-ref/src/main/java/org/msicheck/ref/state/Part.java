package org.msicheck.ref.state;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.msicheck.system.ModelValue;

/**
 * The words of a state that make up one variable, and the values that have been seen. A model has many states
 * but few values of each variable, and making a value costs more than a step.
 */
final class Part {
    private static final int MOST = 1 << 16;

    private final int first;
    private final int end;
    private final Map<MachineState, ModelValue> known = new ConcurrentHashMap<>();

    /**
     * The words from {@code first} to the one before {@code end}; the variable's value depends on no others.
     *
     * @param first the first word
     * @param end   the word behind the last
     */
    Part(final int first, final int end) {
        this.first = first;
        this.end = end;
    }

    /**
     * The variable's value.
     *
     * @param w          a state's words
     * @param projection makes the value if it is not known
     * @return the same object for the same words, as a rule
     */
    ModelValue value(final int[] w, final Supplier<ModelValue> projection) {
        final MachineState words = new MachineState(Arrays.copyOfRange(w, first, end));
        final ModelValue seen = known.get(words);
        if (seen != null) {
            return seen;
        }
        final ModelValue value = projection.get();
        if (known.size() < MOST) {
            known.put(words, value);
        }
        return value;
    }
}
