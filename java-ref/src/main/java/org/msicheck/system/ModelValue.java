package org.msicheck.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value of the model: what TLC evaluates a variable to, and what the reference projects a register to.
 *
 * <p>Values have one canonical JSON text; two values are equal exactly if their texts are. TLA+ strings and TLA+ model
 * values are both {@link Str}. A function is a {@link Seq} when its domain is {@code 1..n} (n may be 0), a {@link Rec}
 * when its domain is a set of strings, and a {@link Fn} otherwise; use {@link #function} to get the right one.
 */
public sealed interface ModelValue
        permits ModelValue.Bool,
                ModelValue.Int,
                ModelValue.Str,
                ModelValue.Seq,
                ModelValue.SetOf,
                ModelValue.Rec,
                ModelValue.Fn {

    /** The order of canonical texts, in which sets and functions are written. */
    Comparator<ModelValue> TEXT_ORDER = Comparator.comparing(ModelValue::toJson);

    /**
     * Appends the canonical JSON text.
     *
     * @param out receives the text
     */
    void appendJson(StringBuilder out);

    /**
     * The canonical JSON text.
     *
     * @return one line, without white space between tokens
     */
    default String toJson() {
        final StringBuilder out = new StringBuilder();
        appendJson(out);
        return out.toString();
    }

    /**
     * A Boolean.
     *
     * @param value the value
     * @return one of two shared values
     */
    static Bool of(final boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    /**
     * An integer.
     *
     * @param value the value
     * @return the model's value
     */
    static Int of(final long value) {
        return new Int(value);
    }

    /**
     * A string, or a TLA+ model value of that name.
     *
     * @param value the characters
     * @return the model's value
     */
    static Str of(final String value) {
        return new Str(value);
    }

    /**
     * A sequence.
     *
     * @param elements first element first
     * @return the model's value
     */
    static Seq seq(final ModelValue... elements) {
        return new Seq(List.of(elements));
    }

    /**
     * A set.
     *
     * @param elements in any order; equal elements count once
     * @return the model's value
     */
    static SetOf set(final ModelValue... elements) {
        return SetOf.copyOf(List.of(elements));
    }

    /**
     * A record.
     *
     * @param fields the fields by name
     * @return a {@link Rec}, or the empty {@link Seq} if there is no field, since TLA+ has one empty function
     */
    static ModelValue record(final Map<String, ? extends ModelValue> fields) {
        return fields.isEmpty() ? new Seq(List.of()) : new Rec(new TreeMap<>(fields));
    }

    /**
     * A function, in the form that its domain asks for.
     *
     * @param graph the function's value for each element of its domain
     * @return a {@link Seq}, {@link Rec} or {@link Fn}
     */
    static ModelValue function(final Map<? extends ModelValue, ? extends ModelValue> graph) {
        final List<ModelValue> sequence = new ArrayList<>();
        for (long i = 1; i <= graph.size(); i++) {
            final ModelValue element = graph.get(of(i));
            if (element != null) {
                sequence.add(element);
            }
        }
        if (sequence.size() == graph.size()) {
            return new Seq(sequence);
        }
        if (graph.keySet().stream().allMatch(Str.class::isInstance)) {
            final TreeMap<String, ModelValue> fields = new TreeMap<>();
            graph.forEach((key, value) -> fields.put(((Str) key).value(), value));
            return new Rec(fields);
        }
        final List<Fn.Entry> entries = new ArrayList<>();
        graph.forEach((key, value) -> entries.add(new Fn.Entry(key, value)));
        entries.sort(Comparator.comparing(Fn.Entry::key, TEXT_ORDER));
        return new Fn(entries);
    }

    /**
     * A Boolean.
     *
     * @param value the value
     */
    record Bool(boolean value) implements ModelValue {
        private static final Bool TRUE = new Bool(true);
        private static final Bool FALSE = new Bool(false);

        @Override
        public void appendJson(final StringBuilder out) {
            out.append(value);
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /**
     * An integer.
     *
     * @param value the value; TLC itself stops at 32 bits
     */
    record Int(long value) implements ModelValue {
        @Override
        public void appendJson(final StringBuilder out) {
            out.append(value);
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /**
     * A string or a model value.
     *
     * @param value the characters
     */
    record Str(String value) implements ModelValue {
        @Override
        public void appendJson(final StringBuilder out) {
            JsonText.appendString(out, value);
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /**
     * A sequence, a tuple, or any function on {@code 1..n}.
     *
     * @param elements first element first
     */
    record Seq(List<ModelValue> elements) implements ModelValue {
        /**
         * Copies the elements.
         *
         * @param elements first element first
         */
        public Seq {
            elements = List.copyOf(elements);
        }

        @Override
        public void appendJson(final StringBuilder out) {
            JsonText.appendArray(out, elements);
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /**
     * A finite set.
     *
     * @param elements in the order of their texts, none twice
     */
    record SetOf(List<ModelValue> elements) implements ModelValue {
        /**
         * Copies the elements.
         *
         * @param elements in the order of their texts, none twice; {@link #copyOf} takes them in any order
         * @throws IllegalArgumentException if they are not in that order
         */
        public SetOf {
            elements = List.copyOf(elements);
            JsonText.requireAscending(elements);
        }

        /**
         * A set.
         *
         * @param elements in any order; equal elements count once
         * @return the model's value
         */
        public static SetOf copyOf(final Collection<? extends ModelValue> elements) {
            return new SetOf(elements.stream()
                    .<ModelValue>map(e -> e)
                    .distinct()
                    .sorted(TEXT_ORDER)
                    .toList());
        }

        @Override
        public void appendJson(final StringBuilder out) {
            out.append("{\"#set\":");
            JsonText.appendArray(out, elements);
            out.append('}');
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /**
     * A record, or any function whose domain is a set of strings or of model values.
     *
     * @param fields the fields by name, at least one; {@link ModelValue#record} takes none as well
     */
    record Rec(Map<String, ModelValue> fields) implements ModelValue {
        /**
         * Copies the fields and sorts them by name.
         *
         * @param fields the fields by name
         * @throws IllegalArgumentException if there is none, or if a name begins with {@code #}, which marks sets and
         *                                  functions in the text
         */
        public Rec {
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("the record without fields is the empty sequence");
            }
            fields = Collections.unmodifiableMap(new TreeMap<>(fields));
            if (fields.keySet().stream().anyMatch(name -> name.startsWith("#"))) {
                throw new IllegalArgumentException("a field's name must not begin with #: " + fields.keySet());
            }
        }

        @Override
        public void appendJson(final StringBuilder out) {
            char separator = '{';
            for (final Map.Entry<String, ModelValue> field : fields.entrySet()) {
                out.append(separator);
                JsonText.appendString(out, field.getKey());
                out.append(':');
                field.getValue().appendJson(out);
                separator = ',';
            }
            out.append('}');
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /**
     * A function whose domain is neither {@code 1..n} nor a set of strings.
     *
     * @param entries in the order of their keys' texts
     */
    record Fn(List<Entry> entries) implements ModelValue {
        /**
         * Copies the entries.
         *
         * @param entries in the order of their keys' texts; {@link ModelValue#function} takes them in any order
         * @throws IllegalArgumentException if they are not in that order
         */
        public Fn {
            entries = List.copyOf(entries);
            JsonText.requireAscending(entries.stream().map(Entry::key).toList());
        }

        @Override
        public void appendJson(final StringBuilder out) {
            out.append("{\"#map\":[");
            for (int i = 0; i < entries.size(); i++) {
                out.append(i == 0 ? "[" : ",[");
                entries.get(i).key().appendJson(out);
                out.append(',');
                entries.get(i).value().appendJson(out);
                out.append(']');
            }
            out.append("]}");
        }

        @Override
        public String toString() {
            return toJson();
        }

        /**
         * One element of a function's graph.
         *
         * @param key   an element of the domain
         * @param value the function's value there
         */
        public record Entry(ModelValue key, ModelValue value) {}
    }
}
