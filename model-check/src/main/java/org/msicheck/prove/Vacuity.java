package org.msicheck.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.litmus.Window;
import org.msicheck.ref.state.ActorProgram;

/**
 * Looks for reasons why a test shows nothing: rest is never reached, a step is never executed, or no source can have an
 * event between two adjacent steps of the window.
 */
final class Vacuity {
    private static final String RAISE = "Raise";
    private static final String SKIP = "Skip";
    private static final String ACTOR = "actor";

    private final ExploredGraph graph;
    private final Map<String, JsonNode> parsed = new HashMap<>();
    private final JsonNode[] counters;

    Vacuity(final ExploredGraph graph) {
        this.graph = graph;
        this.counters = new JsonNode[graph.states()];
    }

    /**
     * The reasons.
     *
     * @param test the test
     * @param rest the number of the predicate that holds at rest
     * @return one line each; empty if the test shows something
     */
    List<String> reasons(final LitmusTest test, final int rest) {
        final Map<String, Set<Integer>> executed = new HashMap<>();
        final Map<String, Set<Integer>> raising = new HashMap<>();
        graph.forEachEdge((from, label, to) -> {
            if (label.name().equals(RAISE)) {
                test.model().actors().forEach(actor -> raising.computeIfAbsent(actor.name(), a -> new HashSet<>())
                        .add(counter(from, actor.name())));
            } else if (!label.name().equals(SKIP) && !label.arguments().isEmpty()
                    && label.arguments().get(0).name().equals(ACTOR)) {
                final String actor = Json.parse(label.arguments().get(0).value().toJson()).asText();
                executed.computeIfAbsent(actor, a -> new HashSet<>()).add(counter(from, actor));
            }
        });
        final List<String> reasons = new ArrayList<>();
        if (graph.first(state -> graph.holds(state, rest)) < 0) {
            reasons.add("the machine never comes to rest");
        }
        for (final ActorProgram actor : test.model().actors()) {
            notExecuted(actor, executed.getOrDefault(actor.name(), Set.of()), reasons);
        }
        for (final Window window : test.windows()) {
            notDangerous(window, raising.getOrDefault(window.actor(), Set.of()), reasons);
        }
        return reasons;
    }

    private static void notExecuted(final ActorProgram actor, final Set<Integer> executed, final List<String> reasons) {
        for (int step = 1; step <= actor.steps().size(); step++) {
            if (!executed.contains(step)) {
                reasons.add(actor.name() + " never executes step " + step + ", "
                        + StepText.of(actor.steps().get(step - 1)));
            }
        }
    }

    private static void notDangerous(final Window window, final Set<Integer> raising, final List<String> reasons) {
        for (int step = window.from(); step < window.to(); step++) {
            if (!raising.contains(step + 1)) {
                reasons.add("no armed source can have an event between steps " + step + " and " + (step + 1) + " of "
                        + window.actor());
            }
        }
    }

    private int counter(final int state, final String actor) {
        if (counters[state] == null) {
            counters[state] = parsed.computeIfAbsent(StateText.object(graph.text(state), "pc"), Json::parse);
        }
        return counters[state].get(actor).asInt();
    }
}
