package org.msicheck.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.FunctionDescription;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ModelValue;

/**
 * The constants of the specification's machine as values of TLA+, and back. Two machines whose constants are equal are
 * the same machine by definition: for TLA+ neither actors nor names have an order.
 *
 * @param values the constants by name
 */
public record Constants(Map<String, ModelValue> values) {
    /** The constant that holds the programs. */
    static final String PROG = "Prog";

    /** The names of the constants. */
    public static final List<String> NAMES = List.of(
            "Functions",
            "Cpus",
            "Vectors",
            "Handles",
            "Irqs",
            "Platform",
            "DownBound",
            "UpBound",
            "HostCpus",
            "NoEoiCpus",
            "Actors",
            "ActorCpu",
            PROG,
            "Owed",
            "Shared",
            "Start");

    private static final String VECTORS = "vectors";
    private static final String MASKABLE = "maskable";

    /**
     * Copies the constants.
     *
     * @throws IllegalArgumentException if some are missing, or there are others
     */
    public Constants {
        values = Map.copyOf(values);
        if (!values.keySet().equals(Set.copyOf(NAMES))) {
            throw new IllegalArgumentException("the constants of a machine are " + NAMES + ", not " + values.keySet());
        }
    }

    /**
     * The constants of a machine.
     *
     * @param config the machine
     * @return its constants
     */
    public static Constants of(final MachineConfig config) {
        final Map<String, ModelValue> values = new TreeMap<>();
        final Map<String, ModelValue> functions = new TreeMap<>();
        config.functions().forEach(function -> functions.put(function.name(), description(function)));
        values.put("Functions", ModelValue.record(functions));
        values.put("Cpus", strings(config.cpus()));
        values.put("Vectors", integers(config.vectors()));
        values.put("Handles", integers(config.handles()));
        values.put("Irqs", strings(config.irqs()));
        values.put("Platform", properties(config.platformValues()));
        values.put("DownBound", ModelValue.of(config.downBound()));
        values.put("UpBound", ModelValue.of(config.upBound()));
        values.put("HostCpus", strings(config.hostCpus()));
        values.put("NoEoiCpus", strings(config.noEoiCpus()));
        values.put(
                "Actors",
                strings(config.actors().stream().map(ActorProgram::name).toList()));
        final Map<String, ModelValue> places = new TreeMap<>();
        final Map<String, ModelValue> programs = new TreeMap<>();
        config.actors().forEach(actor -> {
            places.put(actor.name(), ModelValue.of(actor.cpu()));
            programs.put(
                    actor.name(),
                    new ModelValue.Seq(
                            actor.steps().stream().map(Constants::record).toList()));
        });
        values.put("ActorCpu", ModelValue.record(places));
        values.put(PROG, ModelValue.record(programs));
        values.put("Owed", strings(config.owed()));
        values.put("Shared", strings(config.shared()));
        values.put("Start", config.start());
        return new Constants(values);
    }

    /**
     * The machine that has these constants. Names with numbers in them are in the order of the numbers.
     *
     * @return the machine
     * @throws IllegalArgumentException if there is no such machine
     */
    public MachineConfig config() {
        return MachineConfig.of(fields(values.get("Functions")).entrySet().stream()
                        .map(each -> function(each.getKey(), each.getValue()))
                        .toList())
                .cpus(names("Cpus"))
                .vectors(numbers("Vectors"))
                .handles(numbers("Handles"))
                .platformValues(properties(values.get("Platform")))
                .downBound(Values.integer(values.get("DownBound")))
                .upBound(Values.integer(values.get("UpBound")))
                .hostCpus(Set.copyOf(names("HostCpus")))
                .noEoiCpus(Set.copyOf(names("NoEoiCpus")))
                .actors(actors())
                .owed(Set.copyOf(names("Owed")))
                .shared(Set.copyOf(names("Shared")))
                .start(values.get("Start"))
                .build();
    }

    private static ModelValue description(final FunctionDescription function) {
        final Map<String, ModelValue> fields = new TreeMap<>();
        fields.put("kind", ModelValue.of(function.kind().text()));
        fields.put("irqs", strings(function.irqs()));
        fields.put("device", properties(function.device()));
        fields.put("config", ModelValue.of(function.config()));
        if (function.kind() == FunctionKind.MSI) {
            fields.put("capability", capability(function.capability()));
            fields.put("number", numbers(function.capability()));
        } else {
            fields.put("table", ModelValue.of(function.table()));
        }
        return ModelValue.record(fields);
    }

