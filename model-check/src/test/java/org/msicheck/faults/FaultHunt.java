package org.msicheck.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.msicheck.graph.Difference;
import org.msicheck.graph.Explorer;
import org.msicheck.graph.GraphComparison;
import org.msicheck.graph.StateGraph;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.model.TlaModel;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/** Models with TLC's graphs, and the question which of them tells a reference from the right one. */
final class FaultHunt {
    private static final List<String> PREDICATES = Stream.concat(
                    Arrays.stream(Outcome.values()).map(Outcome::operator), Stream.of("Rest"))
            .toList();

    private final List<Model> models = new ArrayList<>();

    private record Model(String name, MachineConfig config, StateGraph graph) {}

    /** How a fault was noticed. */
    record Catch(String model, String how) {}

    FaultHunt(final SpecFolder spec, final List<Path> litmusTests) {
        final LitmusLoader loader = new LitmusLoader(spec);
        try (TlcPool pool = new TlcPool(1)) {
            for (final Path file : litmusTests) {
                final LitmusTest test = loader.load(file);
                final TlaModel tla = test.toTla();
                final TlcModel model = new TlcModel(
                        tla.name(),
                        tla.name(),
                        Map.of(tla.name() + ".tla", tla.module()),
                        List.of(spec.root()),
                        TlcConfig.parse(tla.config()),
                        PREDICATES);
                models.add(new Model(
                        test.name(),
                        test.model(),
                        TlcGraphs.explore(pool, model).graph()));
            }
        }
        models.sort(Comparator.comparingInt(model -> model.graph().edgeCount()));
    }

    /** The models by size, each with its numbers of states and steps. */
    List<String> sizes() {
        return models.stream()
                .map(model -> model.name() + " " + model.graph().stateCount() + " "
                        + model.graph().edgeCount())
                .toList();
    }

    /** The first model whose graph differs from that of a reference. */
    Optional<Catch> firstDifference(final FaultyReference reference) {
        for (final Model model : models) {
            final Optional<String> difference = difference(reference, model);
            if (difference.isPresent()) {
                return Optional.of(new Catch(model.name(), difference.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(final FaultyReference reference, final Model model) {
        final List<String> outcomes =
                PREDICATES.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        try {
            final long most = 4L * model.graph().edgeCount() + 1000;
            final StateGraph graph =
                    Explorer.explore(new Bounded(reference.of(model.config()), most), "faulty", outcomes);
            return GraphComparison.compare(model.graph(), graph, 1).stream()
                    .findFirst()
                    .map(Difference::line);
        } catch (final Bounded.TooManyStepsException e) {
            return Optional.of("more than four times as many steps");
        } catch (final RuntimeException e) {
            return Optional.of("threw " + e);
        }
    }
}
