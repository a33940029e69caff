package org.msicheck.graph;

import java.util.Optional;
import org.msicheck.system.ActionLabel;

/**
 * One way in which an observed graph is not the expected one.
 *
 * @param kind     what differs
 * @param depth    the number of steps from an initial state to the state
 * @param state    the state's canonical JSON text
 * @param action   the action that differs or whose successor does; empty if the state itself does
 * @param field    the path inside the state or successor, such as {@code dev.pending[2]}; empty if there is none
 * @param expected what the expected graph has
 * @param observed what the observed graph has
 */
public record Difference(
        Kind kind,
        int depth,
        String state,
        Optional<ActionLabel> action,
        String field,
        String expected,
        String observed) {
    private static final String NOTHING = "nothing";

    /** What differs. */
    public enum Kind {
        /** The names of the variables or outcomes. */
        SHAPE("the variables or outcomes differ"),
        /** An initial state. */
        INITIAL("an initial state differs"),
        /** A step that the observed graph does not have. */
        MISSING("a step is missing"),
        /** A step that the expected graph does not have. */
        UNEXPECTED("a step is not expected"),
        /** Where a step leads. */
        SUCCESSOR("a step leads to another state"),
        /** The outcomes of a state. */
        OUTCOME("an outcome differs"),
        /** Two observed states look the same in the model. */
        TWINS("two states have the same projection");

        private final String words;

        Kind(final String words) {
            this.words = words;
        }

        /**
         * The kind in words.
         *
         * @return a short sentence
         */
        public String words() {
            return words;
        }
    }

    /** A difference in the state itself. */
    static Difference ofState(
            final Kind kind,
            final int depth,
            final String state,
            final String field,
            final String expected,
            final String observed) {
        return new Difference(kind, depth, state, Optional.empty(), field, expected, observed);
    }

    /** An action that is possible in one graph only. */
    static Difference ofAction(final boolean missing, final int depth, final String state, final ActionLabel action) {
        return new Difference(
                missing ? Kind.MISSING : Kind.UNEXPECTED,
                depth,
                state,
                Optional.of(action),
                "",
                missing ? "enabled" : NOTHING,
                missing ? NOTHING : "enabled");
    }

    /**
     * The difference in one line.
     *
     * @return kind, action, field, both values, and the state
     */
    public String line() {
        return kind.words + action.map(a -> ": " + a).orElse("")
                + (field.isEmpty() ? "" : ": field " + field)
                + ": expected " + expected + ", observed " + observed
                + (state.isEmpty() ? "" : "; in state " + state + " (depth " + depth + ")");
    }
}
