package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say of commands is what these do. */
class DocumentedCommandsTest {
    private static final String EXAMPLE = "    ./msicheck validate model-check/src/test/resources/logs/nvme-msix.log ";

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path directory;

    private Path home;
    private List<String> document;

    @BeforeEach
    void readDocument() throws IOException {
        home = Path.of(System.getProperty("msicheck.home", "."))
                .toAbsolutePath()
                .normalize();
        document = Files.readAllLines(home.resolve("docs/validate.md"));
    }

    private int run(final List<String> args) {
        return Main.run(new PrintWriter(out), new PrintWriter(new StringWriter()), args.toArray(String[]::new));
    }

    private List<String> inHome(final String command) {
        return Arrays.stream(command.trim().split("\\s+"))
                .skip(1)
                .map(word ->
                        word.startsWith("model-check/") ? home.resolve(word).toString() : word)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The lines of an indented block behind a line, without the indentation. */
    private List<String> block(final String first, final int skip) {
        final int from = document.indexOf(document.stream()
                        .filter(line -> line.startsWith(first))
                        .findFirst()
                        .orElseThrow())
                + skip;
        return document.subList(from, document.size()).stream()
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .toList();
    }

    @Test
    void shouldPrintForTheExampleWhatTheDocumentShows() {
        final String command = document.stream()
                .filter(line -> line.startsWith(EXAMPLE))
                .findFirst()
                .orElseThrow();
        assertThat(run(inHome(command))).isEqualTo(1);
        assertThat(out.toString().replace(home + "/", "").lines()).containsExactlyElementsOf(block(EXAMPLE, 2));
        final List<String> allowing = inHome(command);
        allowing.addAll(1, List.of("--allow", "torn"));
        assertThat(run(allowing)).isZero();
    }

    @Test
    void shouldAnswerTheQuestionOfTheReadmeAsItSays() throws IOException {
        document = Files.readAllLines(home.resolve("README.md"));
        final Path question = directory.resolve("my-question.yaml");
        Files.write(
                question,
                document.stream()
                        .dropWhile(line -> !line.equals("```yaml"))
                        .skip(1)
                        .takeWhile(line -> !line.equals("```"))
                        .toList());
        assertThat(run(List.of("check", question.toString()))).isEqualTo(1);
        assertThat(out.toString().lines().limit(3).map(DocumentedCommandsTest::untimed))
                .containsExactlyElementsOf(block("    ./msicheck check my-question.yaml", 1).stream()
                        .map(DocumentedCommandsTest::untimed)
                        .toList());
    }

    private static String untimed(final String line) {
        return line.replaceAll(" +[0-9.]+ s ", " ");
    }

    @Test
    void shouldAcceptTheExampleOfTheEventFormat() throws IOException {
        final Path log = directory.resolve("example.ndjson");
        Files.write(log, block("    {\"event\":\"log\",\"version\":1}", 0));
        assertThat(run(List.of("validate", log.toString()))).isZero();
        assertThat(out.toString()).contains("nic0 my-nic [MSI-X 4] accepted; 1 messages, 0 ambiguous");
    }
}
