package org.msicheck.translate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.msicheck.smt.Sort;
import org.msicheck.smt.Term;
import org.msicheck.tla.Definition;
import org.msicheck.tla.Expr;
import org.msicheck.tla.TlaModule;
import org.msicheck.translate.Evaluator.Context;
import org.msicheck.verdict.BadInputException;

/**
 * A module that describes a protocol, for any values of its constants or for given ones. One of its theorems is
 * {@code Spec => []Inv}, where {@code Spec == Init /\ [][Next]_vars}; the others say what {@code Inv} implies.
 */
public final class Protocol {
    private static final String ALWAYS = "[]";
    private static final String IMPLIES = "=>";
    private static final String MEMBER = "\\in";

    private final TlaModule module;
    private final Map<String, Value> constants = new LinkedHashMap<>();
    private final Function<String, OptionalInt> size;
    private final Facts facts = new Facts();
    private final Evaluator evaluator;
    private final Map<String, SetValue> kinds = new LinkedHashMap<>();
    private final List<Term> assumptions = new ArrayList<>();
    private final Expr.Apply spec;
    private final Expr invariant;

    /**
     * Reads what a module says of its constants and variables.
     *
     * @param module the module
     * @param size   the value of each constant that is a number, and the number of elements of each that is a set; none
     *               for any values
     * @throws BadInputException if it is not in the fragment
     */
    public Protocol(final TlaModule module, final OptionalInt size) {
        this(module, constant -> size);
    }

    /**
     * Reads what a module says of its constants and variables.
     *
     * @param module the module
     * @param size   constant |-> its value if it is a number, and the number of its elements if it is a set; none for any
     * @throws BadInputException if it is not in the fragment
     */
    public Protocol(final TlaModule module, final Function<String, OptionalInt> size) {
        this.module = module;
        this.size = size;
        evaluator = new Evaluator(module, constants, facts);
        final Expr.Apply theorem = module.theorems().stream()
                .filter(Expr.Apply.class::isInstance)
                .map(Expr.Apply.class::cast)
                .filter(Protocol::isInductive)
                .findFirst()
                .orElseThrow(() -> new BadInputException(module.name() + ".tla: no theorem of the form Spec => []Inv"));
        spec = (Expr.Apply) theorem.arguments().get(0);
        invariant = ((Expr.Apply) theorem.arguments().get(1)).arguments().get(0);
        assume();
        kinds();
    }

    private static boolean isInductive(final Expr.Apply theorem) {
        return theorem.operator().equals(IMPLIES)
                && theorem.arguments().get(1) instanceof Expr.Apply conclusion
                && conclusion.operator().equals(ALWAYS);
    }

    private void assume() {
        final List<Expr> all =
                module.assumptions().stream().flatMap(this::conjuncts).toList();
        for (final Expr assumption : all) {
            declare(assumption);
        }
        for (final String constant : module.constants()) {
            if (!constants.containsKey(constant)) {
                throw new BadInputException(module.name() + ".tla: no assumption says what the" + " constant "
                        + constant + " is: in a set, a subset of one, a set that is not empty, or true");
            }
        }
        final Context nowhere = new Context(Scope.EMPTY, State.NONE, State.NONE);
        for (final Expr assumption : all) {
            final Term holds = evaluator.truth(assumption, nowhere);
            if (holds.equals(Term.FALSE)) {
                throw Refusal.at(assumption.at(), "the assumption does not hold");
            }
            assumptions.add(holds);
        }
        facts.takeDemands();
    }

