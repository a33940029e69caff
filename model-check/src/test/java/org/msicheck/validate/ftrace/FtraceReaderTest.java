package org.msicheck.validate.ftrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.verdict.Verdict;

/** A guest that moves its interrupts, with fields in any order and other lines in between; what is stale is known. */
class FtraceReaderTest {
    private static final int CPUS = 4;
    private static final int VECTORS = 8;
    private static final int FIRST_IRQ = 24;

    /** A processor's vector. */
    private record Slot(int cpu, int vector) {
        long address() {
            return 0xfee00004L | 1L << (12 + cpu);
        }
    }

    /** The kernel's half and the machine's half of one run. */
    private static final class Run {
        private final Random random;
        private final LogText log = LogText.nvme();
        private final List<String> trace = new ArrayList<>();
        private final Map<Slot, Integer> owners = new HashMap<>();
        private final Map<Integer, Slot> now = new HashMap<>();
        private int writes;
        private long torn;
        private long stale;

        Run(final Random random) {
            this.random = random;
            for (int entry = 1; entry < CPUS; entry++) {
                final Slot slot = free();
                given(entry, slot);
                log.entry(entry, slot.address(), slot.vector).unmask(entry);
            }
        }

        private Slot free() {
            Slot slot = null;
            while (slot == null || owners.containsKey(slot)) {
                slot = new Slot(random.nextInt(CPUS), 0x21 + random.nextInt(VECTORS));
            }
            return slot;
        }

        /** Fields in any order, perhaps with others. */
        private void line(final String event, final String... fields) {
            final List<String> all = new ArrayList<>(List.of(fields));
            if (random.nextBoolean()) {
                all.add("is_managed=" + random.nextInt(2));
            }
            Collections.shuffle(all, random);
            trace.add(String.format(
                    "%16s-%d [%03d] d..1. %5d.%06d: %s: %s",
                    "dd" + random.nextInt(9),
                    random.nextInt(9999),
                    random.nextInt(CPUS),
                    random.nextInt(99999),
                    random.nextInt(999_999),
                    event,
                    String.join(" ", all)));
            if (random.nextInt(4) == 0) {
                trace.add(
                        "  kworker/0:1-9 [000] d.h1. 1.0: softirq_raise: vec=" + random.nextInt(9) + " [action=TIMER]");
            }
        }

        /** The kernel gives an interrupt a slot and writes its message. */
        private void given(final int entry, final Slot slot) {
            final int irq = FIRST_IRQ + entry;
            final Slot before = now.put(entry, slot);
            owners.put(slot, irq);
            line(
                    "vector_config",
                    "irq=" + irq,
                    "vector=" + slot.vector,
                    "cpu=" + slot.cpu,
                    "apicdest=0x" + (1 << slot.cpu));
            line(
                    "vector_update",
                    "irq=" + irq,
                    "vector=" + slot.vector,
                    "cpu=" + slot.cpu,
                    "prev_vector=" + (before == null ? 0 : before.vector),
                    "prev_cpu=" + (before == null ? 0 : before.cpu));
            line(
                    "msi_write",
                    "(__pci_write_msi_msg+0x0/0x1e0)",
                    "irq=" + irq,
                    String.format("lo=0x%x", slot.address()),
                    "hi=0x0",
                    String.format("data=0x%x", slot.vector));
            writes++;
        }

        private void message(final int entry, final Slot slot) {
            log.raise(entry).window(slot.address(), slot.vector);
        }

        /** Moves a vector; while its entry is half written, it may send. */
        void move(final int entry) {
            final Slot from = now.get(entry);
            final Slot to = free();
            final Slot half = new Slot(to.cpu, from.vector);
            final int sends = random.nextInt(3);
            given(entry, to);
            log.table(entry, 0, to.address());
            for (int each = 0; each < sends; each++) {
                message(entry, half);
                final boolean isTorn = to.cpu != from.cpu && to.vector != from.vector;
                torn += isTorn ? 1 : 0;
                stale += isTorn && !owners.containsKey(half) ? 1 : 0;
            }
            log.table(entry, 1, 0).table(entry, 2, to.vector);
            message(entry, to);
            line("irq_handler_entry", "irq=" + (FIRST_IRQ + entry), "name=nvme0q" + entry);
            if (random.nextBoolean()) {
                owners.remove(from);
                line("vector_free_moved", "irq=" + (FIRST_IRQ + entry), "cpu=" + from.cpu, "vector=" + from.vector);
            }
        }

        LogResult join() throws IOException {
            final Path file = Files.createTempFile("msicheck", ".ftrace");
            try {
                Files.write(file, trace);
                return GuestJoin.join(log.validate(), file);
            } finally {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 150)
    void shouldFindEveryWriteAndWhatIsStale(@ForAll @IntRange(max = 12) final int moves, @ForAll final Random random)
            throws IOException {
        final Run run = new Run(random);
        for (int each = 0; each < moves; each++) {
            run.move(1 + random.nextInt(3));
        }
        final LogResult result = run.join();
        assertThat(result.problems()).isEmpty();
        assertThat(result.notes())
                .anyMatch(note -> note.startsWith(
                        "ftrace: " + run.writes + " of " + run.writes + " message writes are in the log"));
        assertThat(result.outcomes().getOrDefault(Outcome.TORN, 0L)).isEqualTo(run.torn);
        assertThat(result.outcomes().getOrDefault(Outcome.STALE, 0L)).isEqualTo(run.stale);
    }

    @Property(tries = 50)
    void shouldNotAcceptALogThatLacksAnyWrite(
            @ForAll @IntRange(min = 1, max = 12) final int moves, @ForAll final Random random) throws IOException {
        final Run run = new Run(random);
        for (int each = 0; each < moves; each++) {
            run.move(1 + random.nextInt(3));
        }
        final List<Integer> writes = new ArrayList<>();
        for (int line = 0; line < run.trace.size(); line++) {
            if (run.trace.get(line).contains("msi_write")) {
                writes.add(line);
            }
        }
        final int at = writes.get(random.nextInt(writes.size()));
        run.trace.set(at, run.trace.get(at).replaceFirst("data=0x", "data=0x7"));
        assertThat(run.join().verdict()).isInstanceOf(Verdict.Inconclusive.class);
    }
}
