package org.msicheck.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msicheck.smt.Term;
import org.msicheck.tla.Expr;
import org.msicheck.translate.Evaluator.Context;
import org.msicheck.translate.Evaluator.Rule;

/** Sets. */
final class SetRules {
    private final Evaluator evaluator;
    private final Facts facts;

    SetRules(final Evaluator evaluator, final Facts facts) {
        this.evaluator = evaluator;
        this.facts = facts;
    }

    Map<String, Rule> rules() {
        final Rule union = (e, c) -> new SetValue.Union(List.of(set(e, 0, c), set(e, 1, c)));
        final Rule common = (e, c) -> {
            final SetValue other = set(e, 1, c);
            return new SetValue.Filtered(set(e, 0, c), other::has);
        };
        return Map.ofEntries(
                Map.entry("BOOLEAN", (e, c) -> TermValues.BOOLEANS),
                Map.entry(
                        "$SetEnumerate",
                        (e, c) -> new SetValue.Listed(LogicRules.arguments(e).stream()
                                .map(member -> evaluator.value(member, c))
                                .toList())),
                Map.entry("\\in", (e, c) -> TermValues.scalar(member(e, c))),
                Map.entry("\\notin", (e, c) -> TermValues.scalar(member(e, c).not())),
                Map.entry("\\cup", union),
                Map.entry("\\union", union),
                Map.entry("\\cap", common),
                Map.entry("\\intersect", common),
                Map.entry("\\", (e, c) -> {
                    final SetValue without = set(e, 1, c);
                    return new SetValue.Filtered(
                            set(e, 0, c), value -> without.has(value).not());
                }),
                Map.entry("\\subseteq", (e, c) -> {
                    final SetValue whole = set(e, 1, c);
                    return TermValues.scalar(set(e, 0, c).quantify(Quantifier.FORALL, this::name, whole::has));
                }),
                Map.entry("SUBSET", (e, c) -> new SetValue.Subsets(set(e, 0, c), this::name)),
                Map.entry("$SubsetOf", this::filtered),
                Map.entry("$SetOfAll", this::images),
                Map.entry("$SetOfFcns", (e, c) -> new SetValue.Functions(set(e, 0, c), set(e, 1, c), this::name)),
                Map.entry("$SetOfRcds", this::records),
                Map.entry("DOMAIN", this::domain));
    }

    private String name() {
        return facts.name("x");
    }

    private SetValue set(final Expr expression, final int index, final Context context) {
        return evaluator.set(LogicRules.arguments(expression).get(index), context);
    }

    private Term member(final Expr expression, final Context context) {
        return set(expression, 1, context)
                .has(evaluator.value(LogicRules.arguments(expression).get(0), context));
    }

    private Value filtered(final Expr expression, final Context context) {
        final Expr.Bind bind = (Expr.Bind) expression;
        final Expr.Bound bound = bind.bounds().get(0);
        final SetValue base = evaluator.set(bound.range().orElseThrow(), context);
        return new SetValue.Filtered(base, value -> evaluator.truth(bind.body(), context.with(bound.name(), value)));
    }

    private Value images(final Expr expression, final Context context) {
        final Expr.Bind bind = (Expr.Bind) expression;
        final List<Value> found = new ArrayList<>();
        if (bind.bounds().size() != 1) {
            throw Refusal.at(bind.at(), "a set of all values of an expression in several names is not in the fragment");
        }
        final Expr.Bound bound = bind.bounds().get(0);
        final List<Value> arguments = evaluator
                .set(bound.range().orElseThrow(), context)
                .elements()
                .orElseThrow(() -> Refusal.at(
                        bind.at(),
                        "a set of all values of an expression over a set of any size is not in the fragment"));
        arguments.forEach(value -> found.add(evaluator.value(bind.body(), context.with(bound.name(), value))));
        return new SetValue.Listed(found);
    }

    private Value records(final Expr expression, final Context context) {
        final Map<Term, SetValue> fields = new LinkedHashMap<>();
        for (final Expr pair : LogicRules.arguments(expression)) {
            fields.put(
                    TermValues.term(evaluator.value(LogicRules.arguments(pair).get(0), context)),
                    set(pair, 1, context));
        }
        return new SetValue.Records(fields);
    }

    private Value domain(final Expr expression, final Context context) {
        final Value function = evaluator.value(LogicRules.arguments(expression).get(0), context);
        if (function instanceof Value.Family family) {
            return family.domain();
        } else if (function instanceof Value.Table table) {
            return new SetValue.Listed(table.entries().keySet().stream()
                    .<Value>map(TermValues::scalar)
                    .toList());
        }
        throw new Value.ShapeException();
    }
}
