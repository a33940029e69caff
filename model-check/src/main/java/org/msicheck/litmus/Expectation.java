package org.msicheck.litmus;

import java.util.Locale;

/** What a test says of an outcome. */
public enum Expectation {
    /** Some device of the test can reach it. */
    REACHABLE,
    /** No device of the test can reach it. */
    NEVER,
    /** The test says nothing. */
    UNCHECKED;

    /**
     * The expectation's word in litmus tests and results.
     *
     * @return such as {@code never}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
