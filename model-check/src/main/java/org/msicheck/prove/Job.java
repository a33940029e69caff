package org.msicheck.prove;

import java.util.List;
import java.util.function.Supplier;

/**
 * Tests that wait to be decided together because they have the same state graph.
 *
 * @param names    their names
 * @param expected the words of the outcomes that each expects
 * @param size     grows with the states that they probably have
 * @param decision decides them
 */
public record Job(List<String> names, List<String> expected, long size, Supplier<List<TestResult>> decision) {
    /**
     * Copies the lists.
     *
     * @param names    their names
     * @param expected the words of the outcomes that each expects
     * @param size     grows with the states that they probably have
     * @param decision decides them
     */
    public Job {
        names = List.copyOf(names);
        expected = List.copyOf(expected);
    }

    /**
     * Decides the tests.
     *
     * @return everything that was found out, in the order of the names
     */
    public List<TestResult> run() {
        return decision.get();
    }
}
