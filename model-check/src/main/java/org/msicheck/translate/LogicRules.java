package org.msicheck.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.smt.Term;
import org.msicheck.tla.Expr;
import org.msicheck.translate.Evaluator.Context;
import org.msicheck.translate.Evaluator.Rule;

/** Truth values, choices, quantifiers, primes. */
final class LogicRules {
    private final Evaluator evaluator;
    private final Facts facts;

    LogicRules(final Evaluator evaluator, final Facts facts) {
        this.evaluator = evaluator;
        this.facts = facts;
    }

    Map<String, Rule> rules() {
        final Rule and = (e, c) -> TermValues.scalar(all(arguments(e), c));
        final Rule or = (e, c) -> TermValues.scalar(some(arguments(e), c));
        return Map.ofEntries(
                Map.entry("TRUE", (e, c) -> TermValues.scalar(Term.TRUE)),
                Map.entry("FALSE", (e, c) -> TermValues.scalar(Term.FALSE)),
                Map.entry("\\land", and),
                Map.entry("$ConjList", and),
                Map.entry("\\lor", or),
                Map.entry("$DisjList", or),
                Map.entry("\\lnot", (e, c) -> TermValues.scalar(truth(e, 0, c).not())),
                Map.entry("=>", (e, c) -> TermValues.scalar(implication(e, c))),
                Map.entry("\\equiv", (e, c) -> TermValues.scalar(truth(e, 0, c).is(truth(e, 1, c)))),
                Map.entry("=", (e, c) -> TermValues.scalar(equal(e, c))),
                Map.entry("/=", (e, c) -> TermValues.scalar(equal(e, c).not())),
                Map.entry("$IfThenElse", this::choice),
                Map.entry("$Case", this::cases),
                Map.entry("$BoundedForall", (e, c) -> quantifier(Quantifier.FORALL, e, c)),
                Map.entry("$BoundedExists", (e, c) -> quantifier(Quantifier.EXISTS, e, c)),
                Map.entry("$BoundedChoose", this::chosen),
                Map.entry("'", this::primed),
                Map.entry("ENABLED", this::enabled));
    }

    static List<Expr> arguments(final Expr expression) {
        return ((Expr.Apply) expression).arguments();
    }

    private Term truth(final Expr expression, final int index, final Context context) {
        return evaluator.truth(arguments(expression).get(index), context);
    }

    private Term all(final List<Expr> conjuncts, final Context context) {
        if (conjuncts.isEmpty()) {
            return Term.TRUE;
        }
        final Term first = evaluator.truth(conjuncts.get(0), context);
        if (first.equals(Term.FALSE)) {
            return first;
        }
        return Term.and(first, facts.given(first, () -> all(conjuncts.subList(1, conjuncts.size()), context)));
    }

    private Term some(final List<Expr> disjuncts, final Context context) {
        if (disjuncts.isEmpty()) {
            return Term.FALSE;
        }
        final Term first = evaluator.truth(disjuncts.get(0), context);
        if (first.equals(Term.TRUE)) {
            return first;
        }
        return Term.or(
                List.of(first, facts.given(first.not(), () -> some(disjuncts.subList(1, disjuncts.size()), context))));
    }

    private Term implication(final Expr expression, final Context context) {
        final Term premise = truth(expression, 0, context);
        return premise.equals(Term.FALSE)
                ? Term.TRUE
                : premise.implies(facts.given(premise, () -> truth(expression, 1, context)));
    }

    private Term equal(final Expr expression, final Context context) {
        return TermValues.equal(
                evaluator.value(arguments(expression).get(0), context),
                evaluator.value(arguments(expression).get(1), context),
                () -> facts.name("x"));
    }

    private Value choice(final Expr expression, final Context context) {
        return choice(
                truth(expression, 0, context),
                arguments(expression).get(1),
                arguments(expression).get(2),
                context);
    }

    private Value choice(final Term condition, final Expr yes, final Expr no, final Context context) {
        if (condition.isLiteral()) {
            return evaluator.value(condition.equals(Term.TRUE) ? yes : no, context);
        }
        return TermValues.choose(
                condition,
                facts.given(condition, () -> evaluator.value(yes, context)),
                facts.given(condition.not(), () -> evaluator.value(no, context)));
    }

    private Value cases(final Expr expression, final Context context) {
        return arm(expression, arguments(expression), context);
    }

    /** TLC takes the first arm that holds; where two hold, TLA+ leaves open which. */
    private Value arm(final Expr whole, final List<Expr> arms, final Context context) {
        if (arms.isEmpty()) {
            throw Refusal.at(whole.at(), "CASE without OTHER is not in the fragment");
        }
        final Expr condition = arguments(arms.get(0)).get(0);
        final Expr value = arguments(arms.get(0)).get(1);
        final Term holds = evaluator.truth(condition, context);
        if (holds.isLiteral()) {
            return holds.equals(Term.TRUE)
                    ? evaluator.value(value, context)
                    : arm(whole, arms.subList(1, arms.size()), context);
        }
        return TermValues.choose(
                holds,
                facts.given(holds, () -> evaluator.value(value, context)),
                facts.given(holds.not(), () -> arm(whole, arms.subList(1, arms.size()), context)));
    }

    private Value quantifier(final Quantifier quantifier, final Expr expression, final Context context) {
        final Expr.Bind bind = (Expr.Bind) expression;
        return TermValues.scalar(
                evaluator.quantified(quantifier, bind.bounds(), context, inner -> evaluator.truth(bind.body(), inner)));
    }

    /** Only what is known without the solver can be chosen. */
    private Value chosen(final Expr expression, final Context context) {
        final Expr.Bind bind = (Expr.Bind) expression;
        final Expr.Bound bound = bind.bounds().get(0);
        final Optional<List<Value>> members =
                evaluator.set(bound.range().orElseThrow(), context).elements();
        final List<Value> found = new ArrayList<>();
        for (final Value member : members.orElse(List.of())) {
            final Term holds = evaluator.truth(bind.body(), context.with(bound.name(), member));
            if (!holds.isLiteral()) {
                throw Refusal.at(bind.at(), "CHOOSE is in the fragment only where its predicate has a known value");
            } else if (holds.equals(Term.TRUE)) {
                found.add(member);
            }
        }
        if (found.size() != 1) {
            throw Refusal.at(bind.at(), "CHOOSE is in the fragment only where exactly one listed element fulfils it");
        }
        return found.get(0);
    }

    private Value primed(final Expr expression, final Context context) {
        return evaluator.value(arguments(expression).get(0), new Context(context.scope(), context.next(), State.NONE));
    }

    private Value enabled(final Expr expression, final Context context) {
        final Term possible = Term.or(new Actions(evaluator, facts)
                .enabling(arguments(expression).get(0), context).stream()
                        .map(Branch::isPossible)
                        .toList());
        return TermValues.scalar(possible);
    }
}
