package org.msicheck.validate.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.verdict.BadInputException;

class LogFilesTest {
    @TempDir
    private Path folder;

    private Path file(final String name) throws IOException {
        final Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    @Test
    void shouldReadWhatIsCalledALogAndNameEverythingElse() throws IOException {
        final Path log = file("b.log");
        final Path deep = file("a/deep/c.ndjson.gz");
        final Path console = file("serial.log");
        final Path other = file("notes.txt");
        final Path elsewhere = Files.createDirectory(folder.resolve("a/elsewhere"));
        final Path linkToFolder = Files.createSymbolicLink(folder.resolve("linked.log"), elsewhere);
        final Path linkToFile = Files.createSymbolicLink(folder.resolve("z.log"), log);
        final Path dangling = Files.createSymbolicLink(folder.resolve("gone.log"), folder.resolve("nothing"));
        final LogFiles files = LogFiles.of(List.of(console, folder));
        assertThat(files.logs()).containsExactly(console, deep, log, linkToFile);
        assertThat(files.leftOut()).containsExactlyInAnyOrder(console, other, linkToFolder, dangling);
    }

    @Test
    void shouldRefuseAFolderWithoutLogs() throws IOException {
        file("notes.txt");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> LogFiles.of(List.of(folder)))
                .withMessageContaining("no file named *.log");
    }

    @Test
    void shouldRefuseAFolderThatCannotBeRead() throws IOException {
        file("a.log");
        final Path closed = Files.createDirectory(folder.resolve("closed"));
        assertThat(closed.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(closed), "the superuser reads everything");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> LogFiles.of(List.of(folder)))
                .withMessageContaining("closed");
    }

    /** A folder that nobody can list, not even the superuser: its name is longer than the system takes. */
    @Test
    void shouldRefuseAFolderWhoseNameIsTooLong() throws IOException, InterruptedException {
        final String name = "x".repeat(200);
        final Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "i=0; while [ $i -lt 25 ]; do mkdir " + name + " && cd -P " + name + "; i=$((i + 1)); done")
                .directory(folder.toFile())
                .start();
        assumeTrue(shell.waitFor() == 0, "no shell to make it with");
        try {
            assertThatExceptionOfType(BadInputException.class)
                    .isThrownBy(() -> LogFiles.of(List.of(folder)))
                    .withMessageStartingWith(folder + ": cannot be read: ");
        } finally {
            new ProcessBuilder("rm", "-rf", folder.resolve(name).toString())
                    .start()
                    .waitFor();
        }
    }
}
