package org.msicheck.prove;

import java.util.function.Supplier;

/**
 * A test that waits to be decided.
 *
 * @param name     its name
 * @param expected the words of the outcomes that it expects
 * @param size     grows with the states that it probably has
 * @param decision decides it
 */
public record Job(String name, String expected, long size, Supplier<TestResult> decision) {
    /**
     * Decides the test.
     *
     * @return everything that was found out
     */
    public TestResult run() {
        return decision.get();
    }
}
