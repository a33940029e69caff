package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(final String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void shouldPrintHelpWithTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Usage: msicheck", "3   bad input or usage");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldPrintTheVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("msicheck ");
    }

    @Test
    void shouldAnswerAnUnknownOptionInOneLineWithExitCode3() {
        assertThat(run("--frobnicate")).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("--frobnicate");
    }

    @Test
    void shouldAnswerAMissingCommandInOneLineWithExitCode3() {
        assertThat(run()).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("no command given");
    }
}
