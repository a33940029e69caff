package org.msicheck.translate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.msicheck.smt.Term;
import org.msicheck.tla.Definition;
import org.msicheck.tla.Expr;
import org.msicheck.tla.TlaModule;

/** Turns expressions into values. */
final class Evaluator {
    private static final int MAX_DEPTH = 200;

    private final TlaModule module;
    private final Map<String, Value> constants;
    private final Facts facts;
    private final Map<String, Rule> rules = new HashMap<>();
    private int depth;

    /** Of a module whose constants are known. */
    Evaluator(final TlaModule module, final Map<String, Value> constants, final Facts facts) {
        this.module = module;
        this.constants = constants;
        this.facts = facts;
        rules.putAll(new LogicRules(this, facts).rules());
        rules.putAll(new NumberRules(this).rules());
        rules.putAll(new SetRules(this, facts).rules());
        rules.putAll(new FunctionRules(this, facts).rules());
    }

    /** What an operator of TLA+ means. */
    @FunctionalInterface
    interface Rule {
        Value apply(Expr expression, Context context);
    }

    /**
     * Where an expression is evaluated.
     *
     * @param scope the bound names
     * @param now   the variables
     * @param next  the variables with a prime
     */
    record Context(Scope scope, State now, State next) {
        Context with(final String name, final Value value) {
            return new Context(scope.with(name, value), now, next);
        }
    }

    TlaModule module() {
        return module;
    }

    Term truth(final Expr expression, final Context context) {
        return checked(expression, () -> TermValues.truth(value(expression, context)));
    }

    SetValue set(final Expr expression, final Context context) {
        if (value(expression, context) instanceof SetValue set) {
            return set;
        }
        throw Refusal.at(expression.at(), "a set is expected here");
    }

    Value value(final Expr expression, final Context context) {
        if (expression instanceof Expr.Num number) {
            return TermValues.scalar(Term.of(number.value()));
        } else if (expression instanceof Expr.Str text) {
            return TermValues.scalar(Term.word(text.value()));
        } else if (expression instanceof Expr.Let let) {
            return value(let.body(), inside(let, context));
        } else if (expression instanceof Expr.Bind bind) {
            return ruled(bind.operator(), bind, context);
        } else if (expression instanceof Expr.Apply apply) {
            return applied(apply, context);
        }
        throw Refusal.at(expression.at(), ((Expr.Other) expression).what() + " is not in the fragment");
    }

    /** A context in which local definitions hold. */
    static Context inside(final Expr.Let let, final Context context) {
        Scope scope = context.scope();
        for (final Definition definition : let.definitions()) {
            scope = scope.with(definition);
        }
        return new Context(scope, context.now(), context.next());
    }

    private Value applied(final Expr.Apply apply, final Context context) {
        final Optional<Scope> bound = context.scope().find(apply.operator());
        if (bound.isPresent() && bound.get().value().isPresent()) {
            return bound.get().value().get();
        } else if (module.variables().contains(apply.operator())) {
            return context.now()
                    .get(apply.operator())
                    .orElseThrow(() -> Refusal.at(apply.at(), apply.operator() + " has no value yet"));
        } else if (constants.containsKey(apply.operator())) {
            return constants.get(apply.operator());
        }
        final Optional<Called> called = called(apply, context);
        return called.isPresent()
                ? value(called.get().body(), called.get().context())
                : ruled(apply.operator(), apply, context);
    }

    /** The body of a defined operator, where it is called, with its arguments. */
    Optional<Called> called(final Expr.Apply apply, final Context context) {
        final Optional<Scope> local = context.scope().find(apply.operator());
        final Optional<Definition> definition = local.isPresent()
                ? local.get().defined()
                : Optional.ofNullable(module.definitions().get(apply.operator()));
        return definition.map(operator -> {
            Scope scope = local.orElse(Scope.EMPTY);
            for (int i = 0; i < operator.parameters().size(); i++) {
                scope = scope.with(
                        operator.parameters().get(i), value(apply.arguments().get(i), context));
            }
            return new Called(operator.body(), new Context(scope, context.now(), context.next()));
        });
    }

    /**
     * A call.
     *
     * @param body    what is called
     * @param context where
     */
    record Called(Expr body, Context context) {}

    private Value ruled(final String operator, final Expr expression, final Context context) {
        final Rule rule = rules.get(operator);
        if (rule == null) {
            throw Refusal.at(expression.at(), name(operator) + " is not in the fragment");
        }
        if (++depth > MAX_DEPTH) {
            throw Refusal.at(expression.at(), "the expression is nested too deep");
        }
        try {
            return checked(expression, () -> rule.apply(expression, context));
        } finally {
            depth--;
        }
    }

    private static String name(final String operator) {
        return operator.startsWith("$") ? operator.substring(1) : operator;
    }

    private static <T> T checked(final Expr expression, final java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (final Value.ShapeException e) {
            throw Refusal.at(
                    expression.at(),
                    "this has no form in the fragment: values of different kinds, or a set or"
                            + " function where a number, a string or a truth value is expected");
        }
    }

    /** That a body holds for all, or for some, values of bound names. */
    Term quantified(
            final Quantifier quantifier,
            final List<Expr.Bound> bounds,
            final Context context,
            final Function<Context, Term> body) {
        if (bounds.isEmpty()) {
            return body.apply(context);
        }
        final Expr.Bound first = bounds.get(0);
        final Expr range = first.range().orElseThrow();
        return checked(range, () -> {
            final SetValue set = set(range, context);
            return set.quantify(
                    quantifier,
                    () -> facts.name(first.name()),
                    value -> facts.bound(
                            value,
                            set.has(value),
                            () -> quantified(
                                    quantifier,
                                    bounds.subList(1, bounds.size()),
                                    context.with(first.name(), value),
                                    body)));
        });
    }
}
