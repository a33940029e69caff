package org.msicheck.prove;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.msicheck.system.ModelValue;
import org.msicheck.system.StepVisitor;
import org.msicheck.system.SteppableSystem;

/**
 * A system of whose states some predicates are claimed to hold always. Compared with a graph in which they are
 * evaluated, it differs in the first state in which one does not hold.
 *
 * @param system the system
 * @param always the predicates
 * @param <S>    the system's states
 */
record Claiming<S>(SteppableSystem<S> system, List<String> always) implements SteppableSystem<S> {
    @Override
    public List<S> initialStates() {
        return system.initialStates();
    }

    @Override
    public void forEachStep(final S state, final StepVisitor<S> visitor) {
        system.forEachStep(state, visitor);
    }

    @Override
    public ModelValue project(final S state) {
        return system.project(state);
    }

    @Override
    public Set<String> outcomes(final S state) {
        final Set<String> outcomes = new HashSet<>(system.outcomes(state));
        outcomes.addAll(always);
        return outcomes;
    }
}
