package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.output.StandardOutput;

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

    @Test
    void shouldCallAFailedWriteToStandardOutputAnError() {
        final PrintWriter full = StandardOutput.on(new OutputStream() {
            @Override
            public void write(final int one) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        assertThat(Main.run(full, new PrintWriter(err), "--version")).isEqualTo(4);
        assertThat(err).hasToString("msicheck: standard output cannot be written: No space left on device\n");
    }

    @Test
    void shouldTakeANameThatBeginsWithAnAtSignForAFile(@TempDir final Path directory) throws IOException {
        final Path options = Files.writeString(directory.resolve("options"), "--help\n");
        assertThat(run("validate", "@" + options)).isEqualTo(3);
        assertThat(err.toString()).contains("@" + options + ": cannot be read: no such file");
    }

    @Test
    void shouldSayInOneLineThatMemoryRanOut() throws Exception {
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx6m",
                        "-XX:+UseSerialGC",
                        "-Dmsicheck.home=" + System.getProperty("msicheck.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.msicheck.cli.Main",
                        "prove",
                        "MCAnyBlock")
                .redirectErrorStream(true)
                .start();
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(4);
        assertThat(text.lines()).singleElement().asString().startsWith("msicheck: memory ran out (");
    }
}
