package org.msicheck.ref.message;

import java.util.HashSet;
import java.util.List;

/**
 * The names that everything else is made of: constants of module Message.
 *
 * <p>The position of a processor in the list is its APIC id, the position of an irq its table entry.
 *
 * @param cpus    names of the processors, 1 to 32
 * @param vectors interrupt vectors of a processor, 1 to 255 each, at least one
 * @param handles handles of interrupt remapping entries, 0 to 65535 each
 * @param irqs    the function's interrupts, 1 to 31
 */
public record Platform(List<String> cpus, List<Integer> vectors, List<Integer> handles, List<String> irqs) {
    /** The slot owner that stands for an interrupt of another device. */
    public static final String OTHER = "other";

    /** Code of {@link #OTHER}, behind all irqs. */
    public static final int OTHER_OWNER = 31;

    /** The name that stands for nothing. */
    public static final String NONE = "none";

    private static final int MAX_CPUS = 32;
    private static final int MAX_VECTOR = 255;
    private static final int MAX_HANDLE = 0xffff;

    /**
     * Checks names and sizes.
     *
     * @throws IllegalArgumentException with one line if a list is empty, too long, or has a name twice
     */
    public Platform {
        cpus = distinct("processor", cpus, MAX_CPUS);
        vectors = distinct("vector", vectors, MAX_VECTOR);
        handles = handles.isEmpty() ? List.of() : distinct("handle", handles, MAX_VECTOR);
        irqs = distinct("irq", irqs, OTHER_OWNER);
        for (final int vector : vectors) {
            if (vector < 1 || vector > MAX_VECTOR) {
                throw new IllegalArgumentException("vector " + vector + " is not between 1 and " + MAX_VECTOR);
            }
        }
        if (handles.stream().anyMatch(handle -> handle < 0 || handle > MAX_HANDLE)) {
            throw new IllegalArgumentException("a handle is not between 0 and " + MAX_HANDLE + ": " + handles);
        }
        if (cpus.contains("remap") || cpus.contains(NONE) || irqs.contains(NONE) || irqs.contains(OTHER)) {
            throw new IllegalArgumentException("'none', 'remap' and 'other' are not names of a processor or an irq");
        }
    }

    private static <T> List<T> distinct(final String what, final List<T> names, final int most) {
        if (names.isEmpty() || names.size() > most) {
            throw new IllegalArgumentException("there must be 1 to " + most + " of: " + what + ", not " + names.size());
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("a " + what + " is named twice in " + names);
        }
        return List.copyOf(names);
    }

    /**
     * Looks a processor up.
     *
     * @param name its name
     * @return its position, which is its APIC id
     * @throws IllegalArgumentException if there is none of that name
     */
    public int cpu(final String name) {
        return position("processor", cpus, name);
    }

    /**
     * Looks a vector up.
     *
     * @param number the vector's number
     * @return its position in the list
     * @throws IllegalArgumentException if the platform does not have it
     */
    public int vector(final int number) {
        return position("vector", vectors, number);
    }

    /**
     * Looks a handle up.
     *
     * @param number the handle
     * @return its position in the list
     * @throws IllegalArgumentException if the platform does not have it
     */
    public int handle(final int number) {
        return position("handle", handles, number);
    }

    /**
     * Looks an irq up.
     *
     * @param name its name
     * @return its position, which is its table entry
     * @throws IllegalArgumentException if there is none of that name
     */
    public int irq(final String name) {
        return position("irq", irqs, name);
    }

    /**
     * Looks the owner of a slot up.
     *
     * @param name an irq or {@link #OTHER}
     * @return the irq's position or {@link #OTHER_OWNER}
     * @throws IllegalArgumentException if there is none of that name
     */
    public int owner(final String name) {
        return name.equals(OTHER) ? OTHER_OWNER : irq(name);
    }

    private static <T> int position(final String what, final List<T> names, final T name) {
        final int position = names.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException("unknown " + what + " " + name + ", there are " + names);
        }
        return position;
    }
}
