package org.msicheck.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.msicheck.explain.StepText;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.search.engine.SearchResult;

/** A search's report for machines. */
public final class SearchJson {
    private static final double NANOS = 1e9;

    private SearchJson() {}

    /**
     * The report as JSON.
     *
     * @param report the report
     * @return an object
     */
    public static ObjectNode of(final SearchReport report) {
        final SearchFile file = report.file();
        final SearchResult result = report.result();
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("search", file.name());
        json.put("verdict", report.verdict().expectation());
        json.put("length", result.length());
        json.put("askedLength", file.length());
        final ObjectNode vocabulary = json.putObject("vocabulary");
        file.vocabulary()
                .forEach(word -> texts(
                        vocabulary.putArray(word.name()),
                        file.stepsOf(word.name()).stream().map(StepText::of).toList()));
        texts(
                json.putArray("forbidden"),
                file.forbidden().stream().sorted().map(Outcome::word).toList());
        json.put("sequences", result.sequences());
        json.put("safe", result.safe());
        json.put("refuted", result.refuted());
        final ArrayNode tallies = json.putArray("refutedBy");
        result.tallies().values().forEach(tally -> tallies.addObject()
                .put("reason", tally.reason())
                .put("sequences", tally.refuted())
                .put("atTheirEnd", tally.ends())
                .put("prefixesCut", tally.prefixes())
                .put("prefixesStandFor", tally.standsFor()));
        final ArrayNode found = json.putArray("irreducible");
        for (int i = 0; i < result.irreducible().size(); i++) {
            final ObjectNode one = found.addObject();
            texts(one.putArray("words"), result.irreducible().get(i));
            if (i < report.proofs().size()) {
                proof(one.putObject("tlc"), report.proofs().get(i));
            }
        }
        final ArrayNode minimal = json.putArray("otherMinimal");
        result.minimal().forEach(sequence -> texts(minimal.addArray(), sequence));
        figures(json.putObject("figures"), result.figures());
        return json;
    }

    private static void proof(final ObjectNode json, final SequenceProof.Result proof) {
        json.put("safe", proof.isSafe());
        texts(json.putArray("wrong"), proof.wrong());
        json.put("states", proof.states())
                .put("transitions", proof.transitions())
                .put("seconds", proof.nanos() / NANOS);
    }

    private static void figures(final ObjectNode json, final SearchResult.Figures figures) {
        json.put("states", figures.states())
                .put("sets", figures.sets())
                .put("applied", figures.applied())
                .put("merged", figures.merged())
                .put("transitions", figures.transitions())
                .put("seconds", figures.nanos() / NANOS);
    }

    private static void texts(final ArrayNode array, final List<String> texts) {
        texts.forEach(array::add);
    }
}
