package org.msicheck.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.msicheck.litmus.Expectation;
import org.msicheck.litmus.Model;
import org.msicheck.litmus.Outcome;

/** Reads from an explored graph which outcomes it has, on which devices, and a shortest way to each. */
final class Judge {
    /** The specification's predicates that are evaluated on every state: the outcomes in their order, then rest. */
    static final List<String> PREDICATES = Stream.concat(
            Stream.of(Outcome.values()).map(Outcome::operator), Stream.of("Rest")).toList();
    static final int REST = PREDICATES.size() - 1;

    private final Model model;
    private final ExploredGraph graph;
    private final StepText steps;

    /**
     * A judge of one graph.
     *
     * @param model the model that was explored
     * @param graph its graph, whose predicates are {@link #PREDICATES}
     */
    Judge(final Model model, final ExploredGraph graph) {
        this.model = model;
        this.graph = graph;
        this.steps = new StepText(model.actors());
    }

    OutcomeResult judge(final Outcome outcome, final Expectation expected) {
        final int predicate = PREDICATES.indexOf(outcome.operator());
        final int first = graph.first(state -> graph.holds(state, predicate));
        if (first < 0) {
            return new OutcomeResult(outcome, expected, List.of(), Optional.empty());
        }
        return new OutcomeResult(outcome, expected, devices(predicate), Optional.of(counterexample(outcome, first)));
    }

    private List<String> devices(final int predicate) {
        final Devices devices = new Devices(model.device());
        final Set<String> seen = new HashSet<>();
        for (int state = 0; state < graph.states(); state++) {
            if (graph.holds(state, predicate)) {
                final String may = StateText.object(graph.text(state), "may");
                if (seen.add(may)) {
                    devices.add(Json.parse(may));
                }
            }
        }
        return devices.kinds();
    }

    private Counterexample counterexample(final Outcome outcome, final int end) {
        final List<Integer> path = graph.pathTo(end);
        final List<Counterexample.Row> rows = new ArrayList<>();
        JsonNode before = Json.parse(graph.text(path.get(0)));
        for (final int state : path.subList(1, path.size())) {
            final JsonNode after = Json.parse(graph.text(state));
            final StepText.Line line = steps.of(graph.labelInto(state), before);
            rows.add(new Counterexample.Row(line.actor(), line.text(), StateChanges.between(before, after)));
            before = after;
        }
        return new Counterexample(rows, new OutcomeText(model, before).of(outcome));
    }
}
