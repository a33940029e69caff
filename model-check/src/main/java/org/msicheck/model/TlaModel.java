package org.msicheck.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.ActorProgram;
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
            final String test, final String about, final Model model, final Collection<Outcome> never) {
        final String name = PREFIX + test.replaceAll("[-.]", "_");
        final Map<String, String> operators = operators(model);
        final String config = config(model, operators);
        final String invariants = never.stream()
                .map(outcome -> "INVARIANT Never" + outcome.operator() + "\n")
                .collect(Collectors.joining());
        final String remark = "The litmus test " + test + ", written by msicheck.\n" + about;
        return new TlaModel(
                name,
                module(name, remark, model, operators),
                config,
                config + "\nINVARIANT StateTypeOK\n" + invariants);
    }

    private static Map<String, String> operators(final Model model) {
        final Map<String, String> operators = new LinkedHashMap<>();
        operators.put("Cpus", strings(model.cpus()));
        operators.put("Vectors", numbers(model.vectors()));
        operators.put("Handles", numbers(model.handles()));
        operators.put("Irqs", strings(model.irqs()));
        operators.put("Capability", TlaText.of(model.capability()));
        operators.put("Number", TlaText.of(model.number()));
        operators.put("Device", properties(model.device()));
        operators.put("Platform", properties(model.platform()));
        operators.put("HostCpus", strings(model.hostCpus().stream().sorted().toList()));
        operators.put("NoEoiCpus", strings(model.noEoiCpus().stream().sorted().toList()));
        operators.put(
                "Actors",
                strings(model.actors().stream().map(ActorProgram::name).toList()));
        operators.put(
                "ActorCpu",
                model.actors().stream()
                        .map(a -> a.name() + " |-> \"" + a.cpu() + "\"")
                        .collect(Collectors.joining(", ", "[", "]")));
        operators.put("Prog", PROGRAMS);
        operators.put("Owed", strings(model.owed().stream().sorted().toList()));
        operators.put("Shared", strings(model.shared().stream().sorted().toList()));
        operators.put(
                "Start",
                ((ModelValue.Rec) model.start())
                        .fields().entrySet().stream()
                                .map(e -> e.getKey() + " |-> " + TlaText.of(e.getValue()))
                                .collect(Collectors.joining(",\n    ", "[ ", " ]")));
        return operators;
    }

    private static String properties(final Map<String, Set<String>> properties) {
        return properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + " |-> "
                        + strings(e.getValue().stream().sorted().toList()))
                .collect(Collectors.joining(",\n    ", "[ ", " ]"));
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
            final String name, final String remark, final Model model, final Map<String, String> operators) {
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

    private static String config(final Model model, final Map<String, String> operators) {
        final StringBuilder text = new StringBuilder("SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\nCONSTANTS\n");
        text.append("  Kind = \"").append(model.kind().text()).append("\"\n");
        text.append("  DownBound = ").append(model.downBound()).append('\n');
        text.append("  UpBound = ").append(model.upBound()).append('\n');
        operators.keySet().forEach(constant -> text.append("  ")
                .append(constant)
                .append(" <- MC")
                .append(constant)
                .append('\n'));
        return text.toString();
    }

    /** The TLA+ parser reads no other characters. */
    private static String ascii(final String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static String numbers(final List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String strings(final List<String> values) {
        return values.stream().map(v -> '"' + v + '"').collect(Collectors.joining(", ", "{", "}"));
    }
}
