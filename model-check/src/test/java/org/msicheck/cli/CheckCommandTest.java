package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.model.SpecFolder;

class CheckCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(final String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private static String shipped(final String name) {
        return SpecFolder.shipped().litmusTest(name).toString();
    }

    @Test
    void shouldShowAShortestWayToEachOutcomeAsATableOfSteps() throws IOException {
        assertThat(run("check", shipped("msi-affinity-naive"))).isZero();
        final Path golden = Path.of("src/test/resources/org/msicheck/prove/msi-affinity-naive.txt");
        // Times differ from run to run.
        assertThat(out.toString().replaceAll(" +\\d+\\.\\d s", "     0.0 s")).isEqualTo(Files.readString(golden));
    }

    @Test
    void shouldRefuseAFileThatIsMissing() {
        assertThat(run("check", "no-such-file.yaml")).isEqualTo(3);
        assertThat(err.toString()).isEqualToIgnoringNewLines("msicheck: no-such-file.yaml: no such file");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldRefuseToRunWithoutAFile() {
        assertThat(run("check")).isEqualTo(3);
        assertThat(err.toString().lines()).singleElement().asString().contains("Missing required parameter");
    }

    @Test
    void shouldRefuseAFileOfSomethingElse(@TempDir final Path folder) throws IOException {
        final Path file = Files.writeString(folder.resolve("log.yaml"), "pci_cfg_write xhci 00:04.0 @0x92 <- 0x8007\n");
        assertThat(run("check", file.toString())).isEqualTo(3);
        assertThat(err.toString().lines()).singleElement().asString().contains("log.yaml:1:1: ");
    }

    @Test
    void shouldDecideTheOthersWhenSomeOfSeveralFilesAreBad() {
        assertThat(run("check", "no-such-file.yaml", shipped("msix-edge-entry"), "msi-affinity-naiv"))
                .isEqualTo(3);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("msicheck: no-such-file.yaml: no such file"),
                        line -> assertThat(line).startsWith("msicheck: 'msi-affinity-naiv': no file and "));
        assertThat(out.toString()).containsSubsequence("\nmsix-edge-entry ", "1 test: 1 as expected");
    }

    @Test
    void shouldTellAllProblemsOfAllFilesAlsoMachines(@TempDir final Path folder) throws IOException {
        final Path one = Files.writeString(folder.resolve("one.yaml"), "litmus: two\nabout: ''\n");
        final Path two = Files.writeString(folder.resolve("two.yaml"), "litmus: two\nabout: [\n");
        assertThat(run("check", "--json", one.toString(), two.toString())).isEqualTo(3);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("msicheck: " + one + ":1:9: the test's name is the file's:"
                                        + " expected 'one', found 'two'"),
                        line -> assertThat(line).isEqualTo("msicheck: " + one + ":2:8: must not be empty"),
                        line -> assertThat(line).endsWith("one.yaml:1:1: missing key 'device'"),
                        line -> assertThat(line).endsWith("one.yaml:1:1: missing key 'actors'"),
                        line -> assertThat(line).endsWith("one.yaml:1:1: missing key 'expect'"),
                        line -> assertThat(line).startsWith("msicheck: " + two + ":3:1: not YAML: "));
        final JsonNode problems = new ObjectMapper().readTree(out.toString()).path("problems");
        assertThat(problems).hasSize(6);
        assertThat(problems.get(1))
                .hasToString("{\"file\":\"" + one + "\",\"line\":2,\"column\":8,\"problem\":\"must not be empty\"}");
    }

    @Test
    void shouldTellMachinesTheWorstCodeToo() {
        assertThat(run("check", "--json", shipped("msix-edge-entry"), "no-such-file.yaml"))
                .isEqualTo(3);
        assertThat(out.toString()).contains("\"exitCode\" : 3", "msix-edge-entry");
    }

    @Test
    void shouldDecideAShippedTestByItsName() throws IOException {
        assertThat(run("check", "msi-affinity-naive")).isZero();
        final Path golden = Path.of("src/test/resources/org/msicheck/prove/msi-affinity-naive.txt");
        assertThat(out.toString().replaceAll(" +\\d+\\.\\d s", "     0.0 s")).isEqualTo(Files.readString(golden));
    }

    @Test
    void shouldDecideAShippedModelByItsNameAndShowItsCounterexample() {
        assertThat(run("check", "msix-edge-entry", "MCAnyBlock_bug_noflush")).isZero();
        assertThat(out.toString())
                .containsSubsequence("\nmsix-edge-entry ", "\nMCAnyBlock_bug_noflush ", "2 tests: 2 as expected");
    }

    /** Both names are in the folder where tests run: the first is a file, the second a folder. */
    @Test
    void shouldTakeAFileBeforeAShippedTestOfThatNameAndTheTestBeforeAFolder(@TempDir final Path folder)
            throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).with("msix-edge-entry");
        final Path litmus = spec.root().resolve("litmus");
        final String text = Files.readString(litmus.resolve("msix-edge-entry.yaml"));
        for (final String name : new String[] {"pom.xml", "src"}) {
            Files.writeString(
                    litmus.resolve(name + ".yaml"), text.replace("litmus: msix-edge-entry", "litmus: " + name));
        }
        assertThat(run(spec.arguments("check", "pom.xml"))).isEqualTo(3);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("msicheck: pom.xml:");
        assertThat(run(spec.arguments("check", "src"))).isZero();
        assertThat(out.toString()).contains("\nsrc ");
    }

    @Test
    void shouldNameTheNearestNamesForAWordThatIsNeitherAFileNorAName() {
        assertThat(run("check", "msi-affinity-naiv")).isEqualTo(3);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("msicheck: 'msi-affinity-naiv': no file and no shipped model or litmus test has this name;"
                        + " the nearest names: msi-affinity-naive, ");
        assertThat(out.toString()).isEmpty();
    }

    /** The first test of docs/litmus.md, and the two ways to repair it. */
    @Test
    void shouldDecideTheDocumentedTestAsTheDocumentSays(@TempDir final Path folder) throws IOException {
        final String document = Files.readString(
                SpecFolder.shipped().root().resolveSibling("docs").resolve("litmus.md"));
        final int begin = document.indexOf("```yaml\n") + "```yaml\n".length();
        final String test = document.substring(begin, document.indexOf("```", begin));
        final Path file = folder.resolve("my-move.yaml");
        Files.writeString(file, test);
        assertThat(run("check", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("lost is reachable on every device, expected never");

        final String release = "    - release: \"cpu0:v1\"";
        assertThat(test).contains(release);
        Files.writeString(
                file,
                test.replace(
                        release, "    - awaitInterrupt: \"cpu1:v2\"\n    - awaitIrrClear: \"cpu0:v1\"\n" + release));
        assertThat(run("check", file.toString())).isZero();
        assertThat(out.toString()).contains("    never rests on nothing\n");

        Files.writeString(
                file,
                test.replace(release, "    - awaitIrrClear: \"cpu0:v1\"\n" + release)
                        .replace(
                                "start:",
                                "platform: { readBack: irr }\nassumes: { drain: yes, readBack: irr }\nstart:"));
        assertThat(run("check", file.toString())).isZero();
        assertThat(out.toString()).contains("    never rests on drain: yes and readBack: irr\n");
    }
}
