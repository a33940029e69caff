package org.msicheck.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.msicheck.litmus.Expectation;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;
import org.msicheck.verdict.BadInputException;

/**
 * A headline model: a configuration beside its module in the specification, runnable with plain TLC. One whose name
 * contains {@code _bug_} must fail on what it names; every other one must pass.
 *
 * @param tlc        the model for TLC
 * @param mustFail   whether it must fail
 * @param invariants the invariants that it names
 * @param properties the temporal properties that it names
 */
public record HeadlineModel(TlcModel tlc, boolean mustFail, List<String> invariants, List<String> properties) {
    private static final String PREFIX = "MC";
    private static final String BUG = "_bug_";
    private static final String LARGE = "_large_";
    private static final String CONFIG = ".cfg";
    private static final String NEVER = "Never";

    /**
     * Copies the lists.
     *
     * @param tlc        the model for TLC
     * @param mustFail   whether it must fail
     * @param invariants the invariants that it names
     * @param properties the temporal properties that it names
     */
    public HeadlineModel {
        invariants = List.copyOf(invariants);
        properties = List.copyOf(properties);
    }

    /**
     * The headline models of a specification.
     *
     * @param spec the specification
     * @return sorted by name
     */
    public static List<HeadlineModel> all(final SpecFolder spec) {
        try (Stream<Path> files = Files.list(spec.root())) {
            return files.filter(file -> isConfig(file.getFileName().toString()))
                    .sorted()
                    .map(HeadlineModel::read)
                    .toList();
        } catch (final IOException e) {
            throw new BadInputException(spec.root() + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    private static boolean isConfig(final String name) {
        return name.startsWith(PREFIX) && name.endsWith(CONFIG);
    }

    private static HeadlineModel read(final Path config) {
        final String name = config.getFileName().toString().replace(CONFIG, "");
        final Path module = config.resolveSibling(name.replaceFirst("_.*", "") + ".tla");
        try {
            final TlcModel tlc = TlcModel.ofFiles(module, config, List.of());
            return new HeadlineModel(
                    tlc, name.contains(BUG), words(tlc.config(), "INVARIANT"), words(tlc.config(), "PROPERTY"));
        } catch (final IOException e) {
            throw new BadInputException(config + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> words(final TlcConfig config, final String keyword) {
        return config.sections().stream()
                .filter(section -> section.keyword().equals(keyword))
                .flatMap(section -> Arrays.stream(section.body().split(" ", -1)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * Its name.
     *
     * @return the configuration's, without {@code .cfg}
     */
    public String name() {
        return tlc.name();
    }

    /** The behaviours that its temporal properties are about. */
    String specification() {
        return words(tlc.config(), "SPECIFICATION").stream().findFirst().orElse("Spec");
    }

    /**
     * Whether it takes minutes: it is large by its name.
     *
     * @return true if its name contains {@code _large_}
     */
    public boolean isLong() {
        return name().contains(LARGE);
    }

    /** What it says of each outcome. */
    Map<Outcome, Expectation> expect() {
        final Map<Outcome, Expectation> expect = new EnumMap<>(Outcome.class);
        for (final Outcome outcome : Outcome.values()) {
            final boolean named = invariants.contains(NEVER + outcome.operator());
            expect.put(outcome, !named ? Expectation.UNCHECKED : mustFail ? Expectation.REACHABLE : Expectation.NEVER);
        }
        return expect;
    }

    /** The invariants that are not about outcomes, by the graph's words; they must hold in every state. */
    List<String> always() {
        return others().stream()
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
                .toList();
    }

    /** The model for exploring, with the predicates that a verdict needs. */
    TlcModel explored() {
        return new TlcModel(
                tlc.name(),
                tlc.rootModule(),
                tlc.files(),
                tlc.directories(),
                tlc.config().bare(),
                Stream.concat(Judge.PREDICATES.stream(), others().stream()).toList());
    }

    private List<String> others() {
        return invariants.stream()
                .filter(name ->
                        Stream.of(Outcome.values()).noneMatch(outcome -> name.equals(NEVER + outcome.operator())))
                .toList();
    }

    /** What its row says that it expects. */
    String expected() {
        if (!properties.isEmpty()) {
            return String.join(" ", properties) + (mustFail ? " violated" : "");
        }
        return mustFail
                ? expect().entrySet().stream()
                        .filter(e -> e.getValue() == Expectation.REACHABLE)
                        .map(e -> e.getKey().word())
                        .findFirst()
                        .orElse("")
                : "";
    }
}
