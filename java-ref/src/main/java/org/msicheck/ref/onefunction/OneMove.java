package org.msicheck.ref.onefunction;

import org.msicheck.system.ActionLabel;

/**
 * An action with its arguments.
 *
 * @param label  as TLC reports it
 * @param events what a log may show of it: a bit for each of {@link OneEvents}
 * @param action the step
 */
public record OneMove(ActionLabel label, long events, Step action) {
    /** A step on the words of a state. */
    @FunctionalInterface
    public interface Step {
        /**
         * Takes the step.
         *
         * @param w the words; if the step is not enabled, they are of no use afterwards
         * @return whether it is enabled
         */
        boolean take(int[] w);
    }
}