    /** An assumption that says for the first time what a constant is. */
    private void declare(final Expr assumption) {
        if (!(assumption instanceof Expr.Apply apply)) {
            return;
        }
        final Expr first =
                apply.arguments().isEmpty() ? apply : apply.arguments().get(0);
        if (!(first instanceof Expr.Apply name)
                || !module.constants().contains(name.operator())
                || constants.containsKey(name.operator())) {
            return;
        }
        final String constant = name.operator();
        final Context nowhere = new Context(Scope.EMPTY, State.NONE, State.NONE);
        final Optional<Value> value;
        if (apply.arguments().isEmpty()) {
            value = TermValues.BOOLEANS.member(constant, List.of());
        } else if (apply.operator().equals(MEMBER)) {
            value = evaluator
                    .set(apply.arguments().get(1), nowhere)
                    .member(constant, List.of())
                    .map(member -> sized(constant, member));
        } else if (apply.operator().equals("\\subseteq")) {
            value = new SetValue.Subsets(evaluator.set(apply.arguments().get(1), nowhere), () -> facts.name("x"))
                    .member(constant, List.of());
        } else if (apply.operator().equals("/=")) {
            value = Optional.of(elements(constant));
        } else {
            value = Optional.empty();
        }
        value.ifPresent(known -> constants.put(constant, known));
    }

    private Value sized(final String name, final Value constant) {
        return size.apply(name).isPresent()
                        && constant instanceof Value.Scalar scalar
                        && scalar.term().sort().equals(Sort.INT)
                ? TermValues.scalar(Term.of(size.apply(name).getAsInt()))
                : constant;
    }

    private SetValue elements(final String constant) {
        return size.apply(constant).isPresent()
                ? new SetValue.Listed(
                        IntStream.rangeClosed(1, size.apply(constant).getAsInt())
                                .<Value>mapToObj(i -> TermValues.scalar(Term.word(constant + i)))
                                .toList())
                : new SetValue.Scalars(Sort.uninterpreted(constant), x -> Term.TRUE);
    }

    /** The parts of a predicate, through its definitions. */
    private Stream<Expr> conjuncts(final Expr expression) {
        if (expression instanceof Expr.Apply apply) {
            final Definition defined = module.definitions().get(apply.operator());
            if (defined != null && defined.parameters().isEmpty()) {
                return conjuncts(defined.body());
            } else if (List.of("\\land", "$ConjList").contains(apply.operator())) {
                return apply.arguments().stream().flatMap(this::conjuncts);
            }
        }
        return Stream.of(expression);
    }

    /** Finds the sets that the invariant says the variables are in. */
    private void kinds() {
        final Context nowhere = new Context(Scope.EMPTY, State.NONE, State.NONE);
        conjuncts(invariant).forEach(part -> {
            if (part instanceof Expr.Apply apply
                    && apply.operator().equals(MEMBER)
                    && apply.arguments().get(0) instanceof Expr.Apply name
                    && module.variables().contains(name.operator())) {
                kinds.putIfAbsent(
                        name.operator(), evaluator.set(apply.arguments().get(1), nowhere));
            }
        });
        for (final String variable : module.variables()) {
            if (!kinds.containsKey(variable)) {
                throw new BadInputException(module.name() + ".tla: no conjunct of the invariant"
                        + " says in which set the variable " + variable + " is");
            }
        }
        facts.takeDemands();
    }

    /**
     * The module's name.
     *
     * @return the name
     */
    public String name() {
        return module.name();
    }

    /**
     * The variables.
     *
     * @return their names, in the module's order
     */
    public List<String> variables() {
        return module.variables();
    }

    /**
     * What the module assumes of its constants' kinds.
     *
     * @return constant and value, in the order of the assumptions
     */
    public Map<String, Value> constants() {
        return Collections.unmodifiableMap(constants);
    }

    /**
     * The steps of the module's software.
     *
     * @return the actions that its operator {@code Program} chooses from
     */
    public List<String> program() {
        final Definition defined = module.definitions().get("Program");
        return defined == null
                ? List.of()
                : new Actions(evaluator, facts).choices(defined.body()).toList();
    }

    /**
     * Where the module's software is.
     *
     * @return the variables in the tuple {@code Control}
     */
    public List<String> control() {
        final Definition defined = module.definitions().get("Control");
        return defined != null && defined.body() instanceof final Expr.Apply tuple
                ? tuple.arguments().stream()
                        .map(variable -> ((Expr.Apply) variable).operator())
                        .toList()
                : List.of();
    }

