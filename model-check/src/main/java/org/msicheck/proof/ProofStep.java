package org.msicheck.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.smt.Term;
import org.msicheck.translate.Branch;
import org.msicheck.translate.Protocol;
import org.msicheck.translate.State;
import org.msicheck.translate.Value;

/**
 * A step: its branch, with a constant for each leaf that changes.
 *
 * @param branch    the branch
 * @param after     the state after it
 * @param equations what the new constants are
 */
record ProofStep(Branch branch, State after, List<Term> equations) {
    static ProofStep of(final Protocol protocol, final Branch branch) {
        final State primed = protocol.state("'");
        final Map<String, Value> after = new LinkedHashMap<>();
        final List<Term> equations = new ArrayList<>();
        for (final String variable : protocol.variables()) {
            final Value next = branch.state().get(variable).orElseThrow();
            after.put(variable, primed.get(variable).orElseThrow().zip(next, (constant, leaf) -> {
                if (leaf.kind() == Term.Kind.CONSTANT || leaf.isLiteral()) {
                    return leaf;
                }
                equations.add(constant.is(leaf));
                return constant;
            }));
        }
        return new ProofStep(branch, variable -> Optional.ofNullable(after.get(variable)), List.copyOf(equations));
    }
}
