package org.msicheck.ref.state;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.msicheck.system.ModelValue;

/** One state of a machine: immutable words with value semantics. */
public final class MachineState {
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;
    private static final int ROTATION = 29;

    private final int[] words;
    private final int hash;

    /**
     * A state.
     *
     * @param words its words, which belong to the state from now on: nobody may write to them any more
     */
    public MachineState(final int[] words) {
        this.words = words;
        this.hash = mix(words);
    }

    /** Two independent chains, since one is bound by the multiplication's latency. */
    private static int mix(final int[] words) {
        long even = MIX;
        long odd = ~MIX;
        int i = 0;
        for (; i + 1 < words.length; i += 2) {
            even = Long.rotateLeft(even ^ words[i], ROTATION) * MIX;
            odd = Long.rotateLeft(odd ^ words[i + 1], ROTATION) * MIX;
        }
        if (i < words.length) {
            even = Long.rotateLeft(even ^ words[i], ROTATION) * MIX;
        }
        final long both = (even ^ Long.rotateLeft(odd, ROTATION)) * MIX;
        return (int) (both ^ both >>> Integer.SIZE);
    }

    /**
     * A copy of the words to edit.
     *
     * @return a new array
     */
    public int[] draft() {
        return words.clone();
    }

    /** The words, to look at only. */
    int[] words() {
        return words;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof MachineState state && hash == state.hash && Arrays.equals(words, state.words);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(words);
    }

    /**
     * The words of a state that make up one variable, and the values that have been seen. A model has many states
     * but few values of each variable, and making a value costs more than a step.
     */
    static final class Part {
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
}
