package org.msicheck.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.msicheck.smt.Sort;
import org.msicheck.smt.Term;
import org.msicheck.tla.Expr;
import org.msicheck.translate.Evaluator.Context;
import org.msicheck.translate.Evaluator.Rule;

/** Functions, records and tuples. */
final class FunctionRules {
    private final Evaluator evaluator;
    private final Facts facts;

    FunctionRules(final Evaluator evaluator, final Facts facts) {
        this.evaluator = evaluator;
        this.facts = facts;
    }

    Map<String, Rule> rules() {
        final Rule application = (e, c) -> applied(argument(e, 0, c), argument(e, 1, c));
        return Map.of(
                "$FcnApply", application,
                "$RcdSelect", application,
                "$FcnConstructor", this::function,
                "$RcdConstructor", this::record,
                "$Tuple", this::tuple,
                "$Except", this::except);
    }

    private Value argument(final Expr expression, final int index, final Context context) {
        return evaluator.value(LogicRules.arguments(expression).get(index), context);
    }

    private Value applied(final Value function, final Value argument) {
        final Term index = TermValues.term(argument);
        facts.demand(TermValues.inDomain(function, index));
        return TermValues.applied(function, index);
    }

    private Value record(final Expr expression, final Context context) {
        final Map<Term, Value> entries = new LinkedHashMap<>();
        for (final Expr pair : LogicRules.arguments(expression)) {
            entries.put(TermValues.term(argument(pair, 0, context)), argument(pair, 1, context));
        }
        return new Value.Table(entries);
    }

    private Value tuple(final Expr expression, final Context context) {
        final Map<Term, Value> entries = new LinkedHashMap<>();
        for (final Expr element : LogicRules.arguments(expression)) {
            entries.put(Term.of(entries.size() + 1L), evaluator.value(element, context));
        }
        return new Value.Table(entries);
    }

    private Value function(final Expr expression, final Context context) {
        final Expr.Bind bind = (Expr.Bind) expression;
        if (bind.bounds().size() != 1) {
            throw Refusal.at(bind.at(), "a function of several arguments is not in the fragment; nest two functions");
        }
        final Expr.Bound bound = bind.bounds().get(0);
        final SetValue domain = evaluator.set(bound.range().orElseThrow(), context);
        final Optional<List<Value>> listed = domain.elements();
        if (listed.isEmpty()) {
            return family(bind, bound.name(), domain, context);
        }
        final Map<Term, Value> entries = new LinkedHashMap<>();
        for (final Value element : listed.get()) {
            entries.put(TermValues.term(element), evaluator.value(bind.body(), context.with(bound.name(), element)));
        }
        if (!entries.keySet().stream().allMatch(Term::isLiteral)) {
            throw Refusal.at(bind.at(), "a function on a set whose elements are not known is not in the fragment");
        }
        return new Value.Table(entries);
    }

    /** New arrays that are defined by an axiom. */
    private Value family(final Expr.Bind bind, final String name, final SetValue domain, final Context context) {
        if (facts.isBound()) {
            throw Refusal.at(bind.at(), "a function on a set of any size below a quantifier is not in the fragment");
        }
        final Term argument =
                TermValues.term(domain.member(facts.name(name), List.of()).orElseThrow());
        final Value[] body = new Value[1];
        facts.bound(TermValues.scalar(argument), domain.has(TermValues.scalar(argument)), () -> {
            body[0] = evaluator.value(bind.body(), context.with(name, TermValues.scalar(argument)));
            return Term.TRUE;
        });
        final Value element =
                body[0].map(leaf -> Term.constant(facts.name("function"), Sort.array(argument.sort(), leaf.sort())));
        final Value.Family family = new Value.Family(domain, element);
        final List<Term> defined = body[0].leaves();
        final List<Term> arrays = element.leaves();
        for (int i = 0; i < defined.size(); i++) {
            final Term equation = arrays.get(i).select(argument).is(defined.get(i));
            facts.define(Term.forall(List.of(argument), equation));
        }
        return family;
    }

    private Value except(final Expr expression, final Context context) {
        final List<Expr> arguments = LogicRules.arguments(expression);
        Value result = evaluator.value(arguments.get(0), context);
        for (final Expr pair : arguments.subList(1, arguments.size())) {
            final List<Term> path = LogicRules.arguments(
                            LogicRules.arguments(pair).get(0))
                    .stream()
                    .map(index -> TermValues.term(evaluator.value(index, context)))
                    .toList();
            final Expr replacement = LogicRules.arguments(pair).get(1);
            result = changed(result, path, old -> evaluator.value(replacement, context.with("@", old)));
        }
        return result;
    }

    private Value changed(final Value function, final List<Term> path, final UnaryOperator<Value> change) {
        if (path.isEmpty()) {
            return change.apply(function);
        }
        facts.demand(TermValues.inDomain(function, path.get(0)));
        return TermValues.updated(function, path.get(0), old -> changed(old, path.subList(1, path.size()), change));
    }
}
