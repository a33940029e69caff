package org.msicheck.graph;

import java.util.List;
import java.util.Map;

/**
 * What a graph is about.
 *
 * @param model     the model's name
 * @param variables in alphabetical order
 * @param outcomes  the names of the outcomes that were looked for; bit i of a state's outcomes is the i-th of them
 * @param sources   SHA-256 of what the graph was made from, such as {@code modules} and {@code constants}; may be empty
 */
public record GraphHeader(String model, List<String> variables, List<String> outcomes, Map<String, String> sources) {
    /**
     * Copies the collections.
     *
     * @param model     the model's name
     * @param variables in alphabetical order
     * @param outcomes  the names of the outcomes
     * @param sources   SHA-256 of what the graph was made from
     */
    public GraphHeader {
        variables = List.copyOf(variables);
        outcomes = List.copyOf(outcomes);
        sources = Map.copyOf(sources);
    }
}
