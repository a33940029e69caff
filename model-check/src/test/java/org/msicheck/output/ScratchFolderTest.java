package org.msicheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    @TempDir
    private Path parent;

    /** Holds a folder until it is killed. */
    static final class Owner {
        private Owner() {}

        public static void main(final String[] args) throws IOException {
            try (ScratchFolder held = ScratchFolder.make(Path.of(args[0]))) {
                Files.writeString(held.path().resolve("states"), "much");
                System.out.println(held.path());
                System.out.flush();
                System.in.read();
            }
        }
    }

    @Test
    void shouldKeepTheFoldersOfRunsThatLiveAndRemoveThoseOfKilledOnes() throws Exception {
        final Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            final Path theirs = Path.of(owner.inputReader().readLine());
            try (ScratchFolder first = ScratchFolder.make(parent);
                    ScratchFolder second = ScratchFolder.make(parent)) {
                assertThat(theirs.resolve("states")).exists();
                assertThat(first.path()).exists();
                assertThat(second.path()).exists().isNotEqualTo(first.path());
            }
            owner.destroyForcibly();
            assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(theirs.resolve("states")).exists();
            ScratchFolder.make(parent).close();
            assertThat(parent).isEmptyDirectory();
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void shouldNotTouchFoldersThatAreNotItsOwn() throws IOException {
        final Path foreign = Files.createDirectory(parent.resolve("msicheck-results"));
        Files.writeString(foreign.resolve("report"), "kept");
        ScratchFolder.make(parent).close();
        assertThat(foreign.resolve("report")).hasContent("kept");
    }
}
