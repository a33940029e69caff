package org.msicheck.validate.ftrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.Verdict;

class GuestJoinTest {
    private static final long CPU0 = 0xfee01004L;
    private static final long CPU1 = 0xfee02004L;
    private static final String WRITES =
            """
        # tracer: nop
        modprobe-1 [000] d..1. 1: vector_config: irq=24 vector=33 cpu=0 apicdest=0x00000001
        modprobe-1 [000] d..1. 2: vector_update: irq=24 vector=33 cpu=0 prev_vector=0 prev_cpu=0
        modprobe-1 [000] d..1. 3: msi_write: (__pci_write_msi_msg+0x0/0x1e0) irq=24 lo=0xfee01004 hi=0x0 data=0x21
        dd-2 [000] d.h1. 4: irq_handler_entry: irq=24 name=nvme0q1
        dd-2 [000] d..1. 4: vector_config: irq=24 vector=34 cpu=1 apicdest=0x00000002
        dd-2 [000] d..1. 5: vector_update: irq=24 vector=34 cpu=1 prev_vector=33 prev_cpu=0
        dd-2 [000] d..1. 6: msi_write: (__pci_write_msi_msg+0x0/0x1e0) irq=24 lo=0xfee02004 hi=0x0 data=0x22
        """;

    @TempDir
    private Path directory;

    private static LogText torn() {
        return torn(1);
    }

    private static LogText torn(final int times) {
        final LogText log = LogText.nvme()
                .entry(1, CPU0, 0x21)
                .unmask(1)
                .raise(1)
                .window(CPU0, 0x21)
                .table(1, 0, CPU1);
        for (int each = 0; each < times; each++) {
            log.raise(1).window(CPU1, 0x21);
        }
        return log.table(1, 1, 0).table(1, 2, 0x22).raise(1).window(CPU1, 0x22);
    }

    private void assertInconclusive(final String ftrace, final String reason) throws IOException {
        assertThat(join(ftrace).verdict()).isEqualTo(new Verdict.Inconclusive(reason));
    }

    @Test
    void shouldNotAcceptALogByATraceThatIsNotWhole() throws IOException {
        assertThat(join(WRITES).verdict()).isEqualTo(new Verdict.Accepted());
        for (int cut = 1; cut < WRITES.length() - 1; cut++) {
            if (WRITES.charAt(cut - 1) != '\n') {
                assertThat(join(WRITES.substring(0, cut)).verdict())
                        .as("cut at %d", cut)
                        .isInstanceOf(Verdict.Inconclusive.class);
            }
        }
        assertInconclusive(
                WRITES + "CPU:1 [LOST 12 EVENTS]\n",
                "ftrace line 9: the kernel's buffer lost events; make it larger (buffer_size_kb)");
        assertInconclusive(WRITES + "\0\0\n", "ftrace line 9: a NUL byte, as where a file has a hole");
        assertInconclusive(
                WRITES.replace(" hi=0x0 data=0x22", " data=0x22"),
                "ftrace line 8: no whole msi_write; expected are irq=, lo=, hi= and data=");
    }

    private LogResult join(final String ftrace) throws IOException {
        final Path file = directory.resolve("ftrace.txt");
        Files.writeString(file, ftrace);
        return GuestJoin.join(torn().validate(), file);
    }

