package org.msicheck.tlc.engine;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msicheck.tla.Definition;
import org.msicheck.tla.Expr;
import org.msicheck.tla.Position;
import org.msicheck.tla.TlaModule;
import org.msicheck.tlc.TlcException;
import tla2sany.drivers.FrontEndException;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.parser.SyntaxTreeNode;
import tla2sany.semantic.AssumeNode;
import tla2sany.semantic.AtNode;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.LevelNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.NumeralNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.semantic.TheoremNode;
import tla2sany.st.SyntaxTreeConstants;
import util.FilenameToStream;

/** Parses a module with TLC's parser, SANY, and copies what it says. */
final class ModuleParser {
    private ModuleParser() {}

    static TlaModule parse(final String root, final FilenameToStream files) {
        final SpecObj spec = new SpecObj(root, files);
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            SANY.frontEndMain(spec, root, new PrintStream(said, true, StandardCharsets.UTF_8));
        } catch (final FrontEndException e) {
            throw new TlcException("the parser failed: " + e.getMessage(), e);
        }
        if (spec.getErrorLevel() != 0 || spec.getExternalModuleTable().getRootModule() == null) {
            throw new TlcException("the module cannot be parsed: "
                    + Stream.of(spec.initErrors, spec.parseErrors, spec.semanticErrors)
                            .map(Object::toString)
                            .reduce("", String::concat)
                            .replaceAll("\\s+", " ")
                            .strip());
        }
        return module(spec.getExternalModuleTable().getRootModule());
    }

    private static TlaModule module(final ModuleNode node) {
        final Map<String, Definition> definitions = new LinkedHashMap<>();
        for (final OpDefNode definition : node.getOpDefs()) {
            if (definition.getOriginallyDefinedInModuleNode() == null
                    || !definition.getOriginallyDefinedInModuleNode().isStandard()) {
                definitions.put(definition.getName().toString(), definition(definition));
            }
        }
        return new TlaModule(
                node.getName().toString(),
                names(node.getConstantDecls()),
                names(node.getVariableDecls()),
                definitions,
                Stream.of(node.getAssumptions())
                        .map(AssumeNode::getAssume)
                        .map(ModuleParser::expr)
                        .toList(),
                Stream.of(node.getTheorems())
                        .map(TheoremNode::getTheorem)
                        .map(ModuleParser::expr)
                        .toList());
    }

    private static List<String> names(final OpDeclNode[] declared) {
        return Stream.of(declared).map(node -> node.getName().toString()).toList();
    }

    private static Definition definition(final OpDefNode node) {
        return new Definition(
                node.getName().toString(),
                Stream.of(node.getParams()).map(p -> p.getName().toString()).toList(),
                node.getInRecursive() ? new Expr.Other("RECURSIVE", position(node)) : expr(node.getBody()));
    }

    private static Position position(final SemanticNode node) {
        return new Position(node.getLocation().source(), node.getLocation().beginLine(), text(node));
    }

    /** The words of a node, with spaces as one writes them. */
    private static String text(final SemanticNode node) {
        return node.getTreeNode() instanceof final SyntaxTreeNode tree
                ? words(tree)
                        .collect(Collectors.joining(" "))
                        .replaceAll("(?<=\\w) (?=[(\\[])|(?<=[(\\[{!.]) | (?=[)\\]},.])", "")
                        .replace(" '", "'")
                        .replace("~ ", "~")
                : "";
    }

    private static Stream<String> words(final SyntaxTreeNode tree) {
        if (tree.isKind(SyntaxTreeConstants.N_IdPrefix)) {
            return Stream.empty();
        }
        return tree.heirs().length == 0
                ? Stream.of(tree.getImage())
                : Stream.of(tree.heirs()).map(SyntaxTreeNode.class::cast).flatMap(ModuleParser::words);
    }

    private static Expr expr(final LevelNode node) {
        final Position at = position(node);
        if (node instanceof NumeralNode number) {
            return new Expr.Num(number.val(), at);
        } else if (node instanceof StringNode text) {
            return new Expr.Str(text.getRep().toString(), at);
        } else if (node instanceof AtNode) {
            return new Expr.Apply("@", List.of(), at);
        } else if (node instanceof LetInNode let) {
            return new Expr.Let(
                    Stream.of(let.getLets()).map(ModuleParser::definition).toList(), expr(let.getBody()), at);
        } else if (node instanceof OpApplNode application) {
            return application(application, at);
        }
        return new Expr.Other(node.getClass().getSimpleName(), at);
    }

    private static Expr application(final OpApplNode node, final Position at) {
        final String operator = node.getOperator().getName().toString();
        final FormalParamNode[][] names = node.getBdedQuantSymbolLists();
        final FormalParamNode[] unbounded = node.getUnbdedQuantSymbols();
        final List<Expr> arguments = new ArrayList<>();
        for (final ExprOrOpArgNode argument : node.getArgs()) {
            // SANY has no node for the condition of OTHER.
            arguments.add(argument == null ? new Expr.Apply("TRUE", List.of(), at) : expr(argument));
        }
        if (names == null && unbounded == null) {
            return new Expr.Apply(operator, List.copyOf(arguments), at);
        }
        final List<Expr.Bound> bounds = new ArrayList<>();
        if (names != null) {
            final ExprNode[] ranges = node.getBdedQuantBounds();
            for (int i = 0; i < names.length; i++) {
                if (node.isBdedQuantATuple()[i]) {
                    return new Expr.Other("a tuple of bound names", at);
                }
                for (final FormalParamNode name : names[i]) {
                    bounds.add(new Expr.Bound(name.getName().toString(), Optional.of(expr(ranges[i]))));
                }
            }
        } else {
            for (final FormalParamNode name : unbounded) {
                bounds.add(new Expr.Bound(name.getName().toString(), Optional.empty()));
            }
        }
        return new Expr.Bind(operator, List.copyOf(bounds), arguments.get(0), at);
    }
}
