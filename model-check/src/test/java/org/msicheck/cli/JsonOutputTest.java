package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every answer for machines is what its schema says, and uses the words of the text. */
class JsonOutputTest {
    private static final Path HOME =
            Path.of(System.getProperty("msicheck.home", ".")).toAbsolutePath().normalize();
    private static final Path SCHEMAS = HOME.resolve("docs/schemas");
    private static final String LOGS =
            HOME.resolve("model-check/src/test/resources/logs").toString();

    @TempDir
    private Path directory;

    private String run(final int code, final String... args) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), args))
                .as("%s%s", out, err)
                .isEqualTo(code);
        return out.toString();
    }

    /** The answer of a command, held to the schema that its format names. */
    private JsonNode answer(final int code, final String format, final String... args) throws IOException {
        final List<String> words = new ArrayList<>(List.of(args));
        words.add("--json");
        final JsonNode answer = new ObjectMapper().readTree(run(code, words.toArray(String[]::new)));
        assertThat(answer.path("format").asText()).isEqualTo("msicheck-" + format);
        assertThat(answer.path("exitCode").asInt()).isEqualTo(code);
        assertThat(schema(format).validate(answer)).as(answer.toPrettyString()).isEmpty();
        return answer;
    }

    private static JsonSchema schema(final String format) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMAS.resolve(format + ".schema.json")));
    }

    /** Every text below some keys occurs in the text of the same command, whatever its capitals. */
    private static void assertSameWords(final JsonNode answer, final String text, final String... keys) {
        final Set<String> words = new TreeSet<>();
        for (final String key : keys) {
            answer.findValues(key).forEach(value -> texts(value, words));
        }
        assertThat(words).isNotEmpty();
        final String lower = text.toLowerCase(Locale.ROOT);
        assertThat(words.stream().filter(word -> !lower.contains(word.toLowerCase(Locale.ROOT))))
                .as(text)
                .isEmpty();
    }

    private static void texts(final JsonNode value, final Set<String> words) {
        if (value.isTextual()) {
            words.add(value.asText());
        } else {
            value.forEach(each -> texts(each, words));
        }
    }

    private String question(final String expected) throws IOException {
        final Path shipped = HOME.resolve("spec/litmus/msi-affinity-naive.yaml");
        return Files.writeString(
                        directory.resolve("msi-affinity-naive.yaml"),
                        Files.readString(shipped).replaceFirst("lost: reachable", "lost: " + expected))
                .toString();
    }

    @Test
    void shouldSayOfTestsWhatTheTextSays() throws IOException {
        final String[] command = {"check", question("never"), "msix-first-unmask-seen"};
        final JsonNode answer = answer(1, "results", command);
        assertSameWords(
                answer,
                run(1, command),
                "name",
                "verdict",
                "reasons",
                "reference",
                "assumes",
                "devices",
                "actor",
                "step",
                "changes",
                "conclusion");
        final List<String> found = new ArrayList<>();
        answer.at("/tests/0/outcomes").forEach(outcome -> {
            if (outcome.path("reachable").asBoolean()) {
                found.add(outcome.path("outcome").asText());
            }
        });
        assertThat(run(1, command)).contains("  " + String.join(" ", found) + "\n");
        assertThat(answer.at("/tests/0/verdict").asText()).isEqualTo("failed");
        assertThat(answer.at("/tests/1/verdict").asText()).isEqualTo("as expected");
    }

    @Test
    void shouldTellAnswersFromTestsThatCannotBeRead() throws IOException {
        final JsonNode answer = answer(3, "results", "check", question("nevre"));
        assertThat(answer.path("problems")).isNotEmpty();
    }

    @Test
    void shouldSayOfAModelWhatTheTextSays() throws IOException {
        assertSameWords(
                answer(0, "results", "prove", "MCAnyBlock_bug_noflush"),
                run(0, "prove", "MCAnyBlock_bug_noflush"),
                "name",
                "verdict");
    }

    @Test
    void shouldSayOfProofsWhatTheTextSays() throws IOException {
        assertSameWords(
                answer(0, "proofs", "prove", "--all-sizes", "AnyTable"),
                run(0, "prove", "--all-sizes", "AnyTable"),
                "protocol",
                "verdict");
    }

    @Test
    void shouldSayOfAMatrixWhatTheTextSays() throws IOException {
        final Path small = Files.writeString(
                directory.resolve("small.yaml"),
                """
                matrix: A small one.
                groups:
                  move-one:
                    about: One message.
                    protocols:
                      address, then data: msi-affinity-naive
                      two steps, IRR test: msi-affinity-two-step
                    classes:
                      live: { properties: { message: live } }
                """);
        final String text = run(0, "matrix", small.toString());
        assertSameWords(
                answer(0, "matrix", "matrix", small.toString()),
                text,
                "matrix",
                "protocol",
                "class",
                "verdict",
                "outcomes",
                "assumptions",
                "remarks");
    }

    @Test
    void shouldSayOfASearchWhatTheTextSays() throws IOException {
        final String[] command = {"search", "msi-single", "--length", "2"};
        final JsonNode answer = answer(0, "search", command);
        assertSameWords(answer, run(0, command), "search", "vocabulary");
        answer(0, "search", "search", "msix-masked", "--length", "3");
    }

    @Test
    void shouldSayOfLogsWhatTheTextSays() throws IOException {
        final String[] command = {"validate", "--coverage", LOGS + "/ahci-torn.log"};
        final JsonNode answer = answer(1, "validation", command);
        assertSameWords(answer, run(1, command), "log", "verdict", "notes", "id", "device", "action");
        assertThat(run(1, command))
                .contains(answer.at("/logs/0/functions/0/outcomes").fieldNames().next());
    }

    @Test
    void shouldExplainARejectedLogAsTheTextDoes() throws IOException {
        final String log = Files.readString(Path.of(LOGS, "ahci-torn.log"))
                .replaceFirst("(?m)^(.*apic-msi' addr 0x[0-9a-f]+ value )0x[0-9a-f]+", "$10xff");
        final String file =
                Files.writeString(directory.resolve("wrong.log"), log).toString();
        final JsonNode answer = answer(1, "validation", "validate", file);
        assertSameWords(answer, run(1, "validate", file), "verdict", "reason", "observed", "expected", "false");
    }

    @Test
    void shouldSayWhatIsNotCoveredWithTheExitCodeOfTheProcess() throws IOException {
        answer(1, "validation", "validate", "--coverage-floor", "99", LOGS + "/nvme-msix.log");
    }

    @Test
    void shouldSayWhatWasExported() throws IOException {
        final String file = directory.resolve("graph.dot").toString();
        final String[] command = {"export", "msix-first-unmask-seen", "--format", "dot", "-o", file};
        assertSameWords(answer(0, "export", command), run(0, command), "written");
    }

    @Test
    void shouldMeasureInBothFormsAlike() throws IOException {
        answer(0, "bench", "bench", "msix-first-unmask-seen", "--rounds", "1");
        answer(0, "bench-search", "bench-search", "msix-masked", "--sequences", "1");
    }

    @Test
    void shouldHaveASectionForEachSchemaAndEachSchemaValid() throws IOException {
        final String page = Files.readString(HOME.resolve("docs/json.md"));
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            for (final Path file : files.toList()) {
                assertThat(page).contains("schemas/" + file.getFileName());
                assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(com.networknt.schema.SchemaLocation.of(
                                        "https://json-schema.org/draft/2020-12/schema"))
                                .validate(new ObjectMapper().readTree(file.toFile())))
                        .as("%s", file)
                        .isEmpty();
            }
        }
    }
}
