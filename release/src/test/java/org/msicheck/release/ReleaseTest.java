package org.msicheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The zip, unpacked into an empty folder, with Java and the usual POSIX tools on the path, and no Maven. */
@TestInstance(Lifecycle.PER_CLASS)
class ReleaseTest {
    private static final Path ZIP = Path.of(System.getProperty("msicheck.zip"));
    private static final List<String> TOOLS = List.of("dirname", "readlink");

    private Path unpacked;
    private Path tools;
    private Path empty;

    /** Unpacks without regard to modes: the launcher is run by sh. */
    @BeforeAll
    void unpack(@TempDir final Path directory) throws IOException {
        empty = Files.createDirectory(directory.resolve("empty"));
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            for (final ZipEntry entry : zip.stream().toList()) {
                final Path file = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
        unpacked = directory.resolve(ZIP.getFileName().toString().replace(".zip", ""));
        tools = Files.createDirectory(directory.resolve("tools"));
        tool(Path.of(System.getProperty("java.home"), "bin", "java"));
        for (final String tool : TOOLS) {
            tool(Stream.of("/usr/bin", "/bin")
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow());
        }
    }

    private void tool(final Path program) throws IOException {
        final Path script =
                Files.writeString(tools.resolve(program.getFileName()), "#!/bin/sh\nexec '" + program + "' \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private Result run(final String... args) throws IOException, InterruptedException {
        final List<String> command =
                new ArrayList<>(List.of("/bin/sh", unpacked.resolve("msicheck").toString()));
        command.addAll(List.of(args));
        final ProcessBuilder builder =
                new ProcessBuilder(command).directory(empty.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", tools.toString());
        final Process process = builder.start();
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text);
    }

    @Test
    void shouldProveAModel() throws Exception {
        final Result result = run("prove", "MCAnyBlock_bug_noflush");
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).contains("1 test: 1 as expected");
    }

    @Test
    void shouldCheckAFileOfTheUser() throws Exception {
        final String name = "msix-first-unmask-seen.yaml";
        Files.copy(unpacked.resolve("spec/litmus").resolve(name), empty.resolve(name));
        final Result result = run("check", name);
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).contains("1 test: 1 as expected");
    }

    @Test
    void shouldValidateALog() throws Exception {
        final Result result = run(
                "validate",
                "--allow",
                "torn",
                unpacked.resolve("examples/ahci-torn.log").toString());
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).contains("outcome torn: 1 at line 93");
    }

    @Test
    void shouldFindTheLibrariesOfTheSolver() throws Exception {
        final Result result = run("prove", "--all-sizes", "AnyTable");
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).contains("proved for every size");
    }

    @Test
    void shouldSayItsVersion() throws Exception {
        assertThat(run("--version").text().strip())
                .isEqualTo(unpacked.getFileName().toString().replace('-', ' '));
    }

    @Test
    void shouldHoldOneTimeAndModesThatNoCloneDecides() throws IOException {
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getLastModifiedTime).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void shouldHaveAManPageForEachCommandThatItsHelpNames() throws Exception {
        final List<String> commands = run("help")
                .text()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isBlank() && line.startsWith("  "))
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split("\\s+", 2)[0])
                .toList();
        assertThat(commands).contains("prove", "check", "validate", "help");
        for (final String command : commands) {
            assertThat(unpacked.resolve("share/man/man1/msicheck-" + command + ".1"))
                    .content()
                    .contains("Title: msicheck-" + command);
        }
    }

    @Test
    void shouldCompleteCommandsInBash() throws Exception {
        final Path script = unpacked.resolve("share/bash-completion/completions/msicheck");
        final Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$1\"; COMP_WORDS=(msicheck va); COMP_CWORD=1; COMP_LINE='msicheck va';"
                                + " _complete_msicheck; echo \"${COMPREPLY[@]}\"",
                        "bash",
                        script.toString())
                // Bash says there that this is no completion on a terminal.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("validate");
    }

    @Test
    void shouldComeWithItsChecksum() throws IOException, NoSuchAlgorithmException {
        final byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(ZIP));
        assertThat(ZIP.resolveSibling(ZIP.getFileName() + ".sha256"))
                .content()
                .isEqualToIgnoringNewLines(HexFormat.of().formatHex(digest) + " *" + ZIP.getFileName());
    }

    private record Result(int code, String text) {}
}
