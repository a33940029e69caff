package org.msicheck.ref.onefunction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
