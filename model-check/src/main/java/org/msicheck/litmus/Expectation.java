package org.msicheck.litmus;

import java.util.Locale;

/** What a test says of an outcome. */
public enum Expectation {
    /** Some device of the test can reach it. */
    REACHABLE,
    /** No device of the test can reach it. */
    NEVER,
    /** The same, for an outcome that the test does not list. */
    IMPLIED,
    /** The test says nothing. */
    UNCHECKED;

    /**
     * The expectation's word in litmus tests and results.
     *
     * @return such as {@code never}
     */
    public String word() {
        return (this == IMPLIED ? NEVER : this).name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the outcome must not be reachable.
     *
     * @return true whether the test lists the outcome or not
     */
    public boolean isNever() {
        return this == NEVER || this == IMPLIED;
    }
}
