package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that decides many models decides as many at the same time as it is told. */
class JobsOptionTest {
    private static final String MATRIX =
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

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(final String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    /** The threads of executors: there is one for each model that may be decided at the same time. */
    private static Set<String> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("pool-\\d+-thread-\\d+"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many workers a command had, looked at again and again while it ran. */
    private int workersOf(final String... args) throws InterruptedException {
        final Set<String> before = workers();
        final Set<String> seen = new TreeSet<>();
        final CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run(args));
        while (!code.isDone()) {
            seen.addAll(workers());
            TimeUnit.MILLISECONDS.sleep(1);
        }
        seen.removeAll(before);
        assertThat(err.toString()).isEmpty();
        assertThat(code.join()).isZero();
        return seen.size();
    }

    @Test
    void shouldDecideSoManyShippedModelsAtTheSameTime() throws InterruptedException {
        final String[] names = {"MCAnyBlock_single", "msix-edge-entry", "msi-affinity-naive"};
        assertThat(workersOf("prove", names[0], names[1], names[2])).isEqualTo(2);
        assertThat(workersOf("prove", "--jobs", "1", names[0], names[1], names[2]))
                .isEqualTo(1);
        assertThat(workersOf("prove", "--jobs", "3", names[0], names[1], names[2]))
                .isEqualTo(3);
        assertThat(out.toString().split("\n3 tests: 3 as expected, ", -1)).hasSize(4);
    }

    @Test
    void shouldDecideSoManyFilesAtTheSameTime() throws InterruptedException {
        assertThat(workersOf("check", "--jobs", "1", "msix-edge-entry", "msi-affinity-naive"))
                .isEqualTo(1);
        assertThat(workersOf("check", "--jobs", "2", "msix-edge-entry", "msi-affinity-naive"))
                .isEqualTo(2);
    }

    @Test
    void shouldDecideSoManyCellsAtTheSameTime(@TempDir final Path folder) throws InterruptedException, IOException {
        final String file = Files.writeString(folder.resolve("my.yaml"), MATRIX).toString();
        assertThat(workersOf("matrix", "--jobs", "1", file)).isEqualTo(1);
        assertThat(workersOf("matrix", "--jobs", "2", file)).isEqualTo(2);
    }

    @Test
    void shouldConfirmSoManySequencesAtTheSameTime() throws InterruptedException {
        assertThat(workersOf("search", "--jobs", "1", "--length", "4", "msi-single"))
                .isEqualTo(1);
        assertThat(workersOf("search", "--jobs", "2", "--length", "4", "msi-single"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prove", "check", "matrix", "search"})
    void shouldRefuseANumberThatIsNoneInOneLine(final String command) {
        for (final String number : new String[] {"0", "-1", "65", "many"}) {
            err.getBuffer().setLength(0);
            final String name = command.equals("matrix") ? "x.yaml" : "msi-affinity-naive";
            assertThat(run(command, "--jobs", number, name)).isEqualTo(3);
            assertThat(err.toString().lines()).singleElement().asString().contains("--jobs");
        }
    }
}
