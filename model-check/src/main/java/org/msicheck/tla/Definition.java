package org.msicheck.tla;

import java.util.List;

/**
 * A defined operator.
 *
 * @param name       its name
 * @param parameters the names of its parameters
 * @param body       what it stands for
 */
public record Definition(String name, List<String> parameters, Expr body) {
    /**
     * Copies the list.
     *
     * @param name       its name
     * @param parameters the names of its parameters
     * @param body       what it stands for
     */
    public Definition {
        parameters = List.copyOf(parameters);
    }
}
