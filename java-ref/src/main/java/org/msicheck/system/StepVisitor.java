package org.msicheck.system;

/**
 * Receives the steps that are enabled in a state.
 *
 * @param <S> the system's states
 */
@FunctionalInterface
public interface StepVisitor<S> {
    /**
     * One enabled step.
     *
     * @param action    the action and its arguments; the same object for the same label wherever possible
     * @param successor the state after the step
     */
    void step(ActionLabel action, S successor);
}
