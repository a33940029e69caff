package org.msicheck.ref.message;

import java.util.List;
import org.msicheck.system.ModelValue;

/** Takes the model's values apart. Used while a machine is built, never while it steps. */
public final class Values {
    private Values() {}

    /**
     * A string.
     *
     * @param value the model's value
     * @return its characters
     * @throws IllegalArgumentException if it is something else
     */
    public static String string(final ModelValue value) {
        if (value instanceof ModelValue.Str text) {
            return text.value();
        }
        throw new IllegalArgumentException("expected a name, not " + value);
    }

    /**
     * An integer.
     *
     * @param value the model's value
     * @return the number
     * @throws IllegalArgumentException if it is something else or beyond 32 bits
     */
    public static int integer(final ModelValue value) {
        if (value instanceof ModelValue.Int number && number.value() == (int) number.value()) {
            return (int) number.value();
        }
        throw new IllegalArgumentException("expected a number, not " + value);
    }

    /**
     * A Boolean.
     *
     * @param value the model's value
     * @return the value
     * @throws IllegalArgumentException if it is something else
     */
    public static boolean bool(final ModelValue value) {
        if (value instanceof ModelValue.Bool bool) {
            return bool.value();
        }
        throw new IllegalArgumentException("expected TRUE or FALSE, not " + value);
    }

    /**
     * The elements of a set.
     *
     * @param value the model's value
     * @return the elements
     * @throws IllegalArgumentException if it is something else
     */
    public static List<ModelValue> elements(final ModelValue value) {
        if (value instanceof ModelValue.SetOf set) {
            return set.elements();
        }
        throw new IllegalArgumentException("expected a set, not " + value);
    }

    /**
     * A field of a record.
     *
     * @param record the record
     * @param name   the field
     * @return its value
     * @throws IllegalArgumentException if it is no record or has no such field
     */
    public static ModelValue field(final ModelValue record, final String name) {
        return apply(record, ModelValue.of(name));
    }

    /**
     * Applies a function.
     *
     * @param function a function in any of its three forms
     * @param key      an element of its domain
     * @return the function's value there
     * @throws IllegalArgumentException if it is no function or the key is not in its domain
     */
    public static ModelValue apply(final ModelValue function, final ModelValue key) {
        if (function instanceof ModelValue.Rec rec
                && key instanceof ModelValue.Str name
                && rec.fields().containsKey(name.value())) {
            return rec.fields().get(name.value());
        }
        if (function instanceof ModelValue.Seq seq
                && key instanceof ModelValue.Int index
                && index.value() >= 1
                && index.value() <= seq.elements().size()) {
            return seq.elements().get((int) index.value() - 1);
        }
        if (function instanceof ModelValue.Fn fn) {
            for (final ModelValue.Fn.Entry entry : fn.entries()) {
                if (entry.key().equals(key)) {
                    return entry.value();
                }
            }
        }
        throw new IllegalArgumentException("there is no " + key + " in " + function);
    }
}
