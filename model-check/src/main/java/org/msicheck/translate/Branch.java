package org.msicheck.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.msicheck.smt.Term;
import org.msicheck.tla.Position;

/**
 * One way in which an action can happen: what has to hold, and what the variables are then.
 *
 * @param label      the name of the action
 * @param arguments  its arguments, as literals or as constants that stand for them
 * @param at         where it is defined
 * @param parameters constants that stand for arguments
 * @param guards     what has to hold
 * @param places     where the module says each of these
 * @param next       the variables that have a value
 */
public record Branch(
        String label,
        List<Term> arguments,
        Optional<Position> at,
        List<Term> parameters,
        List<Term> guards,
        List<Position> places,
        Map<String, Supplier<Value>> next) {
    /** Nothing is known yet. */
    static final Branch START = new Branch("", List.of(), Optional.empty(), List.of(), List.of(), List.of(), Map.of());

    /**
     * All that has to hold.
     *
     * @return the conjunction
     */
    public Term guard() {
        return Term.and(guards);
    }

    /**
     * That this can happen with some arguments.
     *
     * @return a term without parameters
     */
    public Term isPossible() {
        return Term.exists(parameters, guard());
    }

    /**
     * The name with its arguments.
     *
     * @return a text
     */
    public String name() {
        return arguments.isEmpty()
                ? label
                : arguments.stream()
                        .map(term -> term.isLiteral() ? TermValues.label(term) : term.name())
                        .collect(Collectors.joining(", ", label + "(", ")"));
    }

    /**
     * The variables with a prime.
     *
     * @return a state
     */
    public State state() {
        return variable -> Optional.ofNullable(next.get(variable)).map(Supplier::get);
    }

    Branch named(final String operator, final List<Term> values, final Position place) {
        return at.isPresent()
                ? this
                : new Branch(operator, values, Optional.of(place), parameters, guards, places, next);
    }

    Branch guarded(final Term guard, final Position place) {
        return new Branch(label, arguments, at, parameters, joined(guards, guard), joined(places, place), next);
    }

    Branch parameter(final Term parameter) {
        return new Branch(label, arguments, at, joined(parameters, parameter), guards, places, next);
    }

    Branch assigned(final String variable, final Supplier<Value> value) {
        final Map<String, Supplier<Value>> more = new LinkedHashMap<>(next);
        more.put(variable, value);
        return new Branch(label, arguments, at, parameters, guards, places, more);
    }

    /**
     * This without one of its guards.
     *
     * @param index which
     * @return the branch
     */
    public Branch withoutGuard(final int index) {
        final List<Term> others = new ArrayList<>(guards);
        others.set(index, Term.TRUE);
        return new Branch(label, arguments, at, parameters, List.copyOf(others), places, next);
    }

    /**
     * This with another value of a variable.
     *
     * @param variable the variable
     * @param value    what it is then
     * @return the branch
     */
    public Branch with(final String variable, final Value value) {
        return assigned(variable, () -> value);
    }

    private static <T> List<T> joined(final List<T> terms, final T last) {
        final List<T> all = new ArrayList<>(terms);
        all.add(last);
        return List.copyOf(all);
    }
}
