package org.msicheck.prove;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.msicheck.explain.Counterexample;
import org.msicheck.output.JsonAnswer;
import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Problem;

/** Writes results for machines. */
public final class ResultJson {
    private final ArrayNode tests = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode problems = JsonNodeFactory.instance.arrayNode();

    /**
     * Adds a test.
     *
     * @param result its result
     */
    public void add(final TestResult result) {
        final ObjectNode test = tests.addObject();
        test.put("name", result.name());
        test.put("verdict", result.verdict().expectation());
        final ArrayNode reasons = test.putArray("reasons");
        result.reasons().forEach(reasons::add);
        test.put("states", result.states());
        test.put("transitions", result.transitions());
        result.property().ifPresent(property -> test.putObject("property")
                .put("name", property.name())
                .put("mustHold", property.mustHold())
                .put("holds", property.holds()));
        if (result.isCompared()) {
            test.put("reference", result.referenceWord());
        }
        result.difference().ifPresent(difference -> test.put("difference", difference));
        result.foundation().ifPresent(foundation -> {
            test.put("restsOnConfirmed", foundation.isConfirmed());
            final ArrayNode sets = test.putArray("restsOn");
            foundation.restsOn().sets().forEach(set -> {
                final ObjectNode members = sets.addObject();
                set.forEach((property, values) -> {
                    final ArrayNode array = members.putArray(property);
                    values.stream().sorted().forEach(array::add);
                });
            });
        });
        test.put("seconds", result.time().toMillis() / 1000.0);
        final ArrayNode outcomes = test.putArray("outcomes");
        result.outcomes().forEach(outcome -> outcome(outcomes.addObject(), outcome));
    }

    /**
     * Adds what is wrong with a test that could not be read.
     *
     * @param problem one of its problems
     */
    public void add(final Problem problem) {
        final ObjectNode node = problems.addObject();
        problem.place()
                .ifPresent(place ->
                        node.put("file", place.file()).put("line", place.line()).put("column", place.column()));
        node.put("problem", problem.text());
    }

    private static void outcome(final ObjectNode node, final OutcomeResult outcome) {
        node.put("outcome", outcome.outcome().word());
        node.put("expected", outcome.expected().word());
        node.put("reachable", outcome.isReachable());
        if (outcome.counterexample().isEmpty()) {
            return;
        }
        final ArrayNode devices = node.putArray("devices");
        outcome.devices().forEach(devices::add);
        final Counterexample counterexample = outcome.counterexample().get();
        final ArrayNode steps = node.putArray("counterexample");
        for (final Counterexample.Row row : counterexample.rows()) {
            final ObjectNode step = steps.addObject();
            step.put("actor", row.actor());
            step.put("step", row.step());
            final ArrayNode changes = step.putArray("changes");
            row.changes().forEach(changes::add);
        }
        node.put("conclusion", counterexample.conclusion());
    }

    /**
     * The whole text.
     *
     * @param code what the process exits with
     * @return one JSON object, indented
     */
    public String text(final ExitCode code) {
        final ObjectNode all = JsonAnswer.of("results", code);
        all.set("tests", tests);
        if (!problems.isEmpty()) {
            all.set("problems", problems);
        }
        return JsonAnswer.text(all);
    }
}
