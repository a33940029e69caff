package org.msicheck.smt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A term. The methods that build terms compute what is known already.
 *
 * @param sort      its sort
 * @param kind      what it is
 * @param name      of a literal its text, of a constant its name, of an application its function
 * @param arguments of an application its arguments; of a quantifier the bound constants, and the body as the last
 */
public record Term(Sort sort, Kind kind, String name, List<Term> arguments) {
    /** True. */
    public static final Term TRUE = new Term(Sort.BOOL, Kind.LITERAL, "true", List.of());

    /** False. */
    public static final Term FALSE = new Term(Sort.BOOL, Kind.LITERAL, "false", List.of());

    private static final String EQUAL = "=";

    /** The kinds of terms. */
    public enum Kind {
        /** A value. */
        LITERAL,
        /** A name. */
        CONSTANT,
        /** A function with arguments. */
        APPLICATION,
        /** {@code forall} or {@code exists}. */
        QUANTIFIER
    }

    /**
     * A truth value.
     *
     * @param value the value
     * @return the term
     */
    public static Term of(final boolean value) {
        return value ? TRUE : FALSE;
    }

    /**
     * A number.
     *
     * @param value the value
     * @return the term
     */
    public static Term of(final long value) {
        return new Term(Sort.INT, Kind.LITERAL, Long.toString(value), List.of());
    }

    /**
     * A string.
     *
     * @param value its characters
     * @return the term
     */
    public static Term word(final String value) {
        return new Term(Sort.WORD, Kind.LITERAL, value, List.of());
    }

    /**
     * A constant.
     *
     * @param name its name
     * @param sort its sort
     * @return the term
     */
    public static Term constant(final String name, final Sort sort) {
        return new Term(sort, Kind.CONSTANT, name, List.of());
    }

    /**
     * Whether this is a value.
     *
     * @return whether it is a literal
     */
    public boolean isLiteral() {
        return kind == Kind.LITERAL;
    }

    /**
     * The value of a number.
     *
     * @return the value
     */
    public long number() {
        return Long.parseLong(name);
    }

    /**
     * All of some terms.
     *
     * @param terms truth values
     * @return their conjunction
     */
    public static Term and(final List<Term> terms) {
        return joined("and", TRUE, FALSE, terms);
    }

    /**
     * Both of two terms.
     *
     * @param a a truth value
     * @param b a truth value
     * @return their conjunction
     */
    public static Term and(final Term a, final Term b) {
        return and(List.of(a, b));
    }

    /**
     * One of some terms.
     *
     * @param terms truth values
     * @return their disjunction
     */
    public static Term or(final List<Term> terms) {
        return joined("or", FALSE, TRUE, terms);
    }

    private static Term joined(final String function, final Term neutral, final Term deciding, final List<Term> terms) {
        final Set<Term> kept = new LinkedHashSet<>();
        for (final Term term : terms) {
            if (term.equals(deciding)) {
                return deciding;
            } else if (term.kind == Kind.APPLICATION && term.name.equals(function)) {
                kept.addAll(term.arguments);
            } else if (!term.equals(neutral)) {
                kept.add(term);
            }
        }
        if (kept.isEmpty()) {
            return neutral;
        }
        return kept.size() == 1 ? kept.iterator().next() : application(Sort.BOOL, function, List.copyOf(kept));
    }

    /**
     * Not this.
     *
     * @return the negation
     */
    public Term not() {
        if (isLiteral()) {
            return of(equals(FALSE));
        }
        return kind == Kind.APPLICATION && name.equals("not")
                ? arguments.get(0)
                : application(Sort.BOOL, "not", List.of(this));
    }

    /**
     * That this implies another.
     *
     * @param conclusion a truth value
     * @return the implication
     */
    public Term implies(final Term conclusion) {
        if (equals(TRUE) || conclusion.equals(TRUE)) {
            return conclusion;
        } else if (equals(FALSE)) {
            return TRUE;
        }
        return conclusion.equals(FALSE) ? not() : application(Sort.BOOL, "=>", List.of(this, conclusion));
    }

