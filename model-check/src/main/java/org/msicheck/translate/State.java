package org.msicheck.translate;

import java.util.Optional;

/** What the variables are. */
@FunctionalInterface
public interface State {
    /** No variable has a value. */
    State NONE = variable -> Optional.empty();

    /**
     * The value of a variable.
     *
     * @param variable its name
     * @return the value, or nothing where it has none yet
     */
    Optional<Value> get(String variable);
}
