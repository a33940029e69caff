package org.msicheck.tlc.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.ToolGlobals;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;

/** Finds out which variables an expression reads. Where that is not certain, it is taken to read all. */
final class VariableReads {
    private final FastTool tool;
    private final List<String> variables;

    VariableReads(final FastTool tool) {
        this.tool = tool;
        this.variables = InProcessTlc.variables(tool).stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    /** The indices of the variables, in alphabetical order of all variables. */
    List<Integer> of(final SemanticNode node) {
        final Set<Integer> found = new TreeSet<>();
        collect(node, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return List.copyOf(found);
    }

    private void collect(final SemanticNode node, final Set<Integer> found, final Set<SemanticNode> seen) {
        if (node == null || !seen.add(node)) {
            return;
        }
        if (node instanceof OpApplNode application) {
            collectOperator(application.getOperator(), found, seen);
            final SemanticNode[] bounds = application.getBdedQuantBounds();
            collectAll(bounds, found, seen);
        } else if (node instanceof OpDefNode definition) {
            collect(definition.getBody(), found, seen);
        } else if (node instanceof LetInNode let) {
            collectAll(let.getLets(), found, seen);
            collect(let.getBody(), found, seen);
        } else if (node instanceof SubstInNode instance) {
            for (final Subst substitution : instance.getSubsts()) {
                collect(substitution.getExpr(), found, seen);
            }
            collect(instance.getBody(), found, seen);
        }
        collectAll(node.getChildren(), found, seen);
    }

    private void collectAll(final SemanticNode[] nodes, final Set<Integer> found, final Set<SemanticNode> seen) {
        if (nodes != null) {
            for (final SemanticNode node : nodes) {
                collect(node, found, seen);
            }
        }
    }

    private void collectOperator(final SymbolNode operator, final Set<Integer> found, final Set<SemanticNode> seen) {
        final int opcode = BuiltInOPs.getOpCode(operator.getName());
        if (opcode == ToolGlobals.OPCODE_prime || opcode == ToolGlobals.OPCODE_enabled) {
            addAll(found);
        } else if (operator instanceof OpDeclNode declared && declared.getKind() == ASTConstants.VariableDeclKind) {
            final int variable = variables.indexOf(declared.getName().toString());
            if (variable < 0) {
                addAll(found);
            } else {
                found.add(variable);
            }
        }
        collect(operator, found, seen);
        // The configuration may put another definition in an operator's place.
        if (tool.lookup(operator, Context.Empty, false) instanceof SemanticNode meant) {
            collect(meant, found, seen);
        }
    }

    private void addAll(final Set<Integer> found) {
        IntStream.range(0, variables.size()).forEach(found::add);
    }
}
