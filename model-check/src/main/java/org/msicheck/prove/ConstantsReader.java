package org.msicheck.prove;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.msicheck.graph.StateGraph;
import org.msicheck.model.Model;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ModelValue;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/**
 * Lets TLC evaluate the constants of a model whose program is written in TLA+, so that the reference can have the same
 * machine: a generated module puts them into one more variable of the initial state.
 */
final class ConstantsReader {
    private static final String VARIABLE = "constants";
    private static final List<String> CONSTANTS = List.of(
            "Kind",
            "Capability",
            "Number",
            "Cpus",
            "Vectors",
            "Handles",
            "Irqs",
            "Device",
            "Platform",
            "DownBound",
            "UpBound",
            "HostCpus",
            "NoEoiCpus",
            "Actors",
            "ActorCpu",
            "Prog",
            "Owed",
            "Shared",
            "Start");

    private final Map<String, ModelValue> values;

    private ConstantsReader(final Map<String, ModelValue> values) {
        this.values = values;
    }

    /**
     * The constants of a model.
     *
     * @param pool  runs TLC
     * @param model a model of the specification's machine
     * @return its constants
     */
    static Model read(final TlcPool pool, final TlcModel model) {
        final String name = "Constants_" + model.rootModule();
        final StringBuilder fields = new StringBuilder();
        CONSTANTS.forEach(constant -> fields.append(fields.isEmpty() ? "[" : ", ")
                .append(constant)
                .append(" |-> ")
                .append(constant));
        final String module = "---- MODULE " + name + " ----\nEXTENDS " + model.rootModule() + "\nVARIABLE " + VARIABLE
                + "\nConstantsInit == Init /\\ " + VARIABLE + " = " + fields + "]\n"
                + "ConstantsNext == FALSE /\\ UNCHANGED <<vars, " + VARIABLE + ">>\n====\n";
        final TlcModel evaluation = new TlcModel(
                model.name(),
                name,
                Map.of(name + ".tla", module),
                model.directories(),
                model.config()
                        .bare()
                        .without("SPECIFICATION", "INIT", "NEXT")
                        .with("INIT", "ConstantsInit")
                        .with("NEXT", "ConstantsNext"),
                List.of());
        final StateGraph graph = TlcGraphs.explore(pool, evaluation).graph();
        return new ConstantsReader(record(record(graph.project(0)).get(VARIABLE))).model();
    }

    private Model model() {
        return new Model(
                FunctionKind.valueOf(text(values.get("Kind")).toUpperCase(Locale.ROOT)),
                values.get("Capability"),
                values.get("Number"),
                sorted("Cpus"),
                numbers("Vectors"),
                numbers("Handles"),
                sorted("Irqs"),
                properties("Device"),
                properties("Platform"),
                number("DownBound"),
                number("UpBound"),
                Set.copyOf(sorted("HostCpus")),
                Set.copyOf(sorted("NoEoiCpus")),
                actors(),
                Set.copyOf(sorted("Owed")),
                Set.copyOf(sorted("Shared")),
                values.get("Start"));
    }

    private Map<String, Set<String>> properties(final String constant) {
        final Map<String, Set<String>> properties = new LinkedHashMap<>();
        record(values.get(constant))
                .forEach((property, set) -> properties.put(property, new LinkedHashSet<>(texts(set))));
        return properties;
    }

    private List<ActorProgram> actors() {
        final List<ActorProgram> actors = new ArrayList<>();
        for (final String actor : sorted("Actors")) {
            final ModelValue program = record(values.get("Prog")).get(actor);
            actors.add(new ActorProgram(
                    actor,
                    text(record(values.get("ActorCpu")).get(actor)),
                    ((ModelValue.Seq) program)
                            .elements().stream().map(ConstantsReader::step).toList()));
        }
        return actors;
    }

    private static Step step(final ModelValue value) {
        final Map<String, ModelValue> fields = new LinkedHashMap<>(record(value));
        final String word = text(fields.remove("do"));
        final String when = text(fields.remove("when"));
        return new Step(word, when, fields);
    }

    /** Names with numbers in them in the order of the numbers. */
    private List<String> sorted(final String constant) {
        return texts(values.get(constant)).stream()
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private List<Integer> numbers(final String constant) {
        return elements(values.get(constant)).stream()
                .map(value -> (int) ((ModelValue.Int) value).value())
                .sorted()
                .toList();
    }

    private int number(final String constant) {
        return (int) ((ModelValue.Int) values.get(constant)).value();
    }

    private static List<String> texts(final ModelValue set) {
        return elements(set).stream().map(ConstantsReader::text).toList();
    }

    private static List<ModelValue> elements(final ModelValue set) {
        return ((ModelValue.SetOf) set).elements();
    }

    private static Map<String, ModelValue> record(final ModelValue value) {
        return ((ModelValue.Rec) value).fields();
    }

    private static String text(final ModelValue value) {
        return ((ModelValue.Str) value).value();
    }
}
