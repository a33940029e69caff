package org.msicheck.litmus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.msicheck.model.SpecFolder;
import org.msicheck.properties.DeviceReader;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ModelValue;
import org.msicheck.verdict.BadInputException;
import org.msicheck.yaml.Schema;
import org.msicheck.yaml.YamlFile;
import org.msicheck.yaml.YamlValue;

/** Reads litmus tests. Every error is one line with file, line, column and the accepted words. */
public final class LitmusLoader {
    private static final String SUFFIX = ".yaml";

    private final Schema schema;
    private final DeviceReader devices;

    /**
     * A loader.
     *
     * @param spec holds the schema and the table of properties
     */
    public LitmusLoader(final SpecFolder spec) {
        this.schema = new Schema(spec.schema());
        this.devices = new DeviceReader(PropertyTable.read(spec.properties()));
    }

    /**
     * Reads a test.
     *
     * @param file the file
     * @return the test
     * @throws BadInputException if the file cannot be read or the test makes no sense
     */
    public LitmusTest load(final Path file) {
        final YamlValue top = YamlFile.read(file);
        final LitmusTest test = read(top);
        final String expected = String.valueOf(file.getFileName()).replaceFirst("\\" + SUFFIX + "$", "");
        if (!test.name().equals(expected)) {
            throw top.require("litmus")
                    .problem("the test's name is the file's: expected '" + expected + "', found '" + test.name() + "'");
        }
        return test;
    }

    /**
     * Reads a test from memory.
     *
     * @param name what messages call the file
     * @param text the document
     * @return the test
     * @throws BadInputException if the test makes no sense
     */
    public LitmusTest parse(final String name, final String text) {
        return read(YamlFile.parse(name, text));
    }

    /** Reads a test from a document. */
    public LitmusTest read(final YamlValue top) {
        schema.check(top);
        final DeclaredNames names = DeclaredNames.of(top);
        final FunctionReader function = FunctionReader.of(top.require("device"), names);
        final Map<String, Set<String>> device = devices.read(top.require("device"), function.kind());
        final ModelValue start = new StartReader(names, function, top.get("start")).read();
        final List<ActorProgram> actors = actors(top.require("actors"), names, function);
        final MachineConfig model = model(top, names, function, device, start, actors);
        return new LitmusTest(
                top.require("litmus").text(),
                new LitmusTest.Notes(
                        top.require("about").text().strip(),
                        hazards(top),
                        text(top, "source"),
                        text(top, "pair"),
                        text(top, "assumes")),
                model,
                unexecuted(top, actors),
                windows(top, actors),
                new ExpectationReader(model).read(top.require("expect")));
    }

    private MachineConfig model(
            final YamlValue top,
            final DeclaredNames names,
            final FunctionReader function,
            final Map<String, Set<String>> device,
            final ModelValue start,
            final List<ActorProgram> actors) {
        final Optional<YamlValue> platform = top.get("platform");
        final MachineConfig.Builder model = MachineConfig.of(function.kind())
                .capability(function.capability())
                .cpus(names.cpus())
                .vectors(names.vectors())
                .handles(names.handles())
                .irqs(names.irqs())
                .device(device)
                .platformValues(devices.readPlatform(platform))
                .hostCpus(cpus(platform, "hosts", names))
                .noEoiCpus(cpus(platform, "noEoi", names))
                .actors(actors)
                .start(start);
        number(platform, "down").ifPresent(model::downBound);
        number(platform, "up").ifPresent(model::upBound);
        top.get("owes").ifPresent(value -> model.owed(Set.copyOf(names.irqs(value))));
        top.get("shared")
                .ifPresent(value ->
                        model.shared(value.items().stream().map(YamlValue::text).collect(Collectors.toSet())));
        return model.build();
    }

