package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.graph.files.GraphReader;

class ExportCommandTest {
    private static final String TEST = "msix-edge-entry";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int export(final String... args) {
        return Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Stream.concat(Stream.of("export"), Stream.of(args)).toArray(String[]::new));
    }

    private void assertRefused(final String reason) {
        assertThat(err.toString().lines()).singleElement().asString().contains(reason);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldWriteAGraphThatCanBeReadAgain() {
        final Path file = folder.resolve("graph.ndjson");
        assertThat(export(TEST, "-o", file.toString())).isZero();
        assertThat(GraphReader.read(file).stateCount()).isPositive();
        assertThat(out.toString()).startsWith("written: ").contains("graph.ndjson (");
    }

    @Test
    void shouldWriteAModelForPlainTlc() throws IOException {
        assertThat(export(TEST, "--format", "tla", "-o", folder.toString())).isZero();
        assertThat(Files.readString(folder.resolve("MC_msix_edge_entry.tla")))
                .contains("MODULE MC_msix_edge_entry", "EXTENDS Outcomes, TLC", "MCProg ==");
        assertThat(Files.readString(folder.resolve("MC_msix_edge_entry.cfg")))
                .contains("Prog <- MCProg", "INVARIANT NeverTorn")
                .doesNotContain("INVARIANT NeverLost");
    }

    @Test
    void shouldWriteACounterexample() throws IOException {
        final Path dot = folder.resolve("lost.dot");
        final Path itf = folder.resolve("lost.itf.json");
        assertThat(export(TEST, "--format", "dot", "--outcome", "lost", "-o", dot.toString()))
                .isZero();
        assertThat(export(TEST, "--format", "itf", "--outcome", "lost", "-o", itf.toString()))
                .isZero();
        assertThat(Files.readString(dot)).startsWith("digraph");
        assertThat(Files.readString(itf)).contains("\"#meta\"");
    }

    @Test
    void shouldRefuseWhatItCannotWrite() {
        for (final List<String> wrong : List.of(
                List.of("msix-edge-entri", "no shipped model or litmus test has this name; the nearest names: " + TEST),
                List.of("no-such-file.yaml", "no-such-file.yaml: no such file"),
                List.of("MCMsixResize --format tla", "is written in TLA+ already"),
                List.of(TEST + " --format itf", "name it with --outcome"),
                List.of(TEST + " --format itf --outcome gone", "unknown outcome 'gone'; accepted: lost, torn,"),
                List.of(TEST + " --format itf --outcome torn", "never reaches 'torn', but lost, "),
                List.of(TEST + " --format xml", "'--format': expected one of [ndjson, dot, itf, tla, smt]"),
                List.of(TEST + " --format tla -o no/such/folder", "no/such/folder: is no folder"),
                List.of(TEST + " -o no/such/folder/x.ndjson", "no/such/folder/x.ndjson cannot be written"))) {
            err.getBuffer().setLength(0);
            assertThat(export(wrong.get(0).split(" ", -1))).isEqualTo(3);
            assertRefused(wrong.get(1));
        }
    }
}
