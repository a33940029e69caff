package org.msicheck.ref.software;

import org.msicheck.ref.state.ActorStep;

/** An action of an actor. */
@FunctionalInterface
public interface StepAction {
    /**
     * Takes the step if the action is enabled.
     *
     * @param w    the words of a state; they become the successor's
     * @param step the step at which the actor stands
     * @return false if it is not enabled, and the words are left alone
     */
    boolean take(int[] w, ActorStep step);
}
