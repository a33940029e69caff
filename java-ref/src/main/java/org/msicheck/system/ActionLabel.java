package org.msicheck.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of an action of the specification and what its quantifiers are bound to. Make one object per label and reuse
 * it: a graph has millions of steps and a few dozen labels.
 *
 * @param name      the operator's name
 * @param arguments in the order of the specification's quantifiers
 */
public record ActionLabel(String name, List<Argument> arguments) {
    /**
     * Copies the arguments.
     *
     * @param name      the operator's name
     * @param arguments in the order of the specification's quantifiers
     */
    public ActionLabel {
        arguments = List.copyOf(arguments);
    }

    /**
     * A label without arguments.
     *
     * @param name the operator's name
     * @return the label
     */
    public static ActionLabel of(final String name) {
        return new ActionLabel(name, List.of());
    }

    /**
     * This label with one more argument behind the others.
     *
     * @param variable the quantifier's variable
     * @param value    what it is bound to
     * @return a new label
     */
    public ActionLabel with(final String variable, final ModelValue value) {
        final List<Argument> more = new ArrayList<>(arguments);
        more.add(new Argument(variable, value));
        return new ActionLabel(name, more);
    }

    /**
     * The label in the notation of a call, such as {@code Write(a="vmm",k=2)}.
     *
     * @return one line
     */
    @Override
    public String toString() {
        if (arguments.isEmpty()) {
            return name;
        }
        return arguments.stream()
                .map(argument -> argument.name() + "=" + argument.value().toJson())
                .collect(Collectors.joining(",", name + "(", ")"));
    }

    /**
     * What one quantifier is bound to.
     *
     * @param name  the quantifier's variable
     * @param value an element of the set that it ranges over
     */
    public record Argument(String name, ModelValue value) {}
}
