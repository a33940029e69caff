package org.msicheck.prove;

/**
 * What was found of a temporal property.
 *
 * @param name     the operator of the specification
 * @param mustHold whether it is expected to hold
 * @param holds    whether every fair behaviour satisfies it
 */
public record TemporalProperty(String name, boolean mustHold, boolean holds) {
    private static final String VIOLATED = " violated";

    String expected() {
        return name + (mustHold ? "" : VIOLATED);
    }

    String found() {
        return name + (holds ? "" : VIOLATED);
    }
}
