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

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(final String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void shouldReportFixedCostAndThroughput() {
        assertThat(run("bench", "--rounds", "1", "msi-affinity-naive"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString())
                .containsPattern("msi-affinity-naive +[0-9.]+ s +[0-9.]+ s +\\d+%")
                .containsPattern("msi-affinity-naive +\\d+ +\\d+ +[0-9,]+ +[0-9,]+ +[0-9,]+\n");
    }

    @Test
    void shouldGiveMachinesTheSame() throws IOException {
        assertThat(run("bench", "--rounds", "1", "--json", "msi-affinity-naive"))
                .as(err::toString)
                .isZero();
        final JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("format").asText()).isEqualTo("msicheck-bench");
        assertThat(report.get("fixedCost").get(0).get("fresh").asDouble()).isPositive();
        assertThat(report.get("throughput").get(0).get("transitions").asInt())
                .as("the steps and two initial states")
                .isEqualTo(steps("msi-affinity-naive") + 2);
    }

    private static int steps(final String model) throws IOException {
        final Path sizes = Path.of(System.getProperty("msicheck.home", ".")).resolve("docs/sizes.md");
        final String row = Files.readAllLines(sizes).stream()
                .filter(line -> line.startsWith("| `" + model + "` |"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(row.split("\\|", -1)[3].strip().replace(",", ""));
    }

    @Test
    void shouldRefuseAnUnknownTestAndNoRounds() {
        assertThat(run("bench", "no-such-test")).isEqualTo(3);
        assertThat(run("bench", "--rounds", "0")).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void shouldMeasureASearchAgainstTlcAndCompareTheirVerdicts() {
        assertThat(run("bench-search", "--sequences", "2", "msi-grow-live"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString())
                .startsWith("msi-grow-live, up to 7 words")
                .containsPattern("search, sets of states +960,800 +[0-9,.]+ +[0-9,]+ +[0-9,]+\n")
                .containsPattern("reference, one by one +2 +[0-9,.]+ +([0-9,]+) +[0-9,]+\n"
                        + " +TLC, one by one +2 +[0-9,.]+ +\\1 +[0-9,]+\n")
                .contains("2 of 2 verdicts are the same");
        assertThat(run("bench-search", "--sequences", "0")).isEqualTo(3);
    }

    @Test
    void shouldMeasureProveAgainstPlainTlc() {
        assertThat(run("bench-prove", "msix-enable-early", "msix-teardown-masked"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("2 models, 2 at a time"),
                        line -> assertThat(line).matches("  plain TLC, a process each +[0-9.]+ s"),
                        line -> assertThat(line).matches("  prove --no-rests-on +[0-9.]+ s  [0-9.]+ of plain TLC"),
                        line -> assertThat(line)
                                .matches("  prove +[0-9.]+ s  what verdicts rest on adds -?[0-9.]+ of the line above"));
        assertThat(run("bench-prove", "no-such-test")).isEqualTo(3);
    }

    /** Names of models that no longer ship would be measured by nobody. */
    @Test
    void shouldFixNamesOfModelsThatShip() throws IOException {
        final Path spec = Path.of(System.getProperty("msicheck.home", ".")).resolve("spec");
        for (final String name : Files.readAllLines(spec.resolve("bench-prove.txt"))) {
            assertThat(name.startsWith("#")
                            || Files.exists(spec.resolve(name + ".cfg"))
                            || Files.exists(spec.resolve("litmus").resolve(name + ".yaml")))
                    .as(name)
                    .isTrue();
        }
    }
}
