package org.msicheck.ref.function;

import java.util.HashSet;
import java.util.Map;

/**
 * What an MSI function can: constants {@code Capability} and {@code Number}.
 *
 * @param vectors  how many vectors it asks for: 1, 2, 4, 8, 16 or 32
 * @param maskable whether it has mask and pending bits
 * @param number   irq to the number of its vector, 0 to 31, no number twice
 */
public record Capability(int vectors, boolean maskable, Map<String, Integer> number) {
    /** What a function with MSI-X has. */
    public static final Capability NONE = new Capability(1, false, Map.of());

    private static final int MOST = 32;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException with one line if there is no such capability
     */
    public Capability {
        number = Map.copyOf(number);
        if (vectors < 1 || vectors > MOST || Integer.bitCount(vectors) != 1) {
            throw new IllegalArgumentException("MSI has 1, 2, 4, 8, 16 or 32 vectors, not " + vectors);
        }
        if (number.values().stream().anyMatch(n -> n < 0 || n >= MOST)
                || new HashSet<>(number.values()).size() != number.size()) {
            throw new IllegalArgumentException("numbers of vectors are 0 to 31 and different, not " + number);
        }
    }
}
