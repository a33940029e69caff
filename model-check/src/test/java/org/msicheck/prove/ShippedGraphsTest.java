package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msicheck.graph.Explorer;
import org.msicheck.graph.StateGraph;
import org.msicheck.graph.files.GraphWriter;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.Reference;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.tlc.TlcPool;

/**
 * The state graph of every shipped model and litmus test is the one that {@code docs/sizes.md} has: so many states and
 * transitions, and the same digest. {@code -Dmsicheck.sizes=write} writes the file instead.
 */
class ShippedGraphsTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final Path FILE = SPEC.root().resolveSibling("docs/sizes.md");
    private static final String HEAD =
            """
            # Sizes

            The state graph of every shipped model and litmus test: states, transitions, and the beginning of a digest of the
            graph (values, labels, states with their outcomes, steps; not the header). Equal digests mean equal graphs. A test
            holds the reference to this file, and `msicheck prove` compares the reference with TLC. Written, never edited:

                mvn -pl model-check -am test -Dtest=ShippedGraphsTest -Dsurefire.failIfNoSpecifiedTests=false -Dmsicheck.sizes=write

            | model | states | transitions | digest |
            |---|---|---|---|
            """;

    private static String row(final String name, final MachineConfig model) {
        final StateGraph graph = Explorer.explore(
                Reference.of(model),
                name,
                Arrays.stream(Outcome.values()).map(Outcome::word).toList());
        return String.format(
                Locale.ROOT,
                "| `%s` | %,d | %,d | `%.16s` |",
                name,
                graph.stateCount(),
                graph.edgeCount(),
                GraphWriter.digest(graph));
    }

    /** Models that differ in their properties only share a graph and are explored once. */
    private static List<String> headlines() {
        final List<String> rows = new ArrayList<>();
        try (TlcPool pool = new TlcPool(1)) {
            HeadlineModel.all(SPEC).stream()
                    .filter(model -> model.properties().isEmpty() && !model.isLong())
                    .forEach(model -> rows.add(row(
                            model.name(),
                            ConstantsReader.read(pool, model.tlc()).config())));
        }
        return rows;
    }

    private static Stream<String> litmusTests() {
        final LitmusLoader loader = new LitmusLoader(SPEC);
        return SPEC.litmusTests().stream().map(loader::load).map(test -> row(test.name(), test.model()));
    }

    @Test
    void shouldBeTheGraphsOfTheFile() throws IOException {
        final List<String> rows =
                Stream.concat(headlines().stream(), litmusTests()).toList();
        if ("write".equals(System.getProperty("msicheck.sizes"))) {
            Files.writeString(FILE, HEAD + String.join("\n", rows) + "\n");
        }
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(HEAD + String.join("\n", rows) + "\n").isEqualTo(Files.readString(FILE));
    }

    /** What is larger is named {@code _large_}, and not in the file. */
    @Test
    void shouldStayWithinTheBudget() throws IOException {
        long sum = 0;
        for (final String line : Files.readAllLines(FILE)) {
            if (line.startsWith("| `")) {
                final String[] cells = line.split("\\|", -1);
                final long transitions = Long.parseLong(cells[3].strip().replace(",", ""));
                assertThat(transitions).as(line).isLessThanOrEqualTo(cells[1].contains("`MC") ? 700_000 : 40_000);
                sum += transitions;
            }
        }
        assertThat(sum).isBetween(1_000_000L, 5_000_000L);
    }

    @Test
    void shouldTellTwoGraphsOfTheSameSizeApart() {
        final LitmusLoader loader = new LitmusLoader(SPEC);
        final String naive =
                row("m", loader.load(SPEC.litmusTest("msi-affinity-naive")).model());
        final String imsic =
                row("m", loader.load(SPEC.litmusTest("msi-imsic-naive")).model());
        assertThat(imsic)
                .startsWith(naive.substring(0, naive.lastIndexOf('|', naive.length() - 2)))
                .isNotEqualTo(naive);
    }
}
