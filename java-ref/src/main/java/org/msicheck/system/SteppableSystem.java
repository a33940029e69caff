package org.msicheck.system;

import java.util.List;
import java.util.Set;

/**
 * A system with initial states and labelled steps: TLC's evaluator, an exported graph, the reference, a device under
 * test.
 *
 * @param <S> the system's states: immutable, with {@code equals} and {@code hashCode} by value
 */
public interface SteppableSystem<S> {
    /**
     * The states that the system can start in.
     *
     * @return at least one state, none twice
     */
    List<S> initialStates();

    /**
     * Reports every step that is enabled in a state, in an order that depends on the state only.
     *
     * @param state   a state of this system
     * @param visitor receives the steps
     */
    void forEachStep(S state, StepVisitor<S> visitor);

    /**
     * The model's view of a state.
     *
     * @param state a state of this system
     * @return a record with one field per variable of the specification
     */
    ModelValue project(S state);

    /**
     * The outcomes that hold in a state.
     *
     * @param state a state of this system
     * @return the names of the outcome predicates that are true, such as {@code lost}; may be empty
     */
    Set<String> outcomes(S state);
}
