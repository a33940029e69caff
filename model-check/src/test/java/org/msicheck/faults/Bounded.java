package org.msicheck.faults;

import java.util.List;
import java.util.Set;
import org.msicheck.system.ModelValue;
import org.msicheck.system.StepVisitor;
import org.msicheck.system.SteppableSystem;

/** A system that gives up once it has taken too many steps, since a fault may make it endless. */
final class Bounded implements SteppableSystem<Object> {
    private final SteppableSystem<Object> system;
    private final long most;
    private long taken;

    Bounded(final SteppableSystem<Object> system, final long most) {
        this.system = system;
        this.most = most;
    }

    /** There are more steps than the graph can have. */
    static final class TooManyStepsException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public List<Object> initialStates() {
        return system.initialStates();
    }

    @Override
    public void forEachStep(final Object state, final StepVisitor<Object> visitor) {
        system.forEachStep(state, (action, successor) -> {
            taken++;
            if (taken > most) {
                throw new TooManyStepsException();
            }
            visitor.step(action, successor);
        });
    }

    @Override
    public ModelValue project(final Object state) {
        return system.project(state);
    }

    @Override
    public Set<String> outcomes(final Object state) {
        return system.outcomes(state);
    }
}
