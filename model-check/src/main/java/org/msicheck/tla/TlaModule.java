package org.msicheck.tla;

import java.util.List;
import java.util.Map;

/**
 * A module with everything that it extends, but for the standard modules.
 *
 * @param name        its name
 * @param constants   the declared constants
 * @param variables   the declared variables, in their order
 * @param definitions the defined operators by name
 * @param assumptions what is assumed
 * @param theorems    what is claimed
 */
public record TlaModule(
        String name,
        List<String> constants,
        List<String> variables,
        Map<String, Definition> definitions,
        List<Expr> assumptions,
        List<Expr> theorems) {
    /**
     * Copies the collections.
     *
     * @param name        its name
     * @param constants   the declared constants
     * @param variables   the declared variables
     * @param definitions the defined operators by name
     * @param assumptions what is assumed
     * @param theorems    what is claimed
     */
    public TlaModule {
        constants = List.copyOf(constants);
        variables = List.copyOf(variables);
        definitions = Map.copyOf(definitions);
        assumptions = List.copyOf(assumptions);
        theorems = List.copyOf(theorems);
    }
}