    @Test
    void shouldTieTheInterruptToItsVectorAndFindTheTornMessageStale() throws IOException {
        final LogResult result = join(WRITES);
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.notes()).contains("irq 24 is 00:06.0 MSI-X vector 1; 1 handler entries");
        assertThat(result.outcomes()).containsEntry(Outcome.TORN, 1L).containsEntry(Outcome.STALE, 1L);
    }

    @Test
    void shouldNotFindItStaleWhereTheVectorHasAnOwner() throws IOException {
        final LogResult result = join(
                WRITES.replace(
                        "dd-2 [000] d..1. 6:",
                        "dd-2 [000] d..1. 5: vector_update: irq=9 vector=33 cpu=1 prev_vector=0 prev_cpu=0\ndd-2 [000] d..1. 6:"));
        assertThat(result.outcomes()).containsOnlyKeys(Outcome.TORN);
    }

    @Test
    void shouldNotFindItStaleWhereMessagesGoThatNoFunctionHolds() throws IOException {
        // The trace began late: of an owner that it does not name, the log has messages.
        final Path file = directory.resolve("ftrace.txt");
        Files.writeString(file, WRITES);
        final LogResult result = GuestJoin.join(torn().window(CPU1, 0x21).validate(), file);
        assertThat(result.counts().foreignMessages()).isEqualTo(1);
        assertThat(result.outcomes()).containsOnlyKeys(Outcome.TORN);
    }

    @Test
    void shouldFindEveryTornMessageStaleAndListTheFirstLines() throws IOException {
        final Path file = directory.resolve("ftrace.txt");
        Files.writeString(file, WRITES);
        final LogResult result = GuestJoin.join(torn(8).validate(), file);
        assertThat(result.outcomes()).containsEntry(Outcome.TORN, 8L).containsEntry(Outcome.STALE, 8L);
    }

    @Test
    void shouldNotAcceptALogThatLacksAMessageOfTheKernel() throws IOException {
        final LogResult result = join(WRITES.replace("data=0x22", "data=0x55"));
        assertThat(result.verdict())
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .startsWith("ftrace line 8: the message that irq 24 wrote"));
        assertThat(join("hello\n").verdict()).isInstanceOf(Verdict.Inconclusive.class);
    }

    private static final String ENTRY = "dd-2 [000] d.h1. 4: irq_handler_entry: irq=24 name=nvme0q1\n";

    @Test
    void shouldAllowAsManyEntriesBeforeAWriteAsMessagesBeforeIt() throws IOException {
        // Two messages leave before the log's second update is complete, three in all.
        assertThat(join(WRITES.replace(ENTRY, ENTRY + ENTRY)).verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(join(WRITES + ENTRY + ENTRY).verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(join(WRITES.replace(ENTRY, ENTRY + ENTRY + ENTRY)).problems())
                .containsExactly(
                        "ftrace: the handler of irq 24 was entered 3 times before ftrace line 10, but its vectors sent 2 messages");
        assertThat(join(WRITES + ENTRY + ENTRY + ENTRY).problems())
                .containsExactly("ftrace: the handler of irq 24 was entered 4 times, but its vectors sent 3 messages");
    }

    @Test
    void shouldCountHandlersThatShareAnInterruptAndMessagesOfTheKernelItself() throws IOException {
        final String shared = ENTRY.replace("nvme0q1", "other");
        assertThat(join(WRITES.replace(ENTRY, (ENTRY + shared).repeat(2))).problems())
                .isEmpty();
        final String retrigger = "dd-2 [000] d.h1. 4: again: (apic_retrigger_irq+0x0/0x60) irq=24\n";
        assertThat(join(WRITES.replace(ENTRY, retrigger + ENTRY.repeat(3))).problems())
                .isEmpty();
    }

    @Test
    void shouldTakeAWriteForTheLastUpdateThatItCanHaveBeen() throws IOException {
        final Path file = directory.resolve("ftrace.txt");
        Files.writeString(
                file,
                WRITES.lines().limit(4).reduce("", (all, line) -> all + line + "\n") + ENTRY
                        + "dd-2 [000] d..1. 6: msi_write: (x+0x0/0x1) irq=24 lo=0xfee01004 hi=0x0 data=0x21\n");
        final LogText twice = LogText.nvme()
                .entry(1, CPU0, 0x21)
                .entry(1, CPU0, 0x21)
                .unmask(1)
                .raise(1)
                .window(CPU0, 0x21)
                .mask(1)
                .entry(1, CPU0, 0x21);
        assertThat(GuestJoin.join(twice.validate(), file).problems()).isEmpty();
    }

    @Test
    void shouldExpectADeliveryToTheCpuThatEntersAHandler() throws IOException {
        final Path file = directory.resolve("ftrace.txt");
        final LogText log = LogText.nvme()
                .entry(1, CPU0, 0x21)
                .unmask(1)
                .raise(1)
                .window(CPU0, 0x21)
                .add("apic_deliver_irq dest 1 dest_mode 1 delivery_mode 0 vector 33 trigger_mode 0");
        Files.writeString(file, WRITES.lines().limit(5).reduce("", (all, line) -> all + line + "\n"));
        assertThat(GuestJoin.join(log.validate(), file).problems()).isEmpty();
        Files.writeString(file, Files.readString(file).replace("vector=33", "vector=44"));
        assertThat(GuestJoin.join(log.validate(), file).problems())
                .containsExactly("ftrace line 5: the handler of irq "
                        + "24 was entered on CPU 0, to which its vectors there [44] were never delivered");
    }

    @Property(tries = 200)
    void shouldSurviveDamageAnywhere(
            @ForAll @IntRange(min = 0, max = 100_000) final int where, @ForAll final byte damage) throws IOException {
        final byte[] bytes = WRITES.getBytes(StandardCharsets.ISO_8859_1);
        bytes[where % bytes.length] = damage;
        final Path file = Files.createTempFile("ftrace", ".txt");
        try {
            Files.write(file, bytes);
            assertThat(GuestJoin.join(torn().validate(), file).verdict()).isNotNull();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void shouldNameAMissingFtrace() {
        final LogResult result = torn().validate();
        final Path missing = directory.resolve("none.txt");
        assertThatThrownBy(() -> GuestJoin.join(result, missing))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("none.txt: cannot be read");
    }
}
