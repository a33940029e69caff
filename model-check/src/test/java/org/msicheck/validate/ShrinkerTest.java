package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.validate.engine.Coverage;
import org.msicheck.verdict.Verdict;

class ShrinkerTest {
    private static final long CPU1 = 0xfee01004L;

    @TempDir
    private Path directory;

    private Path file(final LogText log) throws IOException {
        final Path file = directory.resolve("a.log");
        Files.writeString(file, log.text(), StandardCharsets.ISO_8859_1);
        return file;
    }

    @Test
    void shouldKeepOnlyLinesThatTheMismatchNeeds() throws IOException {
        final LogText log = LogText.nvme()
                .entry(1, CPU1, 0x21)
                .entry(2, CPU1, 0x22)
                .unmask(1)
                .unmask(2);
        for (int round = 0; round < 20; round++) {
            log.raise(1).window(CPU1, 0x21).raise(2).window(CPU1, 0x22).mask(2).unmask(2);
        }
        log.raise(1).window(CPU1, 0x77).raise(2).window(CPU1, 0x22);
        final List<String> left = new Shrinker(new LogValidator(Optional.empty())).shrink(file(log));
        assertThat(left).hasSizeLessThan(15);
        assertThat(left.get(left.size() - 1)).contains("value 0x77");
        assertThat(rejected(left)).isTrue();
        for (int index = 0; index < left.size(); index++) {
            final List<String> fewer = new ArrayList<>(left);
            fewer.remove(index);
            final LogResult result = LogText.validate(String.join("\n", fewer) + "\n", TestDevices.QEMU);
            final boolean same = result.verdict() instanceof Verdict.Rejected rejected
                    && rejected.reason().contains("expected message address 0xfee01004 data 0x21");
            assertThat(same).as("line %d can be left out", index).isFalse();
        }
    }

    @Test
    void shouldKeepALineBehindTheMismatchThatItNeeds() throws IOException {
        final String sender = "gicv3_its_translation_write GICv3 ITS TRANSLATER write: offset 0x40 data 0x5 size 4 "
                + "requester_id 0x30";
        final LogText log =
                LogText.nvme().entry(1, 0x8090040L, 5).entry(2, CPU1, 0x22).unmask(1);
        for (int round = 0; round < 5; round++) {
            log.message("translation", 0x8090040L, 5).add(sender);
        }
        log.message("translation", 0x8090040L, 9).add(sender.replace("data 0x5", "data 0x9"));
        log.message("translation", 0x8090040L, 5).add(sender);
        final List<String> left = new Shrinker(new LogValidator(Optional.empty())).shrink(file(log));
        assertThat(rejected(left)).isTrue();
        assertThat(left).hasSizeLessThan(8);
        assertThat(left.get(left.size() - 1)).contains("requester_id 0x30");
    }

    private static boolean rejected(final List<String> lines) {
        return LogText.validate(String.join("\n", lines) + "\n", TestDevices.QEMU)
                        .verdict()
                instanceof Verdict.Rejected;
    }

    @Test
    void shouldHaveNothingToShrinkInAnAcceptedLog() throws IOException {
        final LogText log = LogText.nvme().entry(1, CPU1, 0x21).unmask(1).window(CPU1, 0x21);
        assertThat(new Shrinker(new LogValidator(Optional.empty())).shrink(file(log)))
                .isEmpty();
    }

    @Test
    void shouldCountWhatWasExercisedUnderWhichGuards() {
        final Coverage coverage = LogText.nvme()
                .entry(1, CPU1, 0x21)
                .unmask(1)
                .raise(1)
                .window(CPU1, 0x21)
                .mask(1)
                .raise(1)
                .unmask(1)
                .window(CPU1, 0x21)
                .validate()
                .coverage();
        assertThat(count(coverage, Coverage.Action.MASK_CLEARED, "1/0/1")).isEqualTo(2);
        assertThat(count(coverage, Coverage.Action.RAISED, "1/0/1")).isEqualTo(1);
        assertThat(count(coverage, Coverage.Action.SENT, "1/0/0")).isEqualTo(1);
        assertThat(count(coverage, Coverage.Action.SENT_PENDING, "1/0/0")).isEqualTo(1);
        final int once = coverage.percent();
        coverage.add(coverage);
        assertThat(count(coverage, Coverage.Action.MASK_CLEARED, "1/0/1")).isEqualTo(4);
        assertThat(coverage.percent()).isEqualTo(once).isBetween(1, 50);
    }

    private static long count(final Coverage coverage, final Coverage.Action action, final String guard) {
        return coverage.edges().stream()
                .filter(edge -> edge.capability().equals("MSI-X"))
                .filter(edge -> edge.action() == action && edge.guard().equals(guard))
                .findFirst()
                .orElseThrow()
                .count();
    }
}
