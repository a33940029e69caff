package org.msicheck.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ModelValue;

/**
 * A machine as a TLA+ model: a module that defines the constants of the machine, and its configuration.
 *
 * @param name     the module's name, {@code MC_} and the test's with {@code _} for {@code -} and {@code .}
 * @param module   the module's text
 * @param config   the configuration that explores everything: no invariant, no check for deadlock
 * @param checking the configuration for plain TLC: an invariant for each outcome that the test expects never
 */
public record TlaModel(String name, String module, String config, String checking) {
    private static final String PROGRAMS = "MCPrograms";
    private static final String PREFIX = "MC_";
    private static final int RULE = 77;

    /**
     * Writes the model of a litmus test.
     *
     * @param test  the test's name
     * @param about what happens in it
     * @param model its machine
     * @param never the outcomes that it expects never
     * @return the model
     */
    public static TlaModel of(
            final String test, final String about, final MachineConfig model, final Collection<Outcome> never) {
        final String name = PREFIX + test.replaceAll("[-.]", "_");
        final Map<String, ModelValue> constants = Constants.of(model).values();
        final String config = config(constants);
        final String invariants = never.stream()
                .map(outcome -> "INVARIANT Never" + outcome.operator() + "\n")
                .collect(Collectors.joining());
        final String remark = "The litmus test " + test + ", written by msicheck.\n" + about;
        return new TlaModel(
                name,
                module(name, remark, model, operators(constants)),
                config,
                config + "\nINVARIANT StateTypeOK\n" + invariants);
    }

    /** The constants that need an operator: all but names and numbers, which a configuration can hold. */
    private static Map<String, String> operators(final Map<String, ModelValue> constants) {
        final Map<String, String> operators = new LinkedHashMap<>();
        Constants.NAMES.forEach(name -> {
            if (!isPlain(constants.get(name))) {
                operators.put(name, name.equals(Constants.PROG) ? PROGRAMS : lines(constants.get(name)));
            }
        });
        return operators;
    }

    private static boolean isPlain(final ModelValue value) {
        return value instanceof ModelValue.Str || value instanceof ModelValue.Int;
    }

    /** A record field by field. */
    private static String lines(final ModelValue value) {
        return value instanceof final ModelValue.Rec rec
                ? rec.fields().entrySet().stream()
                        .map(e -> e.getKey() + " |-> " + TlaText.of(e.getValue()))
                        .collect(Collectors.joining(",\n    ", "[ ", " ]"))
                : TlaText.of(value);
    }

    private static String program(final ActorProgram actor) {
        return actor.name() + " |->\n      << "
                + actor.steps().stream().map(TlaModel::step).collect(Collectors.joining(",\n         ")) + " >>";
    }

    /** The word and its guard first: what a reader looks for. */
    private static String step(final Step step) {
        final List<String> fields = new ArrayList<>();
        fields.add("do |-> \"" + step.word() + "\"");
        fields.add("when |-> \"" + step.when() + "\"");
        step.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> fields.add(e.getKey() + " |-> " + TlaText.of(e.getValue())));
        return fields.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String module(
            final String name, final String remark, final MachineConfig model, final Map<String, String> operators) {
        final String dashes = "-".repeat(Math.max(4, (RULE - name.length() - 9) / 2));
        final StringBuilder text = new StringBuilder();
        text.append(dashes)
                .append(" MODULE ")
                .append(name)
                .append(' ')
                .append(dashes)
                .append('\n');
        remark.lines()
                .forEach(line -> text.append("\\* ").append(ascii(line.strip())).append('\n'));
        text.append("EXTENDS Outcomes, TLC\n");
        // TLC evaluates what a constant stands for at each use, but what that refers to only once.
        text.append('\n')
                .append(PROGRAMS)
                .append(" ==\n  ")
                .append(model.actors().stream()
                        .map(TlaModel::program)
                        .collect(Collectors.joining(",\n    ", "[ ", " ]")))
                .append('\n');
        operators.forEach((constant, value) -> text.append("\nMC")
                .append(constant)
                .append(" ==\n  ")
                .append(value)
                .append('\n'));
        return text.append("=".repeat(RULE)).append('\n').toString();
    }

    private static String config(final Map<String, ModelValue> constants) {
        return Constants.NAMES.stream()
                .map(name -> "  " + name
                        + (isPlain(constants.get(name)) ? " = " + TlaText.of(constants.get(name)) : " <- MC" + name)
                        + "\n")
                .collect(Collectors.joining("", "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\nCONSTANTS\n", ""));
    }

    /** The TLA+ parser reads no other characters. */
    private static String ascii(final String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