    private static FunctionDescription function(final String name, final ModelValue value) {
        final Map<String, ModelValue> fields = fields(value);
        final FunctionKind kind =
                FunctionKind.valueOf(Values.string(fields.get("kind")).toUpperCase(Locale.ROOT));
        final boolean isMsi = kind == FunctionKind.MSI;
        return new FunctionDescription(
                name,
                kind,
                isMsi ? capability(fields.get("capability"), fields.get("number")) : Capability.NONE,
                names(fields.get("irqs")),
                properties(fields.get("device")),
                Values.string(fields.get("config")),
                isMsi ? FunctionDescription.TABLE : Values.string(fields.get("table")));
    }

    private static ModelValue capability(final Capability capability) {
        return ModelValue.record(
                Map.of(VECTORS, ModelValue.of(capability.vectors()), MASKABLE, ModelValue.of(capability.maskable())));
    }

    private static ModelValue numbers(final Capability capability) {
        final Map<String, ModelValue> numbers = new TreeMap<>();
        capability.number().forEach((irq, number) -> numbers.put(irq, ModelValue.of(number)));
        return ModelValue.record(numbers);
    }

    private static Capability capability(final ModelValue capability, final ModelValue number) {
        final Map<String, Integer> numbers = new TreeMap<>();
        fields(number).forEach((irq, n) -> numbers.put(irq, Values.integer(n)));
        return new Capability(
                Values.integer(Values.field(capability, VECTORS)),
                Values.bool(Values.field(capability, MASKABLE)),
                numbers);
    }

    private static ModelValue properties(final Map<String, Set<String>> properties) {
        final Map<String, ModelValue> values = new TreeMap<>();
        properties.forEach((property, some) -> values.put(property, strings(some)));
        return ModelValue.record(values);
    }

    private static Map<String, Set<String>> properties(final ModelValue value) {
        final Map<String, Set<String>> properties = new LinkedHashMap<>();
        fields(value).forEach((property, some) -> properties.put(property, new LinkedHashSet<>(texts(some))));
        return properties;
    }

    /** A step as a record; {@code do} and {@code when} beside its own fields. */
    static ModelValue record(final Step step) {
        final Map<String, ModelValue> fields = new TreeMap<>(step.fields());
        fields.put("do", ModelValue.of(step.word()));
        fields.put("when", ModelValue.of(step.when()));
        return ModelValue.record(fields);
    }

    private static Step step(final ModelValue value) {
        final Map<String, ModelValue> fields = new LinkedHashMap<>(((ModelValue.Rec) value).fields());
        final String word = Values.string(fields.remove("do"));
        return new Step(word, Values.string(fields.remove("when")), fields);
    }

    private List<ActorProgram> actors() {
        final List<ActorProgram> actors = new ArrayList<>();
        for (final String actor : names("Actors")) {
            final ModelValue.Seq program = (ModelValue.Seq) Values.field(values.get(PROG), actor);
            actors.add(new ActorProgram(
                    actor,
                    Values.string(Values.field(values.get("ActorCpu"), actor)),
                    program.elements().stream().map(Constants::step).toList()));
        }
        return actors;
    }

    private static ModelValue strings(final Collection<String> values) {
        return ModelValue.SetOf.copyOf(values.stream().map(ModelValue::of).toList());
    }

    private static ModelValue integers(final Collection<Integer> values) {
        return ModelValue.SetOf.copyOf(values.stream().map(ModelValue::of).toList());
    }

    private List<String> names(final String constant) {
        return names(values.get(constant));
    }

    private static List<String> names(final ModelValue set) {
        return texts(set).stream()
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private List<Integer> numbers(final String constant) {
        return Values.elements(values.get(constant)).stream()
                .map(Values::integer)
                .sorted()
                .toList();
    }

    private static Map<String, ModelValue> fields(final ModelValue value) {
        return ((ModelValue.Rec) value).fields();
    }

    private static List<String> texts(final ModelValue set) {
        return Values.elements(set).stream().map(Values::string).toList();
    }
}
