package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveCommandTest {
    private static final String OPEN = "msix-rewrite-open";
    private static final String FILE = "litmus/msix-rewrite-open.yaml";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(final String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private int prove(final SpecCopy spec) {
        return run(spec.arguments("prove"));
    }

    @Test
    void shouldWriteOneRowATest() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).with(OPEN).with("msix-edge-entry");
        assertThat(prove(spec)).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines()).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(0)).matches("test +states +transitions +reference +time +verdict +expected +found");
            assertThat(lines.get(1)).startsWith("msix-edge-entry ").contains(" equal ", " as expected ");
            assertThat(lines.get(2)).startsWith("msix-rewrite-open ").contains(" equal ", " as expected ");
            assertThat(lines.get(3)).startsWith("2 tests: 2 as expected, 0 failed, 0 inconclusive; ");
        });
    }

    @Test
    void shouldFailWhenAnExpectationChanges() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).with(OPEN).change(FILE, "lost: reachable", "lost: never");
        assertThat(prove(spec)).isEqualTo(1);
        assertThat(out.toString()).contains(" FAILED ", "lost is reachable on every device, expected never");
    }

    @Test
    void shouldFailWhenAnOutcomeIsNotReached() throws IOException {
        final SpecCopy spec =
                SpecCopy.in(folder).with(OPEN).change(FILE, "lost: reachable", "lost: reachable, stuck: reachable");
        assertThat(prove(spec)).isEqualTo(1);
        assertThat(out.toString()).contains("stuck is never reached, expected reachable");
    }

    @Test
    void shouldNameWhatDiffersWhenAGuardIsDeletedFromTheSpecification() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder)
                .with(OPEN)
                .change("Software.tla", "Ask(actor, request) ==\n  /\\ CanPost(1)\n", "Ask(actor, request) ==\n");
        assertThat(prove(spec)).isEqualTo(1);
        assertThat(out.toString()).contains(" DIFFERS ", "the reference differs: ", "Flush(actor=\"mover\")");
    }

    @Test
    void shouldSayWhatTlcSaysOfABrokenSpecification() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).with(OPEN).change("Outcomes.tla", "Lost == ", "Lost == Nothing /\\ ");
        assertThat(prove(spec)).isEqualTo(1);
        assertThat(out.toString()).contains("    TLC: ", "Nothing");
    }

    @Test
    void shouldBeInconclusiveWhenNothingDangerousCanHappen() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder)
                .with(OPEN)
                .change(FILE, "armed: true", "armed: false")
                .change(FILE, "vectors: 2 }", "vectors: 2 }\n  properties: { unarmed: quiet }")
                .change(FILE, "  mover@cpu0:\n", "  mover@cpu0:\n    - arm: irq0\n    - disarm: irq0\n")
                .change(FILE, "expect: { ", "owes: []\nexpect: { ")
                .change(FILE, "lost: reachable, ", "lost: never, ")
                .change(FILE, "torn: reachable, ", "")
                .change(FILE, "stale: reachable, ", "");
        assertThat(prove(spec)).isEqualTo(2);
        assertThat(out.toString())
                .contains(" inconclusive ", "    no armed source can have an event between steps 5 and 6 of mover");
    }

    @Test
    void shouldHoldATestToTheStepsThatItCallsUnexecuted() throws IOException {
        final SpecCopy spec =
                SpecCopy.in(folder).with(OPEN).change(FILE, "actors:", "unexecuted: { mover: [2] }\nactors:");
        assertThat(prove(spec)).isEqualTo(1);
        assertThat(out.toString()).contains("mover executes step 2, expected unexecuted");
    }

    /** The reference says that the read-back has to reach the IRR; in this specification every one does. */
    @Test
    void shouldFailWhenTlcDoesNotConfirmWhatTheVerdictRestsOn() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder)
                .with("msix-teardown-masked")
                .change("Bus.tla", "ReachesIrr   == Platform.readBack = {\"irr\"}", "ReachesIrr == TRUE");
        assertThat(prove(spec)).isEqualTo(1);
        assertThat(out.toString())
                .contains("TLC finds nothing that must never happen although no more than drain: yes is assumed");
    }

    @Test
    void shouldFailWhenAnAssumptionIsAddedOrRemoved() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).with("msix-enable-early");
        assertThat(prove(spec)).isZero();
        assertThat(out.toString()).contains("    never rests on configWrites: awaited");
        final String file = "litmus/msix-enable-early.yaml";
        final String assumes = "assumes: { configWrites: awaited }\n";
        assertThat(prove(spec.change(file, assumes, ""))).isEqualTo(1);
        assertThat(out.toString()).contains("the test assumes nothing, but never rests on configWrites: awaited");
        spec.change(file, "start:\n", "assumes: { configWrites: awaited, drain: yes }\nstart:\n");
        assertThat(prove(spec)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "the test assumes configWrites: awaited and drain: yes, but never rests on configWrites: awaited");
        assertThat(run(spec.arguments("prove", "--no-rests-on"))).isZero();
    }

    @Test
    void shouldGiveMachinesTheSame() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).with(OPEN);
        assertThat(run(spec.arguments("prove", "--json"))).isZero();
        final JsonNode all = new ObjectMapper().readTree(out.toString());
        assertThat(all.get("exitCode").asInt()).isZero();
        final JsonNode test = all.get("tests").get(0);
        assertThat(test.get("name").asText()).isEqualTo(OPEN);
        assertThat(test.get("verdict").asText()).isEqualTo("as expected");
        assertThat(test.get("reference").asText()).isEqualTo("equal");
        assertThat(test.get("states").asInt()).isPositive();
        final JsonNode torn = test.get("outcomes").get(1);
        assertThat(torn.get("outcome").asText()).isEqualTo("torn");
        assertThat(torn.get("devices").get(0).asText()).isEqualTo("open: live/undefined");
        assertThat(torn.get("counterexample").get(0).get("actor").asText()).isEqualTo("mover@cpu0");
    }

    @Test
    void shouldRefuseASpecificationThatIsNone() {
        assertThat(run("prove", "--spec", folder.toString())).isEqualTo(3);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .endsWith(": no specification here (there is no Machine.tla)");
    }

    @Test
    void shouldRefuseABrokenShippedTestBeforeAnythingRuns() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).with(OPEN).change(FILE, "flush", "flsh");
        assertThat(prove(spec)).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).singleElement().asString().contains("unexpected 'flsh'; accepted: flush,");
        assertThat(Files.exists(folder.resolve("states"))).isFalse();
    }

    private List<String> rows() {
        return out.toString()
                .lines()
                .filter(line -> line.contains(" as expected "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @Test
    void shouldDecideJustTheModelsAndTestsThatAreNamed() {
        assertThat(run("prove", "msi-affinity-naive", "MCAnyBlock_single", "msi-affinity-naive"))
                .isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(rows()).containsExactly("MCAnyBlock_single", "msi-affinity-naive");
        assertThat(out.toString()).contains("2 tests: 2 as expected");
    }

    @Test
    void shouldNotReadWhatIsNotNamed() throws IOException {
        final SpecCopy spec =
                SpecCopy.in(folder).with("msix-edge-entry").with(OPEN).change(FILE, "flush", "flsh");
        assertThat(run(spec.arguments("prove", "msix-edge-entry"))).isZero();
        assertThat(rows()).containsExactly("msix-edge-entry");
    }

    @Test
    void shouldDecideALargeModelThatIsNamed() throws IOException {
        // Large by its name only, so that the test is short.
        final SpecCopy spec = SpecCopy.in(folder).withModel("MCAnyBlock_single");
        Files.move(spec.root().resolve("MCAnyBlock_single.cfg"), spec.root().resolve("MCAnyBlock_large_one.cfg"));
        assertThat(run(spec.arguments("prove", "MCAnyBlock_large_one"))).isZero();
        assertThat(rows()).containsExactly("MCAnyBlock_large_one");
    }

    @Test
    void shouldNameTheNearestNamesForOneThatIsUnknown() {
        for (final List<String> wrong : List.of(
                List.of("msi-afinity-naive", "msi-affinity-naive, "),
                List.of("mcmsixresize", "MCMsixResize, "),
                List.of("MCMsixResiz", "MCMsixResize, MCMsixResize_live, MCMsixResize_early"),
                List.of("rewrite-open", "msix-rewrite-open, "),
                List.of("msi-affinity-naive.yaml", "msi-affinity-naive, "))) {
            err.getBuffer().setLength(0);
            assertThat(run("prove", "MCMsixResize", wrong.get(0))).isEqualTo(3);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("msicheck: '" + wrong.get(0)
                            + "': no shipped model or litmus test has this name; the nearest names: " + wrong.get(1))
                    .matches("[^;]*; the nearest names: [^,]+, [^,]+, [^,]+");
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldNameNothingWhereNothingShips() throws IOException {
        assertThat(run(SpecCopy.in(folder).arguments("prove", OPEN))).isEqualTo(3);
        assertThat(err.toString()).endsWith("no shipped model or litmus test has this name" + System.lineSeparator());
    }

    @Test
    void shouldRefuseNamesTogetherWithAll() {
        assertThat(run("prove", "--all", "MCMsixResize")).isEqualTo(3);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("msicheck: --all: ");
    }
}
