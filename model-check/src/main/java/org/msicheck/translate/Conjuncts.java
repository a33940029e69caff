package org.msicheck.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.msicheck.smt.Term;
import org.msicheck.tla.Expr;
import org.msicheck.translate.Evaluator.Context;

/** Takes predicates apart into what they say one by one. */
final class Conjuncts {
    private final Evaluator evaluator;
    private final Facts facts;
    private String whole = "";

    Conjuncts(final Evaluator evaluator, final Facts facts) {
        this.evaluator = evaluator;
        this.facts = facts;
    }

    /** The parts of a predicate, numbered where there are several. */
    List<NamedConjunct> of(final Expr predicate, final Context context) {
        whole = predicate instanceof final Expr.Apply apply ? apply.operator() : "";
        return of("", predicate, context, UnaryOperator.identity());
    }

    private List<NamedConjunct> of(
            final String name, final Expr predicate, final Context context, final UnaryOperator<Term> around) {
        if (predicate instanceof Expr.Let let) {
            return of(name, let.body(), Evaluator.inside(let, context), around);
        } else if (predicate instanceof Expr.Bind bind && bind.operator().equals("$BoundedForall")) {
            return all(name, bind, bind.bounds(), context, around);
        } else if (predicate instanceof Expr.Apply apply) {
            return applied(name, apply, context, around);
        }
        return single(name, predicate, context, around);
    }

    private List<NamedConjunct> single(
            final String name, final Expr predicate, final Context context, final UnaryOperator<Term> around) {
        return List.of(new NamedConjunct(name, predicate.at(), around.apply(evaluator.truth(predicate, context))));
    }

    private List<NamedConjunct> applied(
            final String name, final Expr.Apply apply, final Context context, final UnaryOperator<Term> around) {
        switch (apply.operator()) {
            case "\\land", "$ConjList" -> {
                final List<Expr> parts = flat(apply).toList();
                final List<NamedConjunct> all = new ArrayList<>();
                for (int i = 0; i < parts.size(); i++) {
                    all.addAll(of(name.isEmpty() ? "" : name + '.' + (i + 1), parts.get(i), context, around));
                }
                return all;
            }
            case "=>" -> {
                final Term premise = evaluator.truth(apply.arguments().get(0), context);
                return facts.given(
                        premise,
                        () -> of(name, apply.arguments().get(1), context, term -> around.apply(premise.implies(term))));
            }
            default -> {
                final Optional<Evaluator.Called> called =
                        apply.arguments().isEmpty() ? evaluator.called(apply, context) : Optional.empty();
                return called.isPresent()
                        ? of(
                                isNumbered(name) ? name : apply.operator(),
                                called.get().body(),
                                called.get().context(),
                                around)
                        : single(name, apply, context, around);
            }
        }
    }

    /** Whether a name is that of a part of a part; the parts of the whole have names of their own. */
    private boolean isNumbered(final String name) {
        return !name.isEmpty() && !name.equals(whole) && !name.startsWith(whole + '.');
    }

    private static Stream<Expr> flat(final Expr expression) {
        return expression instanceof Expr.Apply apply
                        && List.of("\\land", "$ConjList").contains(apply.operator())
                ? apply.arguments().stream().flatMap(Conjuncts::flat)
                : Stream.of(expression);
    }

    private List<NamedConjunct> all(
            final String name,
            final Expr.Bind bind,
            final List<Expr.Bound> bounds,
            final Context context,
            final UnaryOperator<Term> around) {
        if (bounds.isEmpty()) {
            return of(name, bind.body(), context, around);
        }
        final Expr.Bound first = bounds.get(0);
        final List<Expr.Bound> others = bounds.subList(1, bounds.size());
        final SetValue range = evaluator.set(first.range().orElseThrow(), context);
        if (range.elements().isPresent()) {
            return range.elements().get().stream()
                    .flatMap(value -> all(name, bind, others, context.with(first.name(), value), around).stream())
                    .toList();
        }
        final Value member = range.member(facts.name(first.name()), List.of())
                .orElseThrow(() -> Refusal.at(bind.at(), "a member of this set is not in the fragment"));
        final Term has = range.has(member);
        return facts.bound(
                member.leaves(),
                () -> facts.given(
                        has,
                        () -> all(
                                name,
                                bind,
                                others,
                                context.with(first.name(), member),
                                term -> around.apply(Term.forall(member.leaves(), has.implies(term))))));
    }
}
