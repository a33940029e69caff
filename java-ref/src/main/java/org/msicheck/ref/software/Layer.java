package org.msicheck.ref.software;

import java.util.Map;
import java.util.function.Predicate;
import org.msicheck.ref.state.StepWord;
import org.msicheck.ref.state.Variables;

/**
 * Something between the function and a handler: its part of the state, its start, its actions, its outcomes. A module of
 * the specification and a package of the reference each, which {@code Layers} puts into the machine. One with a variable of
 * its own is a {@link Variables.Owner}, too.
 */
public interface Layer {
    /**
     * The actions of its words.
     *
     * @return an action each
     */
    default Map<StepWord, StepAction> actions() {
        return Map.of();
    }

    /**
     * Reports what happens in it without an actor's step.
     *
     * @param steps the steps out of a state
     */
    default void next(final Steps steps) {
        // most have nothing of that kind
    }

    /**
     * Whether a message that arrives is taken: operator {@code Latches}.
     *
     * @param w      the words
     * @param cpu    the processor that its address names
     * @param vector the vector
     * @return false if it is gone, and with it the event
     */
    default boolean latches(final int[] w, final int cpu, final int vector) {
        return true;
    }

    /**
     * When its outcomes hold.
     *
     * @return the outcome's word to a predicate on the words of a state
     */
    default Map<String, Predicate<int[]>> outcomes() {
        return Map.of();
    }
}
