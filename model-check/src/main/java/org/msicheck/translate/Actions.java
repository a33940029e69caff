package org.msicheck.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.msicheck.smt.Term;
import org.msicheck.tla.Definition;
import org.msicheck.tla.Expr;
import org.msicheck.tla.Position;
import org.msicheck.translate.Evaluator.Context;

/**
 * Takes actions apart into the ways in which they can happen, as TLC does: from left to right, the first equation for a
 * variable with a prime says what it is.
 */
final class Actions {
    private static final Set<String> CONJUNCTIONS = Set.of("\\land", "$ConjList");
    private static final Set<String> DISJUNCTIONS = Set.of("\\lor", "$DisjList");
    private static final String PRIME = "'";
    private static final String UNCHANGED = "UNCHANGED";
    private static final String EXISTS = "$BoundedExists";

    private final Evaluator evaluator;
    private final Facts facts;

    Actions(final Evaluator evaluator, final Facts facts) {
        this.evaluator = evaluator;
        this.facts = facts;
    }

    /** The ways in which an action happens, with all that the variables are then. */
    List<Branch> happening(final Expr action, final Context context) {
        final List<Branch> branches = new Walk(Mode.STEP).of(action, context, Branch.START);
        for (final Branch branch : branches) {
            for (final String variable : evaluator.module().variables()) {
                if (!branch.next().containsKey(variable)) {
                    throw Refusal.at(
                            branch.at().orElse(action.at()), branch.name() + " does not say what " + variable + "' is");
                }
            }
        }
        return branches;
    }

    /** The ways in which the variables can be at the start. */
    List<Branch> starting(final Expr initial, final Context context) {
        return new Walk(Mode.START).of(initial, context, Branch.START);
    }

    /** The ways in which an action happens; what the variables are then is only known where a guard asks. */
    List<Branch> enabling(final Expr action, final Context context) {
        return new Walk(Mode.ENABLED).of(action, context, Branch.START);
    }

    /** The names of the actions that an action chooses from. */
    Stream<String> choices(final Expr action) {
        if (action instanceof final Expr.Bind bind && bind.operator().equals(EXISTS)) {
            return choices(bind.body());
        } else if (action instanceof final Expr.Apply apply) {
            if (DISJUNCTIONS.contains(apply.operator())) {
                return apply.arguments().stream().flatMap(this::choices);
            }
            final Definition defined = evaluator.module().definitions().get(apply.operator());
            return defined != null && isChoice(defined.body()) ? choices(defined.body()) : Stream.of(apply.operator());
        }
        return Stream.empty();
    }

    /** What an action is taken apart for. */
    private enum Mode {
        STEP,
        START,
        ENABLED
    }

    /** One walk through an action. */
    private final class Walk {
        private final Mode mode;

        Walk(final Mode mode) {
            this.mode = mode;
        }

        List<Branch> of(final Expr expression, final Context context, final Branch branch) {
            if (expression instanceof Expr.Let let) {
                return of(let.body(), Evaluator.inside(let, context), branch);
            } else if (!says(expression, context)) {
                return guarded(branch, truth(expression, context, branch), expression.at());
            } else if (expression instanceof Expr.Bind bind && bind.operator().equals(EXISTS)) {
                return some(bind, bind.bounds(), context, branch);
            } else if (expression instanceof Expr.Apply apply) {
                return applied(apply, context, branch);
            }
            throw Refusal.at(expression.at(), "this form of an action is not in the fragment");
        }

        private List<Branch> applied(final Expr.Apply apply, final Context context, final Branch branch) {
            final List<Expr> arguments = apply.arguments();
            if (CONJUNCTIONS.contains(apply.operator())) {
                List<Branch> all = List.of(branch);
                for (final Expr conjunct : arguments) {
                    all = all.stream()
                            .flatMap(one -> of(conjunct, context, one).stream())
                            .toList();
                }
                return all;
            } else if (DISJUNCTIONS.contains(apply.operator())) {
                return arguments.stream()
                        .flatMap(disjunct -> of(disjunct, context, branch).stream())
                        .toList();
            } else if (apply.operator().equals("$IfThenElse")) {
                final Term condition = truth(arguments.get(0), context, branch);
                return Stream.of(condition, condition.not())
                        .flatMap(term -> guarded(branch, term, arguments.get(0).at()).stream()
                                .flatMap(one ->
                                        of(arguments.get(term.equals(condition) ? 1 : 2), context, one).stream()))
                        .toList();
            } else if (apply.operator().equals(UNCHANGED)) {
                return unchanged(arguments.get(0), context, branch);
            }
            final Optional<String> variable = assigned(apply, branch);
            return variable.isPresent()
                    ? assignment(variable.get(), apply, context, branch)
                    : called(apply, context, branch);
        }

