package org.msicheck.ref.onefunction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.msicheck.ref.function.Choices;
import org.msicheck.ref.state.MachineState;
import org.msicheck.system.ModelValue;
import org.msicheck.system.StepVisitor;
import org.msicheck.system.SteppableSystem;

/**
 * One function under any software: module OneFunction.
 *
 * <p>The registers are real; after each step their message fields are renamed as the module says.
 */
public final class OneFunction implements SteppableSystem<MachineState> {
    private final OneVariables is;
    private final List<OneMove> moves;

    /**
     * The system of some constants.
     *
     * @param config the constants
     */
    public OneFunction(final OneConfig config) {
        this.is = new OneVariables(config);
        this.moves = new OneMoves(is).all();
    }

    /**
     * The labelled steps of the next-state relation, enabled or not.
     *
     * @return all of them, in a fixed order
     */
    public List<OneMove> moves() {
        return moves;
    }

    /**
     * The parts of a state in which a value that is still possible is a bit, and fewer bits mean fewer steps.
     *
     * @return choices of the function, then of its nature
     */
    public List<Choices> choices() {
        return List.of(is.dev().may(), is.parts().nature());
    }

    /**
     * The fields in which the function may still send what its registers do not hold.
     *
     * @param w the words of a state
     * @return 1 address, 2 upper address, 4 data
     */
    public int otherFields(final int[] w) {
        return is.former(w) | is.oldInQueue(w);
    }

    /**
     * Whether the Pending bit is set.
     *
     * @param w the words of a state
     * @return true if so
     */
    public boolean pending(final int[] w) {
        return is.pending(w);
    }

    /**
     * Whether requests pass the gate.
     *
     * @param w the words of a state
     * @return true if so
     */
    public boolean armed(final int[] w) {
        return is.armed(w);
    }

    /**
     * Whether a request may be answered some time after it.
     *
     * @param w the words of a state
     * @return true if so
     */
    public boolean mayDelay(final int[] w) {
        return is.mayDelay(w);
    }

    /**
     * A state of this system from one of a system whose function has other values.
     *
     * @param w the words, which are changed
     * @return the same words
     */
    public int[] adopted(final int[] w) {
        if (!is.gated()) {
            is.arm(w, true);
        }
        return w;
    }

    @Override
    public List<MachineState> initialStates() {
        final Set<MachineState> states = new LinkedHashSet<>();
        for (int start = 0; start < is.dev().starts(); start++) {
            states.add(new MachineState(is.start(start)));
        }
        return List.copyOf(states);
    }

    @Override
    public void forEachStep(final MachineState state, final StepVisitor<MachineState> visitor) {
        for (final OneMove move : moves) {
            final int[] draft = state.draft();
            if (move.action().take(draft)) {
                visitor.step(move.label(), new MachineState(draft));
            }
        }
    }

    @Override
    public ModelValue project(final MachineState state) {
        return is.project(state.draft());
    }

    @Override
    public Set<String> outcomes(final MachineState state) {
        return Set.of();
    }
}
