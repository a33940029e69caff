package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code prove --all-sizes} on the command line. */
class AllSizesRunTest {
    private static final String MODULE = "AnyTable.tla";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(final String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void shouldShowTheSmallestCounterexampleOfABrokenProtocol() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).change(MODULE, "/\\ w = \"address\" => owned[i]", "");
        assertThat(run(spec.arguments("prove", "--all-sizes", "AnyTable"))).isEqualTo(1);
        assertThat(out.toString())
                .contains("NOT PROVED", "Address(\"Entries1\"): Inv1.1 (AnyTable.tla:", "does not hold")
                .containsSubsequence(
                        "size 1, from a state that may be unreachable:",
                        "  owned = [Entries1 |-> FALSE]",
                        "Address(\"Entries1\") leads to",
                        "  write' = [Entries1 |-> [address |-> \"posted\", ",
                        "where Inv1.1 (AnyTable.tla:");
    }

    @Test
    void shouldShowItAsJson() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).change(MODULE, "/\\ w = \"address\" => owned[i]", "");
        assertThat(run(spec.arguments("prove", "--all-sizes", "--json", "AnyTable")))
                .isEqualTo(1);
        final JsonNode first = new ObjectMapper()
                .readTree(out.toString())
                .path("proofs")
                .path(0)
                .path("unproved")
                .path(0);
        assertThat(first.path("verdict").textValue()).isEqualTo("does not hold");
        assertThat(first.path("example")).hasSizeGreaterThan(5);
    }

    @Test
    void shouldLeaveOutOnePartAfterTheOther() {
        assertThat(run("prove", "--all-sizes", "--leave-out", "AnyTable")).isZero();
        assertThat(out.toString())
                .containsSubsequence(
                        "AnyTable\n",
                        "  without Inv1.1 (AnyTable.tla:",
                        "    size 1, from a state that may be unreachable:",
                        "  without Reserve without guard 1: ~owned[i]: nothing breaks");
    }

    @Test
    void shouldSayWhereAModuleCannotBeParsed() throws IOException {
        final SpecCopy spec = SpecCopy.in(folder).change(MODULE, "~owned[i]", "~owned[nobody]");
        assertThat(run(spec.arguments("prove", "--all-sizes", "AnyTable"))).isEqualTo(3);
        assertThat(err.toString()).contains("AnyTable.tla: the module cannot be parsed", "nobody");
    }

    @Test
    void shouldRefuseToLeaveOutPartsOfWhatIsNotProvedForAllSizes() {
        assertThat(run("prove", "--leave-out")).isEqualTo(3);
        assertThat(err.toString()).contains("--leave-out: belongs to --all-sizes");
    }
}
