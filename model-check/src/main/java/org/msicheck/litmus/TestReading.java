package org.msicheck.litmus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.msicheck.properties.DeviceReader;
import org.msicheck.ref.Reference;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.Problems;
import org.msicheck.yaml.YamlValue;

/**
 * Reads one document as a test. What does not satisfy the schema, or cannot be read, is a problem and left out, and
 * nothing is held against what rests on it.
 */
final class TestReading {
    private static final String PLATFORM = "platform";
    private static final String START = "start";
    private static final String ACTORS = "actors";
    private static final String ASSUMES = "assumes";

    private final YamlValue top;
    private final DeviceReader devices;
    private final Problems problems;
    private final DeclaredNames names;
    private final List<YamlValue.Field> actors;

    /**
     * A reading.
     *
     * @param top      the document, a mapping that the schema has seen
     * @param devices  reads what function and platform are like
     * @param problems what is wrong with the document, and receives what else is
     */
    TestReading(final YamlValue top, final DeviceReader devices, final Problems problems) {
        this.top = top;
        this.devices = devices;
        this.problems = problems;
        this.names = DeclaredNames.of(top, problems);
        // Those with an '@' in their keys; of others the schema has told.
        this.actors = top.get(ACTORS).map(YamlValue::fields).orElse(List.of()).stream()
                .filter(field -> problems.isSound(field.key()))
                .toList();
    }

    /** The test, if nothing is wrong with it. */
    Optional<LitmusTest> read() {
        final Optional<FunctionReader> function = function();
        final Optional<ExpectationReader.Machine> machine = function.map(this::machine);
        final Set<String> hosts = cpus("hosts");
        final Map<String, Set<Integer>> unexecuted = unexecuted();
        final Optional<List<Window>> windows = windows();
        final Optional<Map<Outcome, Expectation>> expect =
                machine.flatMap(m -> top.get("expect").map(new ExpectationReader(m, top, problems)::read));
        final Map<String, Set<String>> assumes =
                function.map(f -> assumes(f.kind(), expect)).orElse(Map.of());
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return config(function.orElseThrow(), machine.orElseThrow(), hosts)
                .map(config -> new LitmusTest(
                        top.require("litmus").text(),
                        new LitmusTest.Notes(
                                top.require("about").text().strip(), hazards(), text("source"), text("pair")),
                        assumes,
                        config,
                        unexecuted,
                        windows.orElseGet(() -> defaultWindows(config.actors())),
                        expect.orElseThrow()));
    }

    private Map<String, Set<String>> assumes(
            final FunctionKind kind, final Optional<Map<Outcome, Expectation>> expect) {
        if (top.get(ASSUMES).isPresent()
                && expect.filter(all -> !all.containsValue(Expectation.NEVER)).isPresent()) {
            problems.add(top.key(ASSUMES), "this test lists no outcome as never, so nothing rests on what it assumes");
        }
        return devices.readAssumptions(soundPart(ASSUMES), kind, problems);
    }

    /** The reference has room for so many actors, locks, signals and owners, and says itself for how many. */
    private Optional<MachineConfig> config(
            final FunctionReader function, final ExpectationReader.Machine machine, final Set<String> hosts) {
        try {
            final MachineConfig.Builder config = MachineConfig.of(machine.kind())
                    .capability(function.capability())
                    .cpus(names.cpus())
                    .vectors(names.vectors())
                    .handles(names.handles())
                    .irqs(names.irqs())
                    .device(machine.device())
                    .platformValues(devices.readPlatform(top.get(PLATFORM)))
                    .hostCpus(hosts)
                    .noEoiCpus(machine.noEoiCpus())
                    .actors(machine.actors())
                    .owed(machine.owed())
                    .shared(machine.shared())
                    .start(machine.start());
            number("down").ifPresent(config::downBound);
            number("up").ifPresent(config::upBound);
            final MachineConfig built = config.build();
            Reference.of(built);
            return Optional.of(built);
        } catch (final IllegalArgumentException tooLarge) {
            problems.add(top.key(ACTORS), "the test is too large: " + tooLarge.getMessage());
            return Optional.empty();
        }
    }

    /** Empty if it is not known which of the two capabilities the function has, or nothing is known of it. */
    private Optional<FunctionReader> function() {
        final Optional<YamlValue> device = top.get("device").filter(YamlValue::isMapping);
        final Optional<YamlValue> msi = device.flatMap(d -> d.get("msi"));
        final Optional<YamlValue> msix = device.flatMap(d -> d.get("msix"));
        if (device.isPresent() && msi.isPresent() == msix.isPresent()) {
            problems.add(device.get(), "a device has either msix or msi");
            return Optional.empty();
        }
        return device.flatMap(d -> msi.<FunctionReader>map(one -> new MsiReader(one, names))
                .or(() -> msix.map(x -> new MsixReader(names))));
    }

