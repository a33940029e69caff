package org.msicheck.tlc.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.graph.GraphListener;
import org.msicheck.system.ActionLabel;
import org.msicheck.tlc.TlcException;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.Action;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.ToolGlobals;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.IValue;

/**
 * Numbers the labels of TLC's actions, once per action object.
 *
 * <p>TLC cuts the next-state relation at its disjunctions and at its quantifiers over constant sets, and gives each
 * part the name of the innermost operator. What it could not cut would be an edge without a name or without arguments;
 * such a part is refused here.
 */
final class Labels {
    private final IdentityHashMap<Action, Integer> numbers = new IdentityHashMap<>();
    private final Map<ActionLabel, Integer> interned = new HashMap<>();
    private final Set<SymbolNode> quantified = Collections.newSetFromMap(new IdentityHashMap<>());
    private final String next;
    private final GraphListener listener;

    Labels(final FastTool tool, final GraphListener listener) {
        this.listener = listener;
        final Action nextAction = tool.getNextStateSpec();
        next = nextAction == null ? "" : nextAction.getName().toString();
        if (nextAction != null) {
            collectQuantified(nextAction.pred, new HashSet<>());
        }
    }

    private void collectQuantified(final SemanticNode node, final Set<SemanticNode> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof OpApplNode application) {
            final FormalParamNode[][] bound = application.getBdedQuantSymbolLists();
            if (bound != null) {
                for (final FormalParamNode[] list : bound) {
                    quantified.addAll(List.of(list));
                }
            }
            if (application.getOperator() instanceof tla2sany.semantic.OpDefNode definition
                    && definition.getBody() != null) {
                collectQuantified(definition.getBody(), seen);
            }
        }
        final SemanticNode[] children = node.getChildren();
        if (children != null) {
            for (final SemanticNode child : children) {
                // The OTHER branch of a CASE has no condition.
                if (child != null) {
                    collectQuantified(child, seen);
                }
            }
        }
    }

    /** The number of an action's label; announced to the listener when it is new. */
    int numberOf(final Action action) {
        final Integer known = numbers.get(action);
        if (known != null) {
            return known;
        }
        final ActionLabel label = labelOf(action);
        Integer number = interned.get(label);
        if (number == null) {
            number = interned.size();
            interned.put(label, number);
            listener.label(number, label);
        }
        numbers.put(action, number);
        return number;
    }

    private ActionLabel labelOf(final Action action) {
        final String name = action.getName().toString();
        if (!action.isDeclared() || name.equals(next)) {
            throw refused(
                    action,
                    "has no name of its own (it is reported as " + name
                            + "); make it a named operator under quantifiers over constant sets");
        }
        if (!(action.pred instanceof OpApplNode body)) {
            throw refused(action, "is an instance of a module, or a LET over one; extend the module instead");
        }
        if (BuiltInOPs.getOpCode(body.getOperator().getName()) == ToolGlobals.OPCODE_be) {
            throw refused(
                    action,
                    "hides a choice (\\E) from its arguments; put the quantifier over a constant set "
                            + "outside the operator");
        }
        return new ActionLabel(name, argumentsOf(action));
    }

    private List<ActionLabel.Argument> argumentsOf(final Action action) {
        final List<ActionLabel.Argument> arguments = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        action.con.lookupName(symbol -> {
            if (symbol != null && quantified.contains(symbol)) {
                final String name = symbol.getName().toString();
                if (!names.add(name)) {
                    throw refused(action, "has two quantifiers named " + name);
                }
                arguments.add(new ActionLabel.Argument(name, TlcValues.of(valueOf(action.con, symbol))));
            }
            return false;
        });
        Collections.reverse(arguments);
        return arguments;
    }

    private static IValue valueOf(final Context context, final SymbolNode symbol) {
        return (IValue) context.lookup(symbol);
    }

    /** The exception for an action that TLC could not cut into named parts. */
    static TlcException refused(final Action action, final String why) {
        return new TlcException("the action at " + action.pred.getLocation() + " " + why);
    }
}
