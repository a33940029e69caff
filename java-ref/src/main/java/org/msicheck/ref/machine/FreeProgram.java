package org.msicheck.ref.machine;

import java.util.List;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.MachineState;
import org.msicheck.ref.state.Variables;
import org.msicheck.system.StepVisitor;

/**
 * A machine whose one actor takes the steps of its program in any order: someone else puts it in front of a step, lets
 * it take the step, and puts it aside. An actor that is put aside has finished its program and learned nothing.
 *
 * <p>Putting the actor elsewhere changes nothing that another part of the machine sees. A straight-line program is the
 * same machine with the actor put in front of its steps one after the other, as long as no step depends on what the
 * actor learned before it was put aside.
 */
public final class FreeProgram {
    private static final int ACTOR = 0;

    private final Machine machine;
    private final Variables vars;
    private final int length;

    /**
     * A machine.
     *
     * @param config the model's constants, with one actor
     * @throws IllegalArgumentException if there is another number of actors
     */
    public FreeProgram(final MachineConfig config) {
        if (config.actors().size() != 1) {
            throw new IllegalArgumentException(
                    "a free program has one actor, not " + config.actors().size());
        }
        this.machine = new Machine(config);
        this.vars = machine.variables();
        this.length = config.actors().get(ACTOR).steps().size();
    }

    /**
     * The machine.
     *
     * @return its parts
     */
    public Machine machine() {
        return machine;
    }

    /**
     * The initial states, the actor put aside.
     *
     * @return at least one
     */
    public List<MachineState> start() {
        return vars.init().stream().map(this::aside).toList();
    }

    /**
     * The state with the actor in front of a step.
     *
     * @param state    a state
     * @param position the number of the step, from 0
     * @return the state, the same object if the actor is there already
     */
    public MachineState place(final MachineState state, final int position) {
        if (vars.drv().pc(vars.look(state), ACTOR) == position) {
            return state;
        }
        final int[] w = state.draft();
        vars.drv().place(w, ACTOR, position);
        return new MachineState(w);
    }

    /**
     * The state with the actor put aside.
     *
     * @param state a state
     * @return the state with the actor behind its last step, its register empty
     */
    public MachineState aside(final MachineState state) {
        final int[] w = state.draft();
        vars.drv().place(w, ACTOR, length);
        vars.drv().forget(w, ACTOR);
        return new MachineState(w);
    }

    /**
     * Reports the steps of everything but the actor.
     *
     * @param state   a state
     * @param visitor receives the steps
     */
    public void moves(final MachineState state, final StepVisitor<MachineState> visitor) {
        machine.moves(state, visitor);
    }

    /**
     * Reports what the actor can do at its step.
     *
     * @param state   a state
     * @param visitor receives the steps
     */
    public void steps(final MachineState state, final StepVisitor<MachineState> visitor) {
        machine.actorSteps(state, visitor);
    }
}
