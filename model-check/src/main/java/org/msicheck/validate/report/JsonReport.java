package org.msicheck.validate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.msicheck.output.JsonAnswer;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.engine.Coverage;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.Rejection;
import org.msicheck.validate.engine.Tally;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Verdict;

/** The same results as {@link TextReport}, for machines. */
public final class JsonReport {
    /**
     * The report of a run.
     *
     * @param results  one a log
     * @param refused  logs that could not be read, and why
     * @param leftOut  what folders hold besides logs
     * @param code     what the process exits with
     * @return JSON text
     */
    public String write(
            final List<LogResult> results,
            final Map<Path, BadInputException> refused,
            final List<Path> leftOut,
            final ExitCode code) {
        final ObjectNode root = JsonAnswer.of("validation", code);
        final ArrayNode logs = root.putArray("logs");
        results.forEach(result -> log(logs.addObject(), result));
        final ArrayNode unread = root.putArray("refused");
        refused.forEach(
                (file, why) -> unread.addObject().put("log", file.toString()).put("problem", why.getMessage()));
        final ArrayNode others = root.putArray("leftOut");
        leftOut.forEach(file -> others.add(file.toString()));
        coverage(root.putObject("coverage"), results);
        return JsonAnswer.text(root);
    }

    private static void coverage(final ObjectNode node, final List<LogResult> results) {
        final Coverage all = new Coverage();
        results.forEach(result -> all.add(result.coverage()));
        node.put("percent", all.percent());
        final ArrayNode edges = node.putArray("edges");
        all.edges().forEach(edge -> edges.addObject()
                .put("capability", edge.capability())
                .put("action", edge.action().word())
                .put("guard", edge.guard())
                .put("count", edge.count()));
    }

    private static void log(final ObjectNode node, final LogResult result) {
        node.put("log", result.name()).put("format", result.format()).put("device", result.device());
        verdict(node, result.verdict());
        node.put("lines", result.lines()).put("events", result.events());
        node.putObject("messages")
                .put("all", result.counts().messages())
                .put("attributed", result.counts().attributedMessages())
                .put("ambiguous", result.counts().ambiguousMessages())
                .put("unknown", result.counts().unknownMessages())
                .put("foreign", result.counts().foreignMessages());
        final ArrayNode problems = node.putArray("problems");
        result.problems().forEach(problems::add);
        final ArrayNode notes = node.putArray("notes");
        result.notes().forEach(notes::add);
        final ArrayNode functions = node.putArray("functions");
        result.functions().forEach(function -> function(functions.addObject(), function));
    }

    private static void verdict(final ObjectNode node, final Verdict verdict) {
        node.put("verdict", Words.word(verdict));
        if (!Words.reason(verdict).isEmpty()) {
            node.put("reason", Words.reason(verdict));
        }
    }

    private static void function(final ObjectNode node, final TrackedFunction function) {
        node.put("id", function.id())
                .put("device", function.device())
                .put("capability", function.capability())
                .put("counted", function.active())
                .put("fromReset", function.fromReset())
                .put("messages", function.attributed())
                .put("ambiguous", function.ambiguous());
        if (function.active()) {
            verdict(node, LogResult.verdict(function));
        }
        function.rejection().ifPresent(why -> rejection(node.putObject("rejection"), why));
        tally(node.putObject("outcomes"), function.outcomes(), Outcome::word);
        tally(node.putObject("findings"), function.findings(), Finding::word);
        tally(node.putObject("deviations"), function.deviations(), fault -> fault);
    }

    private static void rejection(final ObjectNode node, final Rejection why) {
        node.put("line", why.line())
                .put("explainedLines", why.line() - 1)
                .put("observed", why.event())
                .put("expected", why.expected());
        final ArrayNode reasons = node.putArray("reasons");
        for (final Rejection.Reason reason : why.reasons()) {
            final ObjectNode each = reasons.addObject().put("false", reason.text());
            final ArrayNode branches = each.putArray("branches");
            reason.branches().forEach(branches::add);
        }
    }

    private static <K extends Comparable<K>> void tally(
            final ObjectNode node, final Tally<K> tally, final Function<K, String> word) {
        tally.entries().forEach((kind, entry) -> {
            final ObjectNode each = node.putObject(word.apply(kind)).put("count", entry.count());
            final ArrayNode lines = each.putArray("firstLines");
            entry.lines().forEach(lines::add);
        });
    }
}
