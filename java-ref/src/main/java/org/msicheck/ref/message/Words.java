package org.msicheck.ref.message;

import java.util.ArrayList;
import java.util.List;
import org.msicheck.system.ModelValue;

/** Hands out ranges of a state's words, and names the bits of sets. */
public final class Words {
    private int taken;

    /**
     * Takes the next words.
     *
     * @param count how many, may be 0
     * @return index of the first
     */
    public int take(final int count) {
        final int first = taken;
        taken += count;
        return first;
    }

    /**
     * How many words have been taken.
     *
     * @return the size of a state
     */
    public int taken() {
        return taken;
    }

    /**
     * The specification's set behind a word of bits.
     *
     * @param bits  one bit a name
     * @param names the names
     * @return the set
     */
    public static ModelValue set(final int bits, final List<String> names) {
        final List<ModelValue> elements = new ArrayList<>();
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            elements.add(ModelValue.of(names.get(Integer.numberOfTrailingZeros(rest))));
        }
        return ModelValue.SetOf.copyOf(elements);
    }
}
