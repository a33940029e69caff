package org.msicheck.explain;

import java.util.List;

/**
 * A shortest way to an outcome.
 *
 * @param rows       its steps
 * @param conclusion what exactly is wrong at its end
 */
public record Counterexample(List<Row> rows, String conclusion) {
    /**
     * Copies the rows.
     *
     * @param rows       its steps
     * @param conclusion what exactly is wrong at its end
     */
    public Counterexample {
        rows = List.copyOf(rows);
    }

    /**
     * One step.
     *
     * @param actor   who does it: an actor with its processor, a source, the function, the fabric, a processor
     * @param step    what it is; a program's step begins with its number
     * @param changes what changed, one line each
     */
    public record Row(String actor, String step, List<String> changes) {
        /**
         * Copies the changes.
         *
         * @param actor   who does it
         * @param step    what it is
         * @param changes what changed
         */
        public Row {
            changes = List.copyOf(changes);
        }
    }
}
