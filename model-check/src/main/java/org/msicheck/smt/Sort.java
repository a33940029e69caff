package org.msicheck.smt;

import java.util.List;

/**
 * A sort of SMT-LIB.
 *
 * @param name      its name
 * @param arguments index and element of an array, else none
 */
public record Sort(String name, List<Sort> arguments) {
    /** Truth values. */
    public static final Sort BOOL = new Sort("Bool", List.of());

    /** Integers. */
    public static final Sort INT = new Sort("Int", List.of());

    /** The strings of a module. */
    public static final Sort WORD = new Sort("Word", List.of());

    private static final String ARRAY = "Array";

    /**
     * An array.
     *
     * @param index   the sort of its indices
     * @param element the sort of its elements
     * @return the sort
     */
    public static Sort array(final Sort index, final Sort element) {
        return new Sort(ARRAY, List.of(index, element));
    }

    /**
     * A sort of which nothing is known but that it has an element.
     *
     * @param name its name
     * @return the sort
     */
    public static Sort uninterpreted(final String name) {
        return new Sort(name, List.of());
    }

    /**
     * Whether this is an array.
     *
     * @return whether it has an index
     */
    public boolean isArray() {
        return name.equals(ARRAY);
    }

    /**
     * The sort of an array's indices.
     *
     * @return the sort
     */
    public Sort index() {
        return arguments.get(0);
    }

    /**
     * The sort of an array's elements.
     *
     * @return the sort
     */
    public Sort element() {
        return arguments.get(1);
    }

    @Override
    public String toString() {
        return isArray() ? "(Array " + index() + " " + element() + ")" : name;
    }
}
