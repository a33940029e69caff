package org.msicheck.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.msicheck.smt.Term;

/**
 * What holds at the place that is being evaluated, and what has to hold there: that a function is applied inside its
 * domain, since outside of it its value is not known to be of any kind. Also makes names, and keeps definitions.
 */
final class Facts {
    private final List<Term> known = new ArrayList<>();
    private final List<Term> demands = new ArrayList<>();
    private final List<Term> bound = new ArrayList<>();
    private final List<Term> axioms = new ArrayList<>();
    private int names;

    /** A name that nothing else has. */
    String name(final String like) {
        names++;
        return like + '.' + names;
    }

    /** Something that holds of new constants. */
    void define(final Term axiom) {
        axioms.add(axiom);
    }

    /** Whether the place is below a quantifier. */
    boolean isBound() {
        return !bound.isEmpty();
    }

    /** Something that has to hold here. */
    void demand(final Term demand) {
        final Term whole = Term.and(List.copyOf(known)).implies(demand);
        if (!whole.equals(Term.TRUE)) {
            demands.add(Term.forall(List.copyOf(bound), whole));
        }
    }

    /** Evaluates something where a condition is known to hold. */
    <T> T given(final Term condition, final Supplier<T> work) {
        known.add(condition);
        try {
            return work.get();
        } finally {
            known.remove(known.size() - 1);
        }
    }

    /** Evaluates the body of a quantifier. */
    Term bound(final Value value, final Term member, final Supplier<Term> work) {
        final Term term = TermValues.term(value);
        if (term.kind() != Term.Kind.CONSTANT) {
            return given(member, work);
        }
        bound.add(term);
        try {
            return given(member, work);
        } finally {
            bound.remove(bound.size() - 1);
        }
    }

    /** Evaluates something in which constants stand for any values. */
    <T> T bound(final List<Term> constants, final Supplier<T> work) {
        bound.addAll(constants);
        try {
            return work.get();
        } finally {
            bound.subList(bound.size() - constants.size(), bound.size()).clear();
        }
    }

    /** What had to hold since the last call. */
    List<Term> takeDemands() {
        return taken(demands);
    }

    /** What was defined since the last call. */
    List<Term> takeAxioms() {
        return taken(axioms);
    }

    private static List<Term> taken(final List<Term> terms) {
        final List<Term> all = List.copyOf(terms);
        terms.clear();
        return all;
    }
}
