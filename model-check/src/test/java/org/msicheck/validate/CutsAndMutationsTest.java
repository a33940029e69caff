package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.cli.Main;
import org.msicheck.validate.input.LineReader;
import org.msicheck.validate.input.LogFiles;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.Verdict;

/** The logs of the repository, cut and damaged anywhere, in every container that is read. */
class CutsAndMutationsTest {
    private static final int LOGS = 3;
    private static final int CASES = 10_000 / (LOGS * Container.values().length) + 1;
    private static final long SEED = 20261125;
    private static final int BYTE = 256;

    /** Every so many cases also go through the command line, from arguments to exit code. */
    private static final int COMMANDS = 8;

    @TempDir
    private Path folder;

    private int seen;

    /** An outcome that is not allowed is 1, too, of an accepted log. */
    private static final List<Integer> ACCEPTED = List.of(0, 1);

    private static final List<Integer> NOT_ACCEPTED = List.of(1, 2, 3);

    /** A good log, packed. */
    private record Packed(String name, String content, Container container) {
        byte[] text() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            return name + ", " + container.words();
        }
    }

    private enum Damage {
        BYTE,
        BIT,
        DOUBLED,
        DROPPED,
        SWAPPED
    }

    private static List<Packed> logs() throws IOException {
        final Path home = Path.of(System.getProperty("msicheck.home"));
        final Path recorded = home.resolve("model-check/src/test/resources/logs");
        final List<Packed> logs = new ArrayList<>();
        for (final Container container : Container.values()) {
            for (final String name : List.of("nvme-msix.log", "ahci-torn.log")) {
                logs.add(new Packed(
                        name, Files.readString(recorded.resolve(name), StandardCharsets.ISO_8859_1), container));
            }
            logs.add(new Packed("the documented events", events(home.resolve("docs/validate.md")), container));
        }
        assertThat(logs).hasSize(LOGS * Container.values().length);
        return logs;
    }

    /** The example of the event format. */
    private static String events(final Path document) throws IOException {
        final StringBuilder text = new StringBuilder();
        Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("    {\"event\""))
                .forEach(line -> text.append(line.strip()).append('\n'));
        return text.toString();
    }

    /** Whether a file is accepted, read as the command does; anything but a verdict or a refusal fails. */
    private boolean accepts(final Container container, final byte[] bytes, final String what) throws IOException {
        final boolean accepted = validates(container, bytes, what);
        if (seen++ % COMMANDS == 0) {
            final Path file = Files.write(folder.resolve("x.log"), bytes);
            final StringWriter said = new StringWriter();
            final int exit = Main.run(
                    new PrintWriter(said),
                    new PrintWriter(said),
                    "validate",
                    (container == Container.FOLDER ? folder : file).toString());
            assertThat(exit).as("exit code: " + what + "\n" + said).isIn(accepted ? ACCEPTED : NOT_ACCEPTED);
            Files.delete(file);
        }
        return accepted;
    }

    private boolean validates(final Container container, final byte[] bytes, final String what) {
        try {
            final LogValidator validator = new LogValidator(Optional.empty());
            final LogResult result;
            if (container == Container.FOLDER) {
                Files.write(folder.resolve("x.log"), bytes);
                result = validator.validate(LogFiles.of(List.of(folder)).logs().get(0));
            } else {
                try (LineReader lines = LineReader.open(new ByteArrayInputStream(bytes))) {
                    result = validator.validate("log", lines);
                }
            }
            return result.verdict() instanceof Verdict.Accepted;
        } catch (final BadInputException | IOException refused) {
            return false;
        } catch (final RuntimeException | OutOfMemoryError | StackOverflowError defect) {
            return fail(what, defect);
        }
    }

    /**
     * Left out are the cuts that leave a whole log, which nobody can tell from one whose recording ended there: in front
     * of and behind a line feed (the last line is then whole), and between gzip members whose text ends like this.
     */
    @ParameterizedTest
    @MethodSource("logs")
    void shouldNeverAcceptACut(final Packed log) throws IOException {
        final byte[] whole = log.container().pack(log.text());
        assertThat(accepts(log.container(), whole, log.toString())).isTrue();
        final Random random = new Random(SEED);
        final List<Integer> accepted = new ArrayList<>();
        int done = 0;
        while (done < CASES) {
            final int at = random.nextInt(whole.length);
            if (log.container()
                    .textAt(log.text(), at)
                    .filter(kept -> endsALine(log.text(), kept))
                    .isEmpty()) {
                done++;
                if (accepts(log.container(), Arrays.copyOf(whole, at), log + " cut at " + at)) {
                    accepted.add(at);
                }
            }
        }
        assertThat(accepted).as("accepted cuts of " + log).isEmpty();
    }

    private static boolean endsALine(final byte[] text, final int kept) {
        return (kept > 0 && text[kept - 1] == '\n') || text[kept] == '\n';
    }

    /** Damage need not leave a trace, so acceptance is counted only. */
    @ParameterizedTest
    @MethodSource("logs")
    void shouldAnswerEveryMutation(final Packed log, final TestReporter reporter) throws IOException {
        final Random random = new Random(SEED);
        int accepted = 0;
        for (int each = 0; each < CASES; each++) {
            final Damage damage = Damage.values()[each % Damage.values().length];
            final byte[] bytes = damaged(log, damage, random);
            accepted += accepts(log.container(), bytes, log + ", " + damage + ", case " + each) ? 1 : 0;
        }
        reporter.publishEntry(log.toString(), accepted + " of " + CASES + " mutations accepted");
        assertThat(accepted).isLessThan(CASES);
    }

    private static byte[] damaged(final Packed log, final Damage damage, final Random random) throws IOException {
        if (damage == Damage.BYTE || damage == Damage.BIT) {
            final byte[] bytes = log.container().pack(log.text());
            final int change = damage == Damage.BIT ? 1 << random.nextInt(Byte.SIZE) : 1 + random.nextInt(BYTE - 1);
            bytes[random.nextInt(bytes.length)] ^= (byte) change;
            return bytes;
        }
        final List<String> lines = new ArrayList<>(log.content().lines().toList());
        final int at = random.nextInt(lines.size());
        if (damage == Damage.DOUBLED) {
            lines.add(at, lines.get(at));
        } else if (damage == Damage.DROPPED) {
            lines.remove(at);
        } else {
            Collections.swap(lines, at, random.nextInt(lines.size()));
        }
        return log.container().pack((String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
