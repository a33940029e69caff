package org.msicheck.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.verdict.BadInputException;

class OutputFileTest {
    @TempDir
    private Path directory;

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldWriteToWhatALinkPointsAtAndKeepTheLink() throws IOException {
        final Path real = Files.writeString(directory.resolve("real"), "much longer than the new content");
        final Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        OutputFile.write(link, "new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(real)).isEqualTo("new");
        final Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("made"));
        OutputFile.write(dangling, "new");
        assertThat(Files.isSymbolicLink(dangling)).isTrue();
        assertThat(Files.readString(directory.resolve("made"))).isEqualTo("new");
    }

    @Test
    void shouldWriteToAPipeAndKeepIt() throws Exception {
        final Path pipe = directory.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo");
        final CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> read(pipe));
        OutputFile.write(pipe, "through the pipe");
        assertThat(reader.get()).isEqualTo("through the pipe");
        assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    private static String read(final Path pipe) {
        try {
            return Files.readString(pipe);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldSayThatADeviceIsFullAndKeepIt() {
        final Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "/dev/full");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> OutputFile.write(full, "text"))
                .withMessageStartingWith("/dev/full cannot be written: ");
        assertThat(full).exists();
    }

    @Test
    void shouldRefuseAFolderTheRootToo() {
        for (final Path folder : List.of(directory, Path.of("/"))) {
            assertThatExceptionOfType(BadInputException.class)
                    .isThrownBy(() -> OutputFile.write(folder, "text"))
                    .withMessage(folder + " cannot be written: it is a folder");
        }
    }

    @Test
    void shouldRemoveWhatAKilledRunLeftBehind() throws IOException {
        Files.writeString(directory.resolve(".report.p999999999.part"), "half");
        Files.writeString(directory.resolve(".other.p999999999.part"), "half of another report");
        OutputFile.write(directory.resolve("report"), "whole");
        assertThat(files()).containsExactly(".other.p999999999.part", "report");
    }
}