    private ExpectationReader.Machine machine(final FunctionReader function) {
        final ModelValue start = new StartReader(names, function, soundPart(START)).read();
        return new ExpectationReader.Machine(
                function.kind(),
                devices.read(top.require("device"), function.kind(), problems),
                start,
                programs(function),
                Set.copyOf(soundPart("owes").map(names::irqs).orElse(names.irqs())),
                soundPart("shared").map(YamlValue::items).orElse(List.of()).stream()
                        .map(YamlValue::text)
                        .collect(Collectors.toSet()),
                cpus("noEoi"));
    }

    private Optional<YamlValue> soundPart(final String key) {
        return top.get(key).map(value -> value.soundPart(problems, Set.of(FunctionReader.MESSAGE_CONTROL)));
    }

    private Set<String> cpus(final String name) {
        return soundPart(PLATFORM)
                .flatMap(platform -> platform.get(name))
                .map(v -> v.items().stream().map(names::cpu).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private Optional<Integer> number(final String name) {
        return top.get(PLATFORM).flatMap(platform -> platform.get(name)).map(YamlValue::number);
    }

    private List<ActorProgram> programs(final FunctionReader function) {
        final List<ActorProgram> programs = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final YamlValue.Field field : actors) {
            final String name = actorName(field);
            if (!seen.add(name) || name.equals(DeclaredNames.NONE)) {
                problems.add(field.key(), "a second actor '" + name + "'");
            }
            final String home = names.cpu(field.name().substring(name.length() + 1), field.key());
            final StepReader reader = new StepReader(names, function, home);
            programs.add(
                    new ActorProgram(name, home, reader.program(field.value().items(), problems)));
        }
        checkPrograms(function.kind(), programs);
        return programs;
    }

    private static String actorName(final YamlValue.Field actor) {
        return actor.name().split("@", 2)[0];
    }

    private void checkPrograms(final FunctionKind kind, final List<ActorProgram> programs) {
        final Set<String> signals = programs.stream()
                .flatMap(actor -> actor.steps().stream())
                .filter(step -> step.word().equals("signal"))
                .map(step -> ((ModelValue.Str) step.fields().get("name")).value())
                .collect(Collectors.toSet());
        final boolean isEverySignalKnown =
                top.get(ACTORS).filter(problems::isSound).isPresent();
        for (int a = 0; a < actors.size(); a++) {
            final YamlValue steps = actors.get(a).value();
            if (problems.isSound(steps)) {
                ProgramCheck.check(
                        kind,
                        programs.get(a).steps(),
                        steps.items(),
                        signal -> !isEverySignalKnown || signals.contains(signal),
                        problems);
            }
        }
    }

    private Map<String, Set<Integer>> unexecuted() {
        final Map<String, Set<Integer>> unexecuted = new LinkedHashMap<>();
        for (final YamlValue.Field field :
                soundPart("unexecuted").map(YamlValue::fields).orElse(List.of())) {
            steps(field.key()).ifPresent(steps -> field.value().items().stream()
                    .filter(step -> step.number() > steps)
                    .forEach(step ->
                            problems.add(step, field.name() + " has " + steps + " steps, found " + step.number())));
            unexecuted.put(
                    field.name(),
                    field.value().items().stream().map(YamlValue::number).collect(Collectors.toUnmodifiableSet()));
        }
        return unexecuted;
    }

    /** The number of steps of an actor that the document has. */
    private Optional<Integer> steps(final YamlValue name) {
        final Optional<YamlValue.Field> actor = actors.stream()
                .filter(field -> actorName(field).equals(name.text()))
                .findFirst();
        if (actor.isEmpty()
                && top.get(ACTORS)
                        .filter(all -> actors.size() == all.fields().size())
                        .isPresent()) {
            problems.add(
                    name,
                    "unknown actor '" + name.text() + "'; this test has: "
                            + actors.stream().map(TestReading::actorName).collect(Collectors.joining(", ")));
        }
        return actor.map(field -> field.value().items().size());
    }

    private Optional<List<Window>> windows() {
        final Optional<YamlValue> given = top.get("window").filter(problems::isSound);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        final YamlValue actor = given.get().require("actor");
        final YamlValue to = given.get().require("to");
        final int from = given.get().require("from").number();
        steps(actor)
                .filter(steps -> to.number() <= from || to.number() > steps)
                .ifPresent(steps -> problems.add(
                        to,
                        "the window of " + actor.text() + " ends at a step after " + from + " and up to " + steps
                                + ", found " + to.number()));
        return Optional.of(List.of(new Window(actor.text(), from, to.number())));
    }

    private static List<Window> defaultWindows(final List<ActorProgram> programs) {
        return programs.stream()
                .map(LitmusLoader::defaultWindow)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<String> hazards() {
        return top.get("hazard")
                .map(v ->
                        v.isSequence() ? v.items().stream().map(YamlValue::text).toList() : List.of(v.text()))
                .orElse(List.of());
    }

    private Optional<String> text(final String name) {
        return top.get(name).map(YamlValue::text);
    }
}