    private static Set<String> cpus(final Optional<YamlValue> platform, final String name, final DeclaredNames names) {
        return platform.flatMap(p -> p.get(name))
                .map(v -> v.items().stream().map(names::cpu).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static Optional<Integer> number(final Optional<YamlValue> platform, final String name) {
        return platform.flatMap(p -> p.get(name)).map(YamlValue::number);
    }

    private static List<ActorProgram> actors(
            final YamlValue value, final DeclaredNames names, final FunctionReader function) {
        final StepReader reader = new StepReader(names, function);
        final List<ActorProgram> actors = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final YamlValue.Field field : value.fields()) {
            final String[] parts = field.name().split("@", 2);
            if (!seen.add(parts[0]) || parts[0].equals(DeclaredNames.NONE)) {
                throw field.key().problem("a second actor '" + parts[0] + "'");
            }
            if (!names.cpus().contains(parts[1])) {
                throw field.key()
                        .problem("unknown processor '" + parts[1] + "'; this test has: "
                                + String.join(", ", names.cpus()));
            }
            actors.add(new ActorProgram(
                    parts[0], parts[1], reader.program(field.value().items())));
        }
        checkPrograms(function.kind(), value, actors);
        return actors;
    }

    private static void checkPrograms(final FunctionKind kind, final YamlValue value, final List<ActorProgram> actors) {
        final Set<String> signals = actors.stream()
                .flatMap(actor -> actor.steps().stream())
                .filter(step -> step.word().equals("signal"))
                .map(step -> ((ModelValue.Str) step.fields().get("name")).value())
                .collect(Collectors.toSet());
        for (int a = 0; a < actors.size(); a++) {
            ProgramCheck.check(
                    kind, actors.get(a).steps(), value.fields().get(a).value().items(), signals);
        }
    }

    private static Map<String, Set<Integer>> unexecuted(final YamlValue top, final List<ActorProgram> actors) {
        final Map<String, Set<Integer>> unexecuted = new LinkedHashMap<>();
        for (final YamlValue.Field field :
                top.get("unexecuted").map(YamlValue::fields).orElse(List.of())) {
            final int steps = actor(field.key(), actors).steps().size();
            for (final YamlValue step : field.value().items()) {
                if (step.number() > steps) {
                    throw step.problem(field.name() + " has " + steps + " steps, found " + step.number());
                }
            }
            unexecuted.put(
                    field.name(),
                    field.value().items().stream().map(YamlValue::number).collect(Collectors.toUnmodifiableSet()));
        }
        return unexecuted;
    }

    private static ActorProgram actor(final YamlValue name, final List<ActorProgram> actors) {
        return actors.stream()
                .filter(a -> a.name().equals(name.text()))
                .findFirst()
                .orElseThrow(() -> name.problem("unknown actor '" + name.text() + "'; this test has: "
                        + actors.stream().map(ActorProgram::name).collect(Collectors.joining(", "))));
    }

    private static List<Window> windows(final YamlValue top, final List<ActorProgram> actors) {
        final Optional<YamlValue> given = top.get("window");
        if (given.isEmpty()) {
            return actors.stream()
                    .map(LitmusLoader::defaultWindow)
                    .flatMap(Optional::stream)
                    .toList();
        }
        final ActorProgram actor = actor(given.get().require("actor"), actors);
        final YamlValue to = given.get().require("to");
        final int from = given.get().require("from").number();
        if (to.number() <= from || to.number() > actor.steps().size()) {
            throw to.problem("the window of " + actor.name() + " ends at a step after " + from + " and up to "
                    + actor.steps().size() + ", found " + to.number());
        }
        return List.of(new Window(actor.name(), from, to.number()));
    }

    /** The window of an actor: from its first to its last step that touches the function. */
    public static Optional<Window> defaultWindow(final ActorProgram actor) {
        int first = 0;
        int last = 0;
        for (int k = 1; k <= actor.steps().size(); k++) {
            final Step step = actor.steps().get(k - 1);
            if (step.row().touchesFunction()) {
                first = first == 0 ? k : first;
                last = k;
            }
        }
        return last > first ? Optional.of(new Window(actor.name(), first, last)) : Optional.empty();
    }

    private static List<String> hazards(final YamlValue top) {
        return top.get("hazard")
                .map(v ->
                        v.isSequence() ? v.items().stream().map(YamlValue::text).toList() : List.of(v.text()))
                .orElse(List.of());
    }

    private static Optional<String> text(final YamlValue top, final String name) {
        return top.get(name).map(YamlValue::text);
    }
}