    /**
     * What is assumed of the constants.
     *
     * @return the assumptions
     */
    public List<Term> assumptions() {
        return List.copyOf(assumptions);
    }

    /**
     * A state of which nothing is known.
     *
     * @param suffix what its constants have behind the variable's name
     * @return the state
     */
    public State state(final String suffix) {
        final Map<String, Value> values = new LinkedHashMap<>();
        kinds.forEach((variable, kind) -> values.put(
                variable,
                kind.member(variable + suffix, List.of())
                        .orElseThrow(() -> new BadInputException(
                                module.name() + ".tla: the variable " + variable + " has no form in the fragment"))));
        return variable -> Optional.ofNullable(values.get(variable));
    }

    /**
     * The parts of the invariant.
     *
     * @param state where
     * @return the parts, and what has to hold for them to mean something
     */
    public Meant<List<NamedConjunct>> invariant(final State state) {
        return meant(() -> conjuncts(invariant, state));
    }

    private List<NamedConjunct> conjuncts(final Expr predicate, final State state) {
        return new Conjuncts(evaluator, facts).of(predicate, new Context(Scope.EMPTY, state, State.NONE));
    }

    /**
     * What the other theorems say.
     *
     * @param state where
     * @return the parts of their conclusions, under their premises
     */
    public Meant<List<NamedConjunct>> implied(final State state) {
        return meant(() -> module.theorems().stream()
                .filter(theorem -> !(theorem instanceof Expr.Apply apply && isInductive(apply)))
                .flatMap(theorem -> conjuncts(conclusion(theorem), state).stream())
                .toList());
    }

    /** That the invariant holds is assumed already. */
    private Expr conclusion(final Expr theorem) {
        return theorem instanceof final Expr.Apply implication
                        && implication.operator().equals(IMPLIES)
                        && implication.arguments().get(0) instanceof final Expr.Apply premise
                        && invariant instanceof final Expr.Apply whole
                        && premise.operator().equals(whole.operator())
                        && premise.arguments().isEmpty()
                ? implication.arguments().get(1)
                : theorem;
    }

    /**
     * How it starts.
     *
     * @return the ways, and what has to hold for them to mean something
     */
    public Meant<List<Branch>> initial() {
        return meant(() ->
                new Actions(evaluator, facts).starting(part(0), new Context(Scope.EMPTY, State.NONE, State.NONE)));
    }

    /**
     * How it goes on.
     *
     * @param state from where
     * @return the ways, and what has to hold for them to mean something
     */
    public Meant<List<Branch>> next(final State state) {
        return meant(() -> {
            final Expr always = ((Expr.Apply) part(1)).arguments().get(0);
            final Expr next =
                    always instanceof Expr.Apply square && square.operator().equals("$SquareAct")
                            ? square.arguments().get(0)
                            : always;
            return new Actions(evaluator, facts).happening(next, new Context(Scope.EMPTY, state, State.NONE));
        });
    }

    /** Init or [][Next]_vars. */
    private Expr part(final int index) {
        final Definition defined = module.definitions().get(spec.operator());
        final Expr body = defined == null ? spec : defined.body();
        if (body instanceof Expr.Apply apply
                && List.of("\\land", "$ConjList").contains(apply.operator())
                && apply.arguments().size() == 2) {
            return apply.arguments().get(index);
        }
        throw Refusal.at(spec.at(), "the specification is not of the form Init /\\ [][Next]_vars");
    }

    private <T> Meant<T> meant(final Supplier<T> work) {
        final T value = work.get();
        return new Meant<>(value, facts.takeDemands(), facts.takeAxioms());
    }

    /**
     * Something that was translated.
     *
     * @param value   what
     * @param demands what has to hold for it to mean something: functions are applied inside their domains
     * @param axioms  what defines its new constants
     * @param <T>     its kind
     */
    public record Meant<T>(T value, List<Term> demands, List<Term> axioms) {}
}
