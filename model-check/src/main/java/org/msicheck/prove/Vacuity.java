package org.msicheck.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.explain.Json;
import org.msicheck.explain.StepText;
import org.msicheck.graph.StateGraph;
import org.msicheck.litmus.Window;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/**
 * Looks for reasons why a test shows nothing: rest is never reached, a step is never executed, or no source can have an
 * event between two adjacent steps of the window.
 */
final class Vacuity {
    /** The actions in which a source has an event. */
    private static final Set<String> EVENTS = Set.of("Raise", "Gather");

    private static final String SKIP = "Skip";
    private static final String ACTOR = "actor";
    private static final String SOFTWARE = "drv";

    private final StateGraph graph;
    private final Question question;
    private final int software;
    private final List<JsonNode> counters;
    private final Map<String, Set<Integer>> executed = new HashMap<>();
    private final Map<String, Set<Integer>> raising = new HashMap<>();

    private Vacuity(final StateGraph graph, final Question question) {
        this.graph = graph;
        this.question = question;
        this.software = graph.header().variables().indexOf(SOFTWARE);
        this.counters = graph.values(software).stream()
                .map(drv -> Json.parse(drv).get("pc"))
                .toList();
        question.model().actors().forEach(actor -> {
            executed.put(actor.name(), new HashSet<>());
            raising.put(actor.name(), new HashSet<>());
        });
    }

    /**
     * Walks through a graph.
     *
     * @param graph    the graph
     * @param question what is asked of it
     * @return what it saw
     */
    static Vacuity of(final StateGraph graph, final Question question) {
        final Vacuity vacuity = new Vacuity(graph, question);
        vacuity.walk();
        return vacuity;
    }

    private void walk() {
        for (int state = 0; state < graph.stateCount(); state++) {
            final JsonNode counter = counters.get(graph.valueIndex(state, software));
            for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
                final ActionLabel label = graph.labels().get(graph.edgeLabel(edge));
                if (EVENTS.contains(label.name())) {
                    raising.forEach(
                            (actor, steps) -> steps.add(counter.get(actor).asInt()));
                } else if (!label.name().equals(SKIP)) {
                    actorOf(label).forEach(actor -> executed.get(actor)
                            .add(counter.get(actor).asInt()));
                }
            }
        }
    }

    private static List<String> actorOf(final ActionLabel label) {
        return label.arguments().stream()
                .filter(argument -> argument.name().equals(ACTOR))
                .map(argument -> ((ModelValue.Str) argument.value()).value())
                .toList();
    }

    /** Why the test shows nothing, one line each. */
    List<String> reasons() {
        final List<String> reasons = new ArrayList<>();
        if (graph.nearest(Judge.REST).isEmpty()) {
            reasons.add("the machine never comes to rest");
        }
        question.model().actors().forEach(actor -> notExecuted(actor, reasons));
        question.windows().forEach(window -> notDangerous(window, reasons));
        return reasons;
    }

    private void notExecuted(final ActorProgram actor, final List<String> reasons) {
        for (int step = 1; step <= actor.steps().size(); step++) {
            final boolean declared =
                    question.unexecuted().getOrDefault(actor.name(), Set.of()).contains(step);
            if (!executed.get(actor.name()).contains(step) && !declared) {
                reasons.add(actor.name() + " never executes step " + step + ", "
                        + StepText.of(actor.steps().get(step - 1)) + " (if that is the point, list it as unexecuted)");
            }
        }
    }

    private void notDangerous(final Window window, final List<String> reasons) {
        for (int step = window.from(); step < window.to(); step++) {
            if (!raising.get(window.actor()).contains(step + 1)) {
                reasons.add("no armed source can have an event between steps " + step + " and " + (step + 1) + " of "
                        + window.actor());
            }
        }
    }

    /** Steps that the test declares unexecuted although they are executed: claims that do not hold. */
    List<String> brokenClaims() {
        final List<String> broken = new ArrayList<>();
        question.unexecuted().forEach((actor, steps) -> steps.stream()
                .sorted()
                .filter(step -> executed.get(actor).contains(step))
                .forEach(step -> broken.add(actor + " executes step " + step + ", expected unexecuted")));
        return broken;
    }
}
