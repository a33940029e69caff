package org.msicheck.tlc.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msicheck.tlc.TlcException;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;

/** A part of a predicate, and what it was for the values of the variables that it reads. */
final class Conjunct {
    private static final int MOST_VARIABLES = 3;
    private static final int BITS = 21;
    private static final int AUDIT = 64;

    private final FastTool tool;
    private final Action predicate;
    private final int[] variables;
    private final Map<Long, Boolean> known = new HashMap<>();
    private int lastNumber = -1;
    private boolean last;
    private int hits;

    /** A conjunct that reads these variables, by index. */
    Conjunct(final FastTool tool, final SemanticNode node, final List<Integer> variables) {
        this.tool = tool;
        this.predicate = new Action(node, Context.Empty);
        this.variables = variables.stream().mapToInt(i -> i).toArray();
    }

    /** Whether it holds in a state; {@code values} has the numbers of all variables' values. */
    boolean holds(final TLCState state, final int number, final int... values) {
        if (number != lastNumber) {
            last = variables.length > MOST_VARIABLES ? tool.isValid(predicate, state) : remembered(state, values);
            lastNumber = number;
        }
        return last;
    }

    private boolean remembered(final TLCState state, final int... values) {
        long key = 0;
        for (final int variable : variables) {
            if (values[variable] >= 1 << BITS) {
                return tool.isValid(predicate, state);
            }
            key = key << BITS | values[variable];
        }
        final Boolean before = known.get(key);
        if (before == null) {
            final boolean holds = tool.isValid(predicate, state);
            known.put(key, holds);
            return holds;
        }
        if (hits++ % AUDIT == 0 && tool.isValid(predicate, state) != before) {
            throw new TlcException("internal error: the predicate at " + predicate.pred.getLocation()
                    + " reads more than it seems to");
        }
        return before;
    }
}
