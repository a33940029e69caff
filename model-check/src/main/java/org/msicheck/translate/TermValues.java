package org.msicheck.translate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.msicheck.smt.Sort;
import org.msicheck.smt.Term;

/** What can be done with values. */
final class TermValues {
    /** The set of truth values. */
    static final SetValue BOOLEANS =
            new SetValue.Listed(List.of(new Value.Scalar(Term.FALSE), new Value.Scalar(Term.TRUE)));

    /** For what is known to need no bound constant. */
    static final SetValue.Names UNBOUND = () -> {
        throw new Value.ShapeException();
    };

    private TermValues() {}

    static Value.Scalar scalar(final Term term) {
        return new Value.Scalar(term);
    }

    /** The term of a truth value. */
    static Term truth(final Value value) {
        final Term term = term(value);
        if (!term.sort().equals(Sort.BOOL)) {
            throw new Value.ShapeException();
        }
        return term;
    }

    /** The term of a number. */
    static Term number(final Value value) {
        final Term term = term(value);
        if (!term.sort().equals(Sort.INT)) {
            throw new Value.ShapeException();
        }
        return term;
    }

    static Term term(final Value value) {
        if (value instanceof Value.Scalar scalar) {
            return scalar.term();
        }
        throw new Value.ShapeException();
    }

    /** One of two values. */
    static Value choose(final Term condition, final Value yes, final Value no) {
        if (condition.isLiteral()) {
            return condition.equals(Term.TRUE) ? yes : no;
        }
        return yes.zip(no, (a, b) -> {
            requireSame(a.sort(), b.sort());
            return condition.choose(a, b);
        });
    }

    private static void requireSame(final Sort a, final Sort b) {
        if (!a.equals(b)) {
            throw new Value.ShapeException();
        }
    }

    /** A literal as TLA+ writes it. */
    static String label(final Term literal) {
        return literal.sort().equals(Sort.WORD) ? '"' + literal.name() + '"' : literal.name();
    }

    /** A function of an argument in its domain. */
    static Value applied(final Value function, final Term argument) {
        if (function instanceof Value.Family family) {
            return selected(family.element(), argument);
        } else if (function instanceof Value.Table table) {
            if (table.entries().containsKey(argument)) {
                return table.entries().get(argument);
            }
            final Iterator<Map.Entry<Term, Value>> entries =
                    table.entries().entrySet().iterator();
            if (!entries.hasNext()) {
                throw new Value.ShapeException();
            }
            // Outside its domain a function may have any value, so the first one serves.
            Value result = entries.next().getValue();
            while (entries.hasNext()) {
                final Map.Entry<Term, Value> entry = entries.next();
                result = choose(argument.is(entry.getKey()), entry.getValue(), result);
            }
            return result;
        }
        throw new Value.ShapeException();
    }

    private static Term stored(final Term array, final Term index, final Term element) {
        requireSame(array.sort().element(), element.sort());
        return array.store(index, element);
    }

    private static Value selected(final Value element, final Term index) {
        return element.map(leaf -> leaf.select(index));
    }

    /** That an argument is in a function's domain. */
    static Term inDomain(final Value function, final Term argument) {
        if (function instanceof Value.Family family) {
            return family.domain().has(scalar(argument));
        } else if (function instanceof Value.Table table) {
            return Term.or(table.entries().keySet().stream().map(argument::is).toList());
        }
        throw new Value.ShapeException();
    }

    /** A function with another value for one argument; without effect where that is outside its domain. */
    static Value updated(final Value function, final Term argument, final UnaryOperator<Value> change) {
        if (function instanceof Value.Family family) {
            final Value changed = change.apply(selected(family.element(), argument));
            return new Value.Family(
                    family.domain(), family.element().zip(changed, (leaf, element) -> stored(leaf, argument, element)));
        } else if (function instanceof Value.Table table) {
            final Map<Term, Value> entries = new LinkedHashMap<>(table.entries());
            if (entries.containsKey(argument)) {
                entries.put(argument, change.apply(entries.get(argument)));
            } else {
                entries.replaceAll((key, value) -> choose(argument.is(key), change.apply(value), value));
            }
            return new Value.Table(entries);
        }
        throw new Value.ShapeException();
    }

    /** That two values are equal; functions are where their values are, for each element of the domain. */
    static Term equal(final Value a, final Value b, final SetValue.Names names) {
        if (a instanceof Value.Scalar mine && b instanceof Value.Scalar its) {
            requireSame(mine.term().sort(), its.term().sort());
            return mine.term().is(its.term());
        } else if (a instanceof Value.Table mine && b instanceof Value.Table its) {
            return mine.entries().keySet().equals(its.entries().keySet())
                    ? Term.and(mine.entries().keySet().stream()
                            .map(key ->
                                    equal(mine.entries().get(key), its.entries().get(key), names))
                            .toList())
                    : Term.FALSE;
        } else if (a instanceof Value.Family family && b instanceof Value.Family) {
            return family.domain()
                    .quantify(Quantifier.FORALL, names, x -> equal(applied(a, term(x)), applied(b, term(x)), names));
        } else if (a instanceof SetValue mine && b instanceof SetValue its) {
            return Term.and(
                    mine.quantify(Quantifier.FORALL, names, its::has),
                    its.quantify(Quantifier.FORALL, names, mine::has));
        }
        throw new Value.ShapeException();
    }
}