        private List<Branch> called(final Expr.Apply apply, final Context context, final Branch branch) {
            final Optional<Evaluator.Called> called = given(branch, () -> evaluator.called(apply, at(context, branch)));
            if (called.isEmpty()) {
                return guarded(branch, truth(apply, context, branch), apply.at());
            }
            final Expr body = called.get().body();
            final Branch named =
                    isChoice(body) ? branch : branch.named(apply.operator(), terms(apply, context, branch), body.at());
            return of(body, called.get().context(), named);
        }

        private List<Term> terms(final Expr.Apply apply, final Context context, final Branch branch) {
            return apply.arguments().stream()
                    .map(argument -> given(branch, () -> evaluator.value(argument, at(context, branch))))
                    .flatMap(value -> value instanceof Value.Scalar scalar ? Stream.of(scalar.term()) : Stream.empty())
                    .toList();
        }

        private List<Branch> some(
                final Expr.Bind bind, final List<Expr.Bound> bounds, final Context context, final Branch branch) {
            if (bounds.isEmpty()) {
                return of(bind.body(), context, branch);
            }
            final Expr.Bound first = bounds.get(0);
            final List<Expr.Bound> others = bounds.subList(1, bounds.size());
            final SetValue range =
                    given(branch, () -> evaluator.set(first.range().orElseThrow(), at(context, branch)));
            if (range.elements().isPresent()) {
                return range.elements().get().stream()
                        .flatMap(value -> some(bind, others, context.with(first.name(), value), branch).stream())
                        .toList();
            }
            return any(range, first.name(), bind, branch).stream()
                    .flatMap(one -> some(bind, others, context.with(first.name(), one.value()), one.branch()).stream())
                    .toList();
        }

        /** A member of a set of any size. */
        private List<Member> any(final SetValue range, final String name, final Expr place, final Branch branch) {
            final Value member = range.member(facts.name(name), List.of())
                    .orElseThrow(() -> Refusal.at(place.at(), "a member of this set is not in the fragment"));
            Branch with = branch;
            for (final Term leaf : member.leaves()) {
                with = with.parameter(leaf);
            }
            return guarded(with, range.has(member), place.at()).stream()
                    .map(one -> new Member(member, one))
                    .toList();
        }

        private record Member(Value value, Branch branch) {}

        private List<Branch> unchanged(final Expr expression, final Context context, final Branch branch) {
            List<Branch> all = List.of(branch);
            for (final Expr.Apply variable : variables(expression)) {
                final Value value = evaluator.value(variable, context);
                all = all.stream()
                        .flatMap(one -> set(variable.operator(), () -> value, one, variable.at()).stream())
                        .toList();
            }
            return all;
        }

        private List<Expr.Apply> variables(final Expr expression) {
            if (expression instanceof Expr.Apply apply) {
                if (evaluator.module().variables().contains(apply.operator())) {
                    return List.of(apply);
                }
                final Definition defined = evaluator.module().definitions().get(apply.operator());
                if (defined != null) {
                    return variables(defined.body());
                } else if (apply.operator().equals("$Tuple")) {
                    return apply.arguments().stream()
                            .flatMap(argument -> variables(argument).stream())
                            .toList();
                }
            }
            throw Refusal.at(expression.at(), "UNCHANGED is in the fragment for variables and tuples of them only");
        }

