package org.msicheck.ref.machine;

import org.msicheck.ref.state.MachineState;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.StepVisitor;

/** The steps out of one state: a draft that an action may turn into a successor, after which there is a fresh one. */
final class Steps {
    private final MachineState from;
    private final StepVisitor<MachineState> visitor;
    private int[] draft;

    Steps(final MachineState from, final StepVisitor<MachineState> visitor) {
        this.from = from;
        this.visitor = visitor;
        this.draft = from.draft();
    }

    /** The words of the state, for an action to edit. */
    int[] draft() {
        return draft;
    }

    /** Reports the draft as a successor if the action was enabled. */
    void take(final boolean enabled, final ActionLabel label) {
        if (enabled) {
            final MachineState successor = new MachineState(draft);
            draft = from.draft();
            visitor.step(label, successor);
        }
    }
}
