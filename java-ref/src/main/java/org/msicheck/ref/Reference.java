package org.msicheck.ref;

import java.util.List;
import java.util.Set;
import org.msicheck.ref.machine.Machine;
import org.msicheck.ref.outcomes.Outcomes;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.MachineState;
import org.msicheck.system.ModelValue;
import org.msicheck.system.StepVisitor;
import org.msicheck.system.SteppableSystem;

/** The reference of one model: the specification's machine with its constants, as a system that can be stepped. */
public final class Reference implements SteppableSystem<MachineState> {
    private final Machine machine;
    private final Outcomes outcomes;

    private Reference(final MachineConfig config) {
        this.machine = new Machine(config);
        this.outcomes = new Outcomes(machine);
    }

    /**
     * The reference of a model.
     *
     * @param config the model's constants
     * @return the system
     */
    public static Reference of(final MachineConfig config) {
        return new Reference(config);
    }

    @Override
    public List<MachineState> initialStates() {
        return machine.variables().init();
    }

    @Override
    public void forEachStep(final MachineState state, final StepVisitor<MachineState> visitor) {
        machine.next(state, visitor);
    }

    @Override
    public ModelValue project(final MachineState state) {
        return machine.variables().project(state);
    }

    @Override
    public Set<String> outcomes(final MachineState state) {
        return outcomes.of(state);
    }
}