    /**
     * That this is another.
     *
     * @param other a term of the same sort
     * @return the equation
     */
    public Term is(final Term other) {
        if (equals(other)) {
            return TRUE;
        } else if (isLiteral() && other.isLiteral()) {
            return FALSE;
        } else if (sort.equals(Sort.BOOL) && (isLiteral() || other.isLiteral())) {
            final Term open = isLiteral() ? other : this;
            return (isLiteral() ? this : other).equals(TRUE) ? open : open.not();
        }
        return application(Sort.BOOL, EQUAL, List.of(this, other));
    }

    /**
     * One of two terms.
     *
     * @param yes if this holds
     * @param no  if not
     * @return the choice
     */
    public Term choose(final Term yes, final Term no) {
        if (equals(TRUE) || yes.equals(no)) {
            return yes;
        }
        return equals(FALSE) ? no : application(yes.sort, "ite", List.of(this, yes, no));
    }

    /**
     * The element of this array.
     *
     * @param index where
     * @return the element
     */
    public Term select(final Term index) {
        return application(sort.element(), "select", List.of(this, index));
    }

    /**
     * This array with another element.
     *
     * @param index   where
     * @param element which
     * @return the array
     */
    public Term store(final Term index, final Term element) {
        return application(sort, "store", List.of(this, index, element));
    }

    /**
     * A function of SMT-LIB with its arguments.
     *
     * @param sort      the result's
     * @param function  its name
     * @param arguments its arguments
     * @return the term
     */
    public static Term application(final Sort sort, final String function, final List<Term> arguments) {
        return new Term(sort, Kind.APPLICATION, function, List.copyOf(arguments));
    }

    /**
     * That something holds for all values.
     *
     * @param bound constants that stand for the values
     * @param body  what holds
     * @return the term
     */
    public static Term forall(final List<Term> bound, final Term body) {
        return quantifier("forall", bound, body);
    }

    /**
     * That something holds for some values.
     *
     * @param bound constants that stand for the values
     * @param body  what holds
     * @return the term
     */
    public static Term exists(final List<Term> bound, final Term body) {
        return quantifier("exists", bound, body);
    }

    private static Term quantifier(final String name, final List<Term> bound, final Term body) {
        final Set<Term> used = body.free();
        final List<Term> needed =
                new ArrayList<>(bound.stream().filter(used::contains).toList());
        if (needed.isEmpty()) {
            // No sort of SMT-LIB is empty.
            return body;
        }
        needed.add(body);
        return new Term(Sort.BOOL, Kind.QUANTIFIER, name, List.copyOf(needed));
    }

    /**
     * The constants in this term that no quantifier binds.
     *
     * @return the constants
     */
    public Set<Term> free() {
        final Set<Term> found = new LinkedHashSet<>();
        collect(found);
        return found;
    }

    private void collect(final Set<Term> found) {
        if (kind == Kind.CONSTANT) {
            found.add(this);
        } else if (kind == Kind.QUANTIFIER) {
            final Set<Term> inner = arguments.get(arguments.size() - 1).free();
            arguments.forEach(inner::remove);
            found.addAll(inner);
        } else {
            arguments.forEach(argument -> argument.collect(found));
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
            case LITERAL -> literal();
            case CONSTANT -> quoted(name);
            case APPLICATION ->
                Stream.concat(Stream.of(name), arguments.stream().map(Term::toString))
                        .collect(Collectors.joining(" ", "(", ")"));
            case QUANTIFIER ->
                arguments.subList(0, arguments.size() - 1).stream()
                        .map(constant -> "(" + constant + " " + constant.sort + ")")
                        .collect(Collectors.joining(
                                " ", "(" + name + " (", ") " + arguments.get(arguments.size() - 1) + ")"));
        };
    }

    private String literal() {
        if (sort.equals(Sort.WORD)) {
            return quoted('"' + name + '"');
        }
        return name.startsWith("-") ? "(- " + name.substring(1) + ")" : name;
    }

    private static String quoted(final String symbol) {
        return symbol.matches("[A-Za-z_][A-Za-z_0-9]*") ? symbol : "|" + symbol + "|";
    }
}
