package org.msicheck.translate;

import java.util.Optional;
import org.msicheck.tla.Definition;

/**
 * The names that are known at a place.
 *
 * @param outer   the names around it; null at the outermost place
 * @param name    the innermost name
 * @param value   what it stands for, if it is a value
 * @param defined what it stands for, if it is an operator
 */
record Scope(Scope outer, String name, Optional<Value> value, Optional<Definition> defined) {
    /** A place where no name is bound. */
    static final Scope EMPTY = new Scope(null, "", Optional.empty(), Optional.empty());

    Scope with(final String bound, final Value is) {
        return new Scope(this, bound, Optional.of(is), Optional.empty());
    }

    /** A local operator sees what is bound around its definition. */
    Scope with(final Definition definition) {
        return new Scope(this, definition.name(), Optional.empty(), Optional.of(definition));
    }

    /** The place where a name was bound, or nothing. */
    Optional<Scope> find(final String wanted) {
        for (Scope scope = this; scope.outer != null; scope = scope.outer) {
            if (scope.name.equals(wanted)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
