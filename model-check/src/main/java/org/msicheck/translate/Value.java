package org.msicheck.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.msicheck.smt.Term;

/** What an expression stands for: a value of TLA+ whose leaves are terms. */
public sealed interface Value permits Value.Scalar, Value.Table, Value.Family, SetValue {
    /**
     * A number, a truth value, a string, or an element of a declared set.
     *
     * @param term the term
     */
    record Scalar(Term term) implements Value {}

    /**
     * A function whose domain is known, one entry for each element; records and tuples are such functions.
     *
     * @param entries literal and value, in the order of the domain
     */
    record Table(Map<Term, Value> entries) implements Value {}

    /**
     * A function on a set of any size.
     *
     * @param domain  the set
     * @param element an element, with an array over the domain in the place of each leaf
     */
    record Family(SetValue domain, Value element) implements Value {}

    /**
     * The value with other leaves.
     *
     * @param change what to put in a leaf's place
     * @return a value of the same shape
     */
    default Value map(final UnaryOperator<Term> change) {
        return zip(this, (mine, same) -> change.apply(mine));
    }

    /**
     * The leaves of two values of the same shape joined.
     *
     * @param other the other value
     * @param join  what to put in the place of two leaves
     * @return a value of this shape
     * @throws ShapeException if the shapes differ
     */
    default Value zip(final Value other, final BinaryOperator<Term> join) {
        if (this instanceof Scalar mine && other instanceof Scalar its) {
            return new Scalar(join.apply(mine.term(), its.term()));
        } else if (this instanceof Family mine && other instanceof Family its) {
            return new Family(mine.domain(), mine.element().zip(its.element(), join));
        } else if (this instanceof SetValue.Chosen mine && other instanceof SetValue.Chosen its) {
            return new SetValue.Chosen(mine.base(), mine.holds().zip(its.holds(), join));
        } else if (this instanceof Table mine
                && other instanceof Table its
                && mine.entries().keySet().equals(its.entries().keySet())) {
            final Map<Term, Value> entries = new LinkedHashMap<>();
            mine.entries()
                    .forEach((key, value) ->
                            entries.put(key, value.zip(its.entries().get(key), join)));
            return new Table(entries);
        }
        throw new ShapeException();
    }

    /**
     * The leaves.
     *
     * @return the terms, in the order of the value
     */
    default List<Term> leaves() {
        final List<Term> found = new ArrayList<>();
        map(term -> {
            found.add(term);
            return term;
        });
        return found;
    }

    /** Two values are put together that are not of the same kind. */
    final class ShapeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ShapeException() {
            super("values of different kinds");
        }
    }
}
