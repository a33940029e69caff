package org.msicheck.ref.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.msicheck.system.ModelValue;

/**
 * What a function may still turn out to be: the field {@code may}. One word with a bit for each value of each property.
 */
public final class Choices {
    private final int word;
    private final List<? extends Property> properties;
    private final int[] shift;
    private final int[] mask;
    private final int[][] effectOf;

    /**
     * The rules of one word.
     *
     * @param word       index of the word
     * @param properties the choices among a function's properties, with at most 32 values in all, in the order of their
     *                   codes from 0
     */
    public Choices(final int word, final List<? extends Property> properties) {
        this.word = word;
        this.properties = List.copyOf(properties);
        this.shift = new int[properties.size()];
        this.mask = new int[properties.size()];
        int bits = 0;
        for (final Property property : properties) {
            final int values = property.choices().size();
            shift[property.code()] = bits;
            mask[property.code()] = (1 << values) - 1;
            bits += values;
        }
        if (bits > Integer.SIZE) {
            throw new IllegalArgumentException("the choices have " + bits + " values, a word has room for 32");
        }
        this.effectOf = properties.stream()
                .map(property ->
                        property.choices().stream().mapToInt(Choices::effectBit).toArray())
                .toArray(int[][]::new);
    }

    /** The effect of the same name as a value, as a set of one, or 0. */
    private static int effectBit(final String choice) {
        return Arrays.stream(Effect.values())
                .filter(effect -> effect.text().equals(choice))
                .mapToInt(Effect::bit)
                .findAny()
                .orElse(0);
    }

    /**
     * The effects of the same names as the values that are still possible.
     *
     * @param w        the words
     * @param property the property
     * @return a set of effects
     */
    public int effects(final int[] w, final Property property) {
        final int possible = possible(w, property);
        final int[] effects = effectOf[property.code()];
        int set = 0;
        for (int choice = 0; choice < effects.length; choice++) {
            set |= (possible >>> choice & 1) == 0 ? 0 : effects[choice];
        }
        return set;
    }

    /**
     * Keeps the value of the same name as an effect.
     *
     * @param w        the words
     * @param property the property
     * @param effect   an effect with the name of one of the property's values
     */
    public void keep(final int[] w, final Property property, final Effect effect) {
        final int[] effects = effectOf[property.code()];
        int kept = 0;
        for (int choice = 0; choice < effects.length; choice++) {
            kept |= effects[choice] == effect.bit() ? 1 << choice : 0;
        }
        narrow(w, property, kept);
    }

    /**
     * Where the values are kept.
     *
     * @return index of the word
     */
    public int word() {
        return word;
    }

    /**
     * The properties that are kept there.
     *
     * @return in the order of their codes
     */
    public List<Property> properties() {
        return List.copyOf(properties);
    }

    /**
     * Puts the word to its start.
     *
     * @param w      the words
     * @param device the values that the function may have, by property
     */
    public void start(final int[] w, final Map<String, Set<String>> device) {
        w[word] = 0;
        for (final Property property : properties) {
            for (final String value : device.get(property.text())) {
                w[word] |= bit(property, property.choices().indexOf(value));
            }
        }
    }

    private int bit(final Property property, final int choice) {
        return 1 << choice << shift[property.code()];
    }

    /**
     * The values that are still possible.
     *
     * @param w        the words
     * @param property the property
     * @return one bit a value, in the order of its choices
     */
    public int possible(final int[] w, final Property property) {
        return w[word] >>> shift[property.code()] & mask[property.code()];
    }

    /**
     * Keeps some values: operator {@code Narrow}.
     *
     * @param w        the words
     * @param property the property
     * @param values   one bit a value that is kept
     */
    public void narrow(final int[] w, final Property property, final int values) {
        w[word] &= ~((mask[property.code()] & ~values) << shift[property.code()]);
    }

    /**
     * The specification's field.
     *
     * @param w the words
     * @return property to set of values
     */
    public ModelValue project(final int[] w) {
        final Map<String, ModelValue> fields = new TreeMap<>();
        for (final Property property : properties) {
            final List<ModelValue> values = new ArrayList<>();
            for (int choice = 0; choice < property.choices().size(); choice++) {
                if ((w[word] & bit(property, choice)) != 0) {
                    values.add(ModelValue.of(property.choices().get(choice)));
                }
            }
            fields.put(property.text(), ModelValue.SetOf.copyOf(values));
        }
        return ModelValue.record(fields);
    }
}
