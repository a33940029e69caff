package org.msicheck.ref.machine;

import org.msicheck.ref.state.ActorStep;

/** An action of an actor. */
@FunctionalInterface
interface StepAction {
    /** Answers false and leaves the words alone if it is not enabled, else turns them into the successor's. */
    boolean take(int[] w, ActorStep step);
}
