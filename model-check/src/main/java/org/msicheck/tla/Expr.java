package org.msicheck.tla;

import java.util.List;
import java.util.Optional;

/** An expression. Operators that TLA+ writes without a name have the parser's names, such as {@code $IfThenElse}. */
public sealed interface Expr {
    /**
     * Where it stands.
     *
     * @return the place
     */
    Position at();

    /**
     * A number.
     *
     * @param value its value
     * @param at    where it stands
     */
    record Num(long value, Position at) implements Expr {}

    /**
     * A string, or the name of a record's field.
     *
     * @param value its characters
     * @param at    where it stands
     */
    record Str(String value, Position at) implements Expr {}

    /**
     * A name or an operator with its arguments; the old value in an EXCEPT is {@code @}, the condition of OTHER is
     * {@code TRUE}.
     *
     * @param operator  the operator's name
     * @param arguments its arguments; none for a name
     * @param at        where it stands
     */
    record Apply(String operator, List<Expr> arguments, Position at) implements Expr {}

    /**
     * An expression that binds names: a quantifier, CHOOSE, a function, a set.
     *
     * @param operator the parser's name for it
     * @param bounds   the names that it binds
     * @param body     the expression in which they are bound
     * @param at       where it stands
     */
    record Bind(String operator, List<Bound> bounds, Expr body, Position at) implements Expr {}

    /**
     * A bound name.
     *
     * @param name  the name
     * @param range the set that it is from
     */
    record Bound(String name, Optional<Expr> range) {}

    /**
     * Local definitions.
     *
     * @param definitions the definitions, in their order
     * @param body        the expression in which they hold
     * @param at          where it stands
     */
    record Let(List<Definition> definitions, Expr body, Position at) implements Expr {}

    /**
     * Something that has no form here, with the parser's name for it.
     *
     * @param what what it is
     * @param at   where it stands
     */
    record Other(String what, Position at) implements Expr {}
}
