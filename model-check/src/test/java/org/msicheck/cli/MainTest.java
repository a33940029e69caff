package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    void shouldNameWhatAnUnknownWordMayHaveBeenMeantToBe() {
        assertThat(run("chek", "x")).isEqualTo(3);
        assertThat(run("check", "--jsno", "x")).isEqualTo(3);
        assertThat(run("prove", "MCMsixRezise")).isEqualTo(3);
        assertThat(run("check", "my-question.yml")).isEqualTo(3);
        assertThat(err.toString().lines())
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).contains("did you mean check"),
                        line -> assertThat(line).contains("did you mean --json"),
                        line -> assertThat(line).contains("nearest names: MCMsixResize"),
                        line -> assertThat(line).endsWith("my-question.yml: no such file"));
    }

    @Test
    void shouldHaveHelpAsACommand() {
        assertThat(run("help", "validate")).isZero();
        assertThat(out.toString()).contains("Usage: msicheck validate");
    }

    @Test
    void shouldCompleteEveryCommand() {
        assertThat(run("generate-completion")).isZero();
        assertThat(out.toString()).contains("prove check export matrix search validate", "'--no-rests-on'");
    }

    @Test
    void shouldTakeOptionsBeforeAndBehindNames() {
        assertThat(run("check", "--json", "--jobs", "1", "msix-first-unmask-seen"))
                .isZero();
        final String before = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run("check", "msix-first-unmask-seen", "--jobs", "1", "--json"))
                .isZero();
        assertThat(untimed(out.toString())).isEqualTo(untimed(before));
    }

    private static String untimed(final String text) {
        return text.replaceAll("\"seconds\" : [0-9.]+", "");
    }

    @Test
    void shouldColourVerdictsAndHelpWhenAsked() {
        final String log = Path.of(System.getProperty("msicheck.home"))
                .resolve("model-check/src/test/resources/logs/ahci-torn.log")
                .toString();
        assertThat(run("--color=always", "validate", log)).isEqualTo(1);
        assertThat(out.toString()).contains("\u001b[32maccepted\u001b[0m");
        out.getBuffer().setLength(0);
        assertThat(run("validate", "--color", "always", "--help")).isZero();
        assertThat(out.toString()).contains("\u001b[");
        out.getBuffer().setLength(0);
        assertThat(run("validate", "--color", "never", log)).isEqualTo(1);
        assertThat(run("validate", log)).isEqualTo(1);
        assertThat(out.toString()).doesNotContain("\u001b[");
    }

    @Test
    void shouldTakeTheWidthOfHelpFromTheTerminal() {
        assertThat(Main.width(Map.of("COLUMNS", "120"))).isEqualTo(120);
        assertThat(Main.width(Map.of("COLUMNS", "1"))).isEqualTo(55);
        assertThat(Main.width(Map.of("COLUMNS", "wide"))).isEqualTo(80);
        assertThat(Main.width(Map.of())).isEqualTo(80);
    }

    @Test
    void shouldReadStandardInputAndWriteToStandardOutput() throws Exception {
        final Path test = Path.of(System.getProperty("msicheck.home"), "spec/litmus/msix-first-unmask-seen.yaml");
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dmsicheck.home=" + System.getProperty("msicheck.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.msicheck.cli.Main",
                        "export",
                        "-",
                        "--format=dot",
                        "--output=-")
                .redirectInput(test.toFile())
                .redirectErrorStream(true)
                .start();
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        assertThat(text).startsWith("digraph \"msix-first-unmask-seen\"").contains("written: - (18 states");
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
