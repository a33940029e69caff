package org.msicheck.ref.state;

import java.util.Map;
import java.util.TreeMap;
import org.msicheck.system.ModelValue;

/**
 * One step of an actor: the specification's record with the fields {@code do}, {@code when} and those of the word.
 *
 * @param word   the word of the step, such as {@code write}
 * @param when   {@code always}, or the value that the actor's register must hold, else the step is skipped
 * @param fields the other fields by name, as named with the word's action in the specification
 */
public record Step(String word, String when, Map<String, ModelValue> fields) {
    /** The guard of a step that is never skipped. */
    public static final String ALWAYS = "always";

    /** Copies the fields. What they mean is checked by {@link MachineConfig}. */
    public Step {
        fields = Map.copyOf(fields);
    }

    /**
     * A step that is never skipped.
     *
     * @param word   the word
     * @param fields its fields
     * @return the step
     */
    public static Step of(final String word, final Map<String, ModelValue> fields) {
        return new Step(word, ALWAYS, fields);
    }

    /**
     * What is known of its word.
     *
     * @return the word's row
     * @throws IllegalArgumentException if there is no such word
     */
    public StepWord row() {
        return StepWord.of(word);
    }

    /**
     * The specification's record.
     *
     * @return a record with {@code do}, {@code when} and the fields
     */
    public ModelValue toModelValue() {
        final Map<String, ModelValue> all = new TreeMap<>(fields);
        all.put("do", ModelValue.of(word));
        all.put("when", ModelValue.of(when));
        return ModelValue.record(all);
    }
}
