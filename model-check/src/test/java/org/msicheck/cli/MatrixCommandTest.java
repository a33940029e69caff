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

class MatrixCommandTest {
    private static final String ONE_ROW =
            """
            matrix: One row
            groups:
              grow:
                about: One more vector
                protocols: { new number: msi-grow-live-count }
                classes:
                  any: {}
                  follows: { properties: { count: live } }
            """;

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    private Run run(final String text, final String... options) throws IOException {
        final Path file = Files.writeString(folder.resolve("my.yaml"), text);
        final String[] args = new String[options.length + 2];
        args[0] = "matrix";
        System.arraycopy(options, 0, args, 1, options.length);
        args[args.length - 1] = file.toString();
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        return new Run(Main.run(new PrintWriter(out), new PrintWriter(err), args), out.toString(), err.toString());
    }

    @Test
    void shouldDecideAUsersOwnMatrix() throws IOException {
        final Run run = run(ONE_ROW);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "new number  loses (lost stale spurious illegal)  unclean (illegal)",
                        "new number, follows: unclean assuming count = live",
                        "2 cells: 1 unclean, 1 loses");
    }

    @Test
    void shouldWriteJsonOrMarkdown() throws IOException {
        final JsonNode json = new ObjectMapper().readTree(run(ONE_ROW, "--json").out());
        assertThat(json.at("/cells/0/verdict").asText()).isEqualTo("loses");
        assertThat(json.at("/cells/1/test").asText()).isEqualTo("msi-grow-live-count");
        assertThat(run(ONE_ROW, "--markdown").out()).startsWith("# One row").contains("| new number |");
        assertThat(run(ONE_ROW, "--json", "--markdown").code()).isEqualTo(3);
    }

    @Test
    void shouldRefuseBadInputInOneLine() throws IOException {
        final Run run = run(ONE_ROW.replace("any: {}", "any: { colour: red }"));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("my.yaml:7:14: unknown key 'colour'; accepted: properties, busy, down, up")
                .hasLineCount(1);
    }
}
