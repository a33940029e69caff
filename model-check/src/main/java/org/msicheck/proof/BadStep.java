package org.msicheck.proof;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A state of a small size that fulfils what is assumed, and a step that leads where a goal does not hold. It may be
 * unreachable: the invariant is all that is known of it.
 *
 * @param size      the value of each constant that is a number, and of how many elements each that is a set
 * @param step      what happens
 * @param goal      the first goal that does not hold then
 * @param at        where the module says it
 * @param constants the other constants
 * @param before    variable and value, as TLA+ writes it
 * @param after     the variables that change; none if the goal is about one state
 */
public record BadStep(
        int size,
        String step,
        String goal,
        String at,
        Map<String, String> constants,
        Map<String, String> before,
        Map<String, String> after) {
    /**
     * Copies the maps.
     *
     * @param size      the value of each constant that is a number, and of how many elements each that is a set
     * @param step      what happens
     * @param goal      the first goal that does not hold then
     * @param at        where the module says it
     * @param constants the other constants
     * @param before    variable and value
     * @param after     the variables that change
     */
    public BadStep {
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }

    /**
     * It in lines.
     *
     * @return the state, the step, the state behind it, and what does not hold there
     */
    public Stream<String> lines() {
        final Stream<String> start = Stream.concat(
                Stream.of("size " + size + ", from a state that may be unreachable:"),
                Stream.concat(constants.entrySet().stream(), before.entrySet().stream())
                        .map(entry -> "  " + entry.getKey() + " = " + entry.getValue()));
        final Stream<String> end = after.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(step + " leads to"),
                        after.entrySet().stream().map(entry -> "  " + entry.getKey() + "' = " + entry.getValue()));
        return Stream.of(start, end, Stream.of("where " + goal + " (" + at + ") does not hold"))
                .reduce(Stream.empty(), Stream::concat);
    }
}
