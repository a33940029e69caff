package org.msicheck.graph.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.graph.Explorer;
import org.msicheck.graph.GraphComparison;
import org.msicheck.graph.GraphPath;
import org.msicheck.graph.Mailbox;
import org.msicheck.graph.StateGraph;
import org.msicheck.output.OutputFile;
import org.msicheck.verdict.BadInputException;

class GraphFilesTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "org", "msicheck", "graph");
    private final StateGraph graph =
            Explorer.explore(new Mailbox(Mailbox.Fault.NONE), "mailbox", List.of("torn", "full", "done"));

    @TempDir
    private Path directory;

    private static void assertGolden(final String name, final String text) throws IOException {
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }

    private String exported() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        GraphWriter.write(graph, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldWriteEveryKindOfLineAsTheGoldenFileHasIt() throws IOException {
        final List<String> lines = exported().lines().toList();
        final List<String> excerpt = Stream.of(
                        "{\"format",
                        "{\"variable\":\"register\"",
                        "{\"label",
                        "{\"state\":11",
                        "{\"from\":0,",
                        "{\"end")
                .flatMap(start -> lines.stream().filter(line -> line.startsWith(start)))
                .toList();
        assertGolden("excerpt.ndjson", String.join("\n", excerpt) + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"g.ndjson", "g.ndjson.gz"})
    void shouldReadBackWhatItWrote(final String name) throws IOException {
        GraphWriter.write(graph, directory.resolve(name));
        final StateGraph read = GraphReader.read(directory.resolve(name));
        assertThat(GraphComparison.compare(graph, read, 10)).isEmpty();
        assertThat(read.header()).isEqualTo(graph.header());
        final ByteArrayOutputStream again = new ByteArrayOutputStream();
        GraphWriter.write(read, again);
        assertThat(again.toString(StandardCharsets.UTF_8)).isEqualTo(exported());
        assertThat(files()).containsExactly(name);
    }

    @Test
    void shouldRefuseAFileThatEndsEarly() throws IOException {
        final List<String> lines = exported().lines().toList();
        for (final int kept : new int[] {0, 1, 2, lines.size() / 2, lines.size() - 1}) {
            assertRefused(String.join("\n", lines.subList(0, kept)) + "\n");
        }
        assertRefused(exported().substring(0, exported().length() - 2));
    }

    @Test
    void shouldRefuseAFileThatWasAltered() throws IOException {
        final String text = exported();
        for (final String altered : List.of(
                text.replaceFirst("\\{\"from\":0,\"label\":0,\"to\":(\\d+)\\}\n", ""),
                text.replace("\"k\":2", "\"k\":3"),
                text.replaceFirst("\"outcomes\":\\[\"torn\"\\]\\}", "\"outcomes\":[]}"),
                text.replaceFirst("\"to\":1\\}", "\"to\":99999}"),
                text.replaceFirst("\"version\":1", "\"version\":2"),
                text.replaceFirst("msicheck-graph", "other"),
                text.replaceFirst("\"states\":221", "\"states\":220"),
                text + "{}\n",
                "",
                "not json\n",
                "\u0000\u0001")) {
            assertThat(altered).isNotEqualTo(text);
            assertRefused(altered);
        }
    }

    private void assertRefused(final String text) throws IOException {
        final Path file = directory.resolve("bad.ndjson");
        Files.writeString(file, text);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> GraphReader.read(file))
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).startsWith(file.toString()));
    }

    @Test
    void shouldSayWhatCannotBeReadOrWritten() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> GraphReader.read(directory.resolve("missing")));
        assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> GraphWriter.write(graph, directory));
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> GraphWriter.write(graph, directory.resolve("no/such/directory/g.ndjson")));
    }

    @Test
    void shouldLeaveTheOldFileWhenWritingFails() throws IOException {
        final Path file = directory.resolve("old");
        Files.writeString(file, "old");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> OutputFile.write(file, out -> {
                    out.write("half".getBytes(StandardCharsets.UTF_8));
                    throw new IOException("disk full");
                }))
                .withMessageContaining("disk full");
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(files()).containsExactly("old");
    }

    @Test
    void shouldWriteACounterexampleAsDotAndItf() throws IOException {
        final GraphPath path = graph.pathTo(graph.nearest("torn").orElseThrow());
        assertGolden("torn.dot", DotWriter.text(path));
        assertGolden("torn.itf.json", ItfWriter.text(path));
        DotWriter.write(path, directory.resolve("torn.dot"));
        ItfWriter.write(path, directory.resolve("torn.itf.json"));
        final JsonNode itf = new ObjectMapper().readTree(Files.readString(directory.resolve("torn.itf.json")));
        assertThat(itf.path("states")).hasSize(path.states().size());
        assertThat(files()).containsExactlyInAnyOrder("torn.dot", "torn.itf.json");
    }

    @Test
    void shouldWriteTheWholeGraphAsDot() throws IOException {
        DotWriter.write(graph, directory.resolve("g.dot"));
        final List<String> lines = Files.readAllLines(directory.resolve("g.dot"));
        assertThat(lines.stream().filter(line -> line.contains(" -> "))).hasSize(graph.edgeCount());
        assertThat(lines.stream().filter(line -> line.contains("peripheries=2")))
                .hasSize(1);
    }

    private List<String> files() throws IOException {
        final List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
