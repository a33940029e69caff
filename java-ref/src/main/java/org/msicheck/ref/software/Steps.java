package org.msicheck.ref.software;

import org.msicheck.ref.state.MachineState;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.StepVisitor;

/** The steps out of one state: a draft that an action may turn into a successor, after which there is a fresh one. */
public final class Steps {
    private final MachineState from;
    private final StepVisitor<MachineState> visitor;
    private int[] draft;

    /**
     * The steps out of a state.
     *
     * @param from    the state
     * @param visitor receives the steps
     */
    public Steps(final MachineState from, final StepVisitor<MachineState> visitor) {
        this.from = from;
        this.visitor = visitor;
        this.draft = from.draft();
    }

    /**
     * The words of the state, for an action to edit.
     *
     * @return its words, or a copy
     */
    public int[] draft() {
        return draft;
    }

    /**
     * Reports the draft as a successor if the action was enabled.
     *
     * @param enabled whether it was
     * @param label   the action
     */
    public void take(final boolean enabled, final ActionLabel label) {
        if (enabled) {
            final MachineState successor = new MachineState(draft);
            draft = from.draft();
            visitor.step(label, successor);
        }
    }
}
