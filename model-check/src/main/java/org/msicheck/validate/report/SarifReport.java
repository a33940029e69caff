package org.msicheck.validate.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.Tally;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.Verdict;

/**
 * The results as SARIF 2.1.0: rejections and outcomes that are not allowed as errors, allowed outcomes and findings as
 * warnings, problems of a log as errors of the run.
 */
public final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String REJECTED = "rejected";
    private static final String INCONCLUSIVE = "inconclusive";

    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Set<Outcome> allowed;

    /**
     * A report.
     *
     * @param allowed outcomes that are no errors
     */
    public SarifReport(final Set<Outcome> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * The report of a run.
     *
     * @param results one a log
     * @param refused logs that could not be read, and why
     * @return JSON text
     */
    public String write(final List<LogResult> results, final Map<Path, BadInputException> refused) {
        final ObjectNode root =
                mapper.createObjectNode().put("version", "2.1.0").put("$schema", SCHEMA);
        final ObjectNode run = root.putArray("runs").addObject();
        rules(run.putObject("tool").putObject("driver").put("name", "msicheck").putArray("rules"));
        final ArrayNode found = run.putArray("results");
        results.forEach(result -> log(found, result));
        refused.forEach((file, why) -> add(found, INCONCLUSIVE, "error", why.getMessage(), file.toString(), 1));
        try {
            return mapper.writeValueAsString(root);
        } catch (final JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of strings and numbers is always JSON", impossible);
        }
    }

    private static void rules(final ArrayNode rules) {
        rule(rules, REJECTED, "The log shows what the reference does not allow");
        rule(rules, INCONCLUSIVE, "The log allows no verdict");
        for (final Outcome outcome : Outcome.values()) {
            rule(rules, outcome.word(), outcome.meaning());
        }
        for (final Finding finding : Finding.values()) {
            rule(rules, finding.word(), finding.meaning());
        }
    }

    private static void rule(final ArrayNode rules, final String id, final String text) {
        rules.addObject().put("id", id).putObject("shortDescription").put("text", text);
    }

    private void log(final ArrayNode found, final LogResult result) {
        if (result.verdict() instanceof Verdict.Inconclusive why) {
            add(found, INCONCLUSIVE, "error", why.reason(), result.name(), 1);
        }
        for (final TrackedFunction function : result.functions()) {
            final String who = function.id() + " " + function.device() + ": ";
            function.rejection()
                    .ifPresent(why -> add(
                            found,
                            REJECTED,
                            "error",
                            who + "expected " + why.expected() + ", observed " + why.event(),
                            result.name(),
                            why.line()));
            function.outcomes()
                    .entries()
                    .forEach((kind, entry) -> lines(
                            found,
                            kind.word(),
                            allowed.contains(kind) ? "warning" : "error",
                            who + kind.meaning(),
                            result.name(),
                            entry));
            function.findings()
                    .entries()
                    .forEach((kind, entry) ->
                            lines(found, kind.word(), "warning", who + kind.meaning(), result.name(), entry));
        }
    }

    private static void lines(
            final ArrayNode found,
            final String rule,
            final String level,
            final String text,
            final String file,
            final Tally.Entry entry) {
        for (final long line : entry.lines()) {
            add(found, rule, level, text + " (" + entry.count() + " in all)", file, line);
        }
    }

    private static void add(
            final ArrayNode found,
            final String rule,
            final String level,
            final String text,
            final String file,
            final long line) {
        final ObjectNode node = found.addObject().put("ruleId", rule).put("level", level);
        node.putObject("message").put("text", text);
        final ObjectNode where = node.putArray("locations").addObject().putObject("physicalLocation");
        where.putObject("artifactLocation").put("uri", uri(file));
        where.putObject("region").put("startLine", Math.max(line, 1));
    }

    /** A relative reference may not begin with what looks like a scheme, and has no characters beyond ASCII. */
    private static String uri(final String file) {
        final String path = file.replace('\\', '/');
        try {
            return new java.net.URI(null, null, path.matches("[^/]*:.*") ? "./" + path : path, null).toASCIIString();
        } catch (final java.net.URISyntaxException problem) {
            throw new IllegalArgumentException("a path with its special characters quoted is always a URI", problem);
        }
    }
}
