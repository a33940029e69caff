package org.msicheck.search.engine;

import java.util.List;
import java.util.function.Consumer;

/**
 * A machine with one actor whose program is a list of steps that can be taken in any order: the search puts the actor
 * in front of a step, lets it take the step, and puts it aside again.
 *
 * @param <S> the machine's states: immutable, with {@code equals} and {@code hashCode} by value
 */
public interface FreeMachine<S> {
    /** The position of an actor that is put aside: it takes no step, and its register holds nothing. */
    int ASIDE = -1;

    /** Nothing is wrong with a state. */
    int NOTHING = -1;

    /**
     * The states that the machine can start in, the actor put aside.
     *
     * @return at least one state
     */
    List<S> start();

    /**
     * The same state with the actor elsewhere.
     *
     * @param state    a state
     * @param position the number of a step of its program, from 0, or {@link #ASIDE}
     * @return the state with the actor in front of that step
     */
    S place(S state, int position);

    /**
     * The moves of everything but the actor: sources, the function, wires, processors, handlers.
     *
     * @param state      a state
     * @param successors receives the states after one move
     */
    void forEachMove(S state, Consumer<S> successors);

    /**
     * What the actor can do at the step in front of which it stands.
     *
     * @param state      a state
     * @param successors receives the states after the step, the actor behind it
     */
    void forEachStep(S state, Consumer<S> successors);

    /**
     * Whether no move and no step is possible except a new event.
     *
     * @param state a state
     * @return true at rest
     */
    boolean isAtRest(S state);

    /**
     * Whether something is wrong with a state that no further step can put right: a forbidden outcome that has
     * happened, or an event that is certain to be lost.
     *
     * @param state a state
     * @return the number of the reason, or {@link #NOTHING}
     */
    int wrongForEver(S state);

    /**
     * Whether something is wrong with a state at rest, should the sequence end here: a forbidden outcome, or the goal
     * is not reached.
     *
     * @param state a state at rest with the actor put aside
     * @return the number of the reason, or {@link #NOTHING}
     */
    int wrongAtEnd(S state);
}