        private List<Branch> assignment(
                final String variable, final Expr.Apply apply, final Context context, final Branch branch) {
            final Expr right = apply.arguments().get(1);
            if (apply.operator().equals("=")) {
                return set(
                        variable,
                        () -> given(branch, () -> evaluator.value(right, at(context, branch))),
                        branch,
                        apply.at());
            }
            final SetValue range = given(branch, () -> evaluator.set(right, at(context, branch)));
            if (range.elements().isPresent()) {
                return range.elements().get().stream()
                        .flatMap(value -> set(variable, () -> value, branch, apply.at()).stream())
                        .toList();
            }
            return any(range, variable, apply, branch).stream()
                    .flatMap(one -> set(variable, one::value, one.branch(), apply.at()).stream())
                    .toList();
        }

        private List<Branch> set(
                final String variable, final Supplier<Value> value, final Branch branch, final Position place) {
            if (branch.next().containsKey(variable)) {
                return guarded(
                        branch,
                        TermValues.equal(branch.next().get(variable).get(), value.get(), () -> facts.name("x")),
                        branch.at().orElse(place));
            }
            if (mode == Mode.ENABLED) {
                return List.of(branch.assigned(variable, value));
            }
            final Value known = value.get();
            return List.of(branch.assigned(variable, () -> known));
        }

        private Term truth(final Expr expression, final Context context, final Branch branch) {
            return given(branch, () -> evaluator.truth(expression, at(context, branch)));
        }

        private <T> T given(final Branch branch, final Supplier<T> work) {
            return mode == Mode.ENABLED
                    ? facts.bound(branch.parameters(), () -> facts.given(branch.guard(), work))
                    : facts.given(branch.guard(), work);
        }

        private Context at(final Context context, final Branch branch) {
            return mode == Mode.START
                    ? new Context(context.scope(), branch.state(), State.NONE)
                    : new Context(context.scope(), context.now(), branch.state());
        }

        private List<Branch> guarded(final Branch branch, final Term guard, final Position place) {
            return guard.equals(Term.FALSE) ? List.of() : List.of(branch.guarded(guard, place));
        }

        /** The variable that an equation, or a membership, says something about for the first time. */
        private Optional<String> assigned(final Expr.Apply apply, final Branch branch) {
            if (!Set.of("=", "\\in").contains(apply.operator())
                    || !(apply.arguments().get(0) instanceof Expr.Apply left)) {
                return Optional.empty();
            }
            final Expr.Apply name;
            if (mode == Mode.START) {
                name = left;
            } else if (left.operator().equals(PRIME) && left.arguments().get(0) instanceof Expr.Apply inner) {
                name = inner;
            } else {
                return Optional.empty();
            }
            return Optional.of(name.operator())
                    .filter(evaluator.module().variables()::contains)
                    .filter(variable -> !branch.next().containsKey(variable));
        }

        /** Whether an expression can say what a variable is. */
        private boolean says(final Expr expression, final Context context) {
            if (expression instanceof Expr.Let let) {
                return says(let.body(), Evaluator.inside(let, context));
            } else if (expression instanceof Expr.Bind bind) {
                return says(bind.body(), context);
            } else if (expression instanceof Expr.Apply apply) {
                return saysItself(apply)
                        || definition(apply, context)
                                .filter(d -> says(d.body(), context))
                                .isPresent()
                        || (!apply.operator().equals("ENABLED")
                                && apply.arguments().stream().anyMatch(argument -> says(argument, context)));
            }
            return false;
        }

        private boolean saysItself(final Expr.Apply apply) {
            return mode == Mode.START
                    ? evaluator.module().variables().contains(apply.operator())
                    : apply.operator().equals(PRIME) || apply.operator().equals(UNCHANGED);
        }
    }

    private Optional<Definition> definition(final Expr.Apply apply, final Context context) {
        final Optional<Scope> local = context.scope().find(apply.operator());
        return local.isPresent()
                ? local.get().defined()
                : Optional.ofNullable(evaluator.module().definitions().get(apply.operator()));
    }

    /** Whether an operator only says which actions there are. */
    private static boolean isChoice(final Expr body) {
        if (body instanceof Expr.Bind bind && bind.operator().equals(EXISTS)) {
            return true;
        }
        return body instanceof Expr.Apply apply && DISJUNCTIONS.contains(apply.operator());
    }
}
