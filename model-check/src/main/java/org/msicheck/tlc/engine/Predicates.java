package org.msicheck.tlc.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.msicheck.tlc.TlcException;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import util.UniqueString;

/**
 * Evaluates state predicates with TLC. A predicate is cut into its conjuncts, which are evaluated in their order up to
 * the first that is false, as TLC does. A conjunct that several predicates share, such as those of a predicate "at
 * rest", is evaluated once a state; one that reads few variables, such as those of a type invariant, once for each
 * combination of their values.
 */
final class Predicates {
    private final FastTool tool;
    private final VariableReads reads;
    private final IdentityHashMap<SemanticNode, Conjunct> known = new IdentityHashMap<>();
    private final List<List<Conjunct>> predicates = new ArrayList<>();

    /**
     * The predicates of some names.
     *
     * @throws TlcException if the model does not define one of them
     */
    Predicates(final FastTool tool, final List<String> names) {
        this.tool = tool;
        this.reads = new VariableReads(tool);
        for (final String name : names) {
            final OpDefNode definition =
                    tool.getSpecProcessor().getRootModule().getOpDef(UniqueString.uniqueStringOf(name));
            if (definition == null || definition.getArity() != 0) {
                throw new TlcException("the model defines no state predicate " + name);
            }
            final List<Conjunct> conjuncts = new ArrayList<>();
            cut(definition.getBody(), conjuncts);
            predicates.add(conjuncts);
        }
    }

    private void cut(final SemanticNode node, final List<Conjunct> conjuncts) {
        if (node instanceof OpApplNode application) {
            final int opcode = BuiltInOPs.getOpCode(application.getOperator().getName());
            if (opcode == ToolGlobals.OPCODE_cl || opcode == ToolGlobals.OPCODE_land) {
                for (final SemanticNode operand : application.getArgs()) {
                    cut(operand, conjuncts);
                }
                return;
            }
            if (application.getOperator() instanceof OpDefNode definition
                    && definition.getArity() == 0
                    && definition.getBody() instanceof OpApplNode body
                    && tool.lookup(definition, Context.Empty, false) == definition) {
                cut(body, conjuncts);
                return;
            }
        }
        conjuncts.add(known.computeIfAbsent(node, n -> new Conjunct(tool, n, reads.of(n))));
    }

    /**
     * The predicates that hold in a state.
     *
     * @param state  the state
     * @param number its number, different for different states
     * @param values the numbers of its variables' values
     * @return bit i for the i-th predicate
     */
    long holding(final TLCState state, final int number, final int... values) {
        long bits = 0;
        for (int i = 0; i < predicates.size(); i++) {
            if (holds(predicates.get(i), state, number, values)) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    private static boolean holds(
            final List<Conjunct> conjuncts, final TLCState state, final int number, final int... values) {
        for (final Conjunct conjunct : conjuncts) {
            if (!conjunct.holds(state, number, values)) {
                return false;
            }
        }
        return true;
    }
}
