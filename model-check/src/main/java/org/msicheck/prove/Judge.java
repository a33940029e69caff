package org.msicheck.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.msicheck.explain.Counterexample;
import org.msicheck.explain.Devices;
import org.msicheck.explain.Json;
import org.msicheck.explain.Loss;
import org.msicheck.explain.OutcomeText;
import org.msicheck.explain.StateChanges;
import org.msicheck.explain.StepText;
import org.msicheck.graph.GraphPath;
import org.msicheck.graph.StateGraph;
import org.msicheck.litmus.Expectation;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.outcomes.Outcomes;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.system.ActionLabel;

/** Reads from an explored graph which outcomes it has, on which devices, and a shortest way to each. */
final class Judge {
    /** The graph's word for the specification's predicate Rest. */
    static final String REST = Outcomes.REST;
    /** The specification's predicates that are evaluated on every state. */
    static final List<String> PREDICATES = Stream.concat(
                    Stream.of(Outcome.values()).map(Outcome::operator), Stream.of("Rest"))
            .toList();

    private final MachineConfig model;
    private final StateGraph graph;
    private final StepText steps;

    /**
     * A judge of one graph.
     *
     * @param model the model that was explored
     * @param graph its graph, whose outcomes are the words of {@link #PREDICATES}
     */
    Judge(final MachineConfig model, final StateGraph graph) {
        this.model = model;
        this.graph = graph;
        this.steps = new StepText(model.actors());
    }

    OutcomeResult judge(final Outcome outcome, final Expectation expected) {
        final OptionalInt nearest = graph.nearest(outcome.word());
        if (nearest.isEmpty()) {
            return new OutcomeResult(outcome, expected, List.of(), Optional.empty());
        }
        return new OutcomeResult(
                outcome,
                expected,
                devices(outcome),
                Optional.of(counterexample(outcome, graph.pathTo(nearest.getAsInt()))));
    }

    /** Predicates that must hold always and do not. */
    List<String> violated(final List<String> always) {
        final List<String> violated = new ArrayList<>();
        for (final String predicate : always) {
            final int bit = graph.header().outcomes().indexOf(predicate);
            IntStream.range(0, graph.stateCount())
                    .filter(state -> (graph.outcomeBits(state) >>> bit & 1) == 0)
                    .findFirst()
                    .ifPresent(state -> violated.add("the invariant " + predicate + " is violated after "
                            + graph.pathTo(state).edges().size() + " steps"));
        }
        return violated;
    }

    private List<String> devices(final Outcome outcome) {
        final int variable = graph.header().variables().indexOf("dev");
        final int bit = graph.header().outcomes().indexOf(outcome.word());
        final BitSet functions = new BitSet();
        for (int state = 0; state < graph.stateCount(); state++) {
            if ((graph.outcomeBits(state) >>> bit & 1) != 0) {
                functions.set(graph.valueIndex(state, variable));
            }
        }
        final List<JsonNode> devs = functions.stream()
                .mapToObj(value -> Json.parse(graph.values(variable).get(value)))
                .toList();
        if (model.functions().size() == 1) {
            return kinds(model.device(), devs.stream());
        }
        return model.functions().stream()
                .flatMap(function ->
                        kinds(function.device(), devs.stream().map(dev -> dev.get(function.name()))).stream()
                                .map(kind -> function.name() + ": " + kind))
                .toList();
    }

    private static List<String> kinds(final Map<String, Set<String>> device, final Stream<JsonNode> functions) {
        final Devices devices = new Devices(device);
        functions.map(function -> function.get("may")).distinct().forEach(devices::add);
        return devices.kinds();
    }

    private Counterexample counterexample(final Outcome outcome, final GraphPath path) {
        final List<Counterexample.Row> rows = new ArrayList<>();
        final List<Integer> states = path.states();
        final List<ActionLabel> actions = path.actions();
        final List<JsonNode> texts =
                states.stream().map(state -> Json.parse(graph.text(state))).toList();
        for (int k = 0; k < actions.size(); k++) {
            final StepText.Line line = steps.of(actions.get(k), texts.get(k));
            rows.add(new Counterexample.Row(
                    line.actor(), line.text(), StateChanges.between(texts.get(k), texts.get(k + 1))));
        }
        return new Counterexample(
                rows, new OutcomeText(model, texts.get(actions.size())).of(outcome, new Loss(texts, rows)));
    }
}
