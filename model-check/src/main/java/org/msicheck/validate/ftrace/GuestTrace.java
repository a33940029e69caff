package org.msicheck.validate.ftrace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.msicheck.validate.GuestEvent;
import org.msicheck.validate.input.LineReader;
import org.msicheck.verdict.BadInputException;

/**
 * What a guest's ftrace says of messages: a kprobe {@code msi_write} on {@code __pci_write_msi_msg} with arguments irq,
 * lo, hi and data, and the events {@code irq_vectors:vector_*}.
 */
final class GuestTrace {
    private static final int MOST_EVENTS = 2_000_000;
    private static final int MOST_PROBLEMS = 5;
    private static final int HEX = 16;

    private final List<Write> writes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>(0);
    private final Map<Integer, Long> cpuOfDestination = new HashMap<>();
    private final Map<Long, Long> owners = new HashMap<>();
    private long lines;
    private final HandlerEntries entries = new HandlerEntries();

    /**
     * One message that the kernel wrote.
     *
     * @param irq     the interrupt
     * @param address 64 bits
     * @param data    32 bits
     * @param line    its line
     * @param owners  who owns which CPU's vector then: cpu * 256 + vector to irq
     * @param entriesNeeded messages that the entries of the interrupt's handlers before it need
     */
    record Write(long irq, long address, int data, long line, Map<Long, Long> owners, long entriesNeeded) {}

    /** Reads a file, plain or gzip. */
    static GuestTrace read(final Path file) {
        final GuestTrace trace = new GuestTrace();
        try (LineReader reader = LineReader.open(file)) {
            while (reader.next()) {
                trace.line(reader.text(), reader.number());
            }
            if (!reader.problem().isEmpty()) {
                throw new BadInputException(file + ": " + reader.problem());
            }
            if (reader.unfinished().isPresent()) {
                trace.problem(reader.number(), "the last line has no line feed and may be cut");
            }
            if (reader.firstNul() > 0) {
                trace.problem(reader.firstNul(), "a NUL byte, as where a file has a hole");
            }
        } catch (final IOException cause) {
            throw new BadInputException(file + ": cannot be read: " + cause.getMessage(), cause);
        }
        return trace;
    }

    private void line(final String text, final long number) {
        lines = number;
        if (GuestEvent.HANDLER_ENTRY.isIn(text)) {
            field(text, " irq=").ifPresent(irq -> entries.entered(irq, name(text), cpu(text), number));
        } else if (text.contains("apic_retrigger_irq+")) {
            entries.retriggered();
        } else if (GuestEvent.MSI_WRITE.isIn(text)) {
            final OptionalLong irq = field(text, " irq=");
            final OptionalLong low = field(text, " lo=");
            final OptionalLong high = field(text, " hi=");
            final OptionalLong data = field(text, " data=");
            if (irq.isEmpty() || low.isEmpty() || high.isEmpty() || data.isEmpty()) {
                problem(number, "no whole msi_write; expected are irq=, lo=, hi= and data=");
            } else if (writes.size() == MOST_EVENTS) {
                problem(number, "only the first " + MOST_EVENTS + " message writes are read");
            } else {
                writes.add(new Write(
                        irq.getAsLong(),
                        high.getAsLong() << Integer.SIZE | low.getAsLong(),
                        (int) data.getAsLong(),
                        number,
                        Map.copyOf(owners),
                        entries.needed(irq.getAsLong())));
            }
        } else if (text.contains(" vector_")) {
            vector(text);
        } else if (text.startsWith("CPU:") && text.contains("LOST") && text.contains("EVENTS]")) {
            problem(number, "the kernel's buffer lost events; make it larger (buffer_size_kb)");
        }
    }

    private void problem(final long number, final String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add("ftrace line " + number + ": " + text);
        }
    }

    /** Why the trace does not tell everything that it should. */
    List<String> problems() {
        return problems;
    }

    private void vector(final String text) {
        final OptionalLong irq = field(text, " irq=");
        final OptionalLong vector = field(text, " vector=");
        final OptionalLong cpu = field(text, " cpu=");
        if (irq.isEmpty() || vector.isEmpty() || cpu.isEmpty()) {
            return;
        }
        final long slot = cpu.getAsLong() << Byte.SIZE | vector.getAsLong();
        if (GuestEvent.VECTOR_UPDATE.isIn(text)) {
            owners.put(slot, irq.getAsLong());
            entries.moved(
                    irq.getAsLong(), slot(cpu, vector), slot(field(text, " prev_cpu="), field(text, " prev_vector=")));
        } else if (GuestEvent.VECTOR_FREE_MOVED.isIn(text) || GuestEvent.VECTOR_CLEAR.isIn(text)) {
            owners.remove(slot, irq.getAsLong());
            entries.freed(irq.getAsLong(), slot(cpu, vector));
        } else if (GuestEvent.VECTOR_CONFIG.isIn(text)) {
            field(text, " apicdest=").ifPresent(destination -> {
                cpuOfDestination.put((int) destination, cpu.getAsLong());
                entries.destination(cpu.getAsLong(), destination);
            });
        }
    }

    private static HandlerEntries.Slot slot(final OptionalLong cpu, final OptionalLong vector) {
        return new HandlerEntries.Slot(cpu.orElse(0), (int) vector.orElse(0));
    }

    /** The CPU that logged a line, in brackets behind the task. */
    private static long cpu(final String text) {
        final int from = text.indexOf('[');
        final int to = text.indexOf(']', from);
        final String digits = from < 0 || to < 0 ? "" : text.substring(from + 1, to);
        return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : -1;
    }

    private static String name(final String text) {
        final int at = text.indexOf(" name=");
        return at < 0 ? "" : text.substring(at);
    }

    private static OptionalLong field(final String text, final String name) {
        final int at = text.indexOf(name);
        if (at < 0) {
            return OptionalLong.empty();
        }
        final int from = at + name.length();
        int to = from;
        while (to < text.length() && text.charAt(to) > ' ') {
            to++;
        }
        final String digits = text.substring(from, to);
        try {
            return OptionalLong.of(
                    digits.startsWith("0x")
                            ? Long.parseUnsignedLong(digits.substring(2), HEX)
                            : Long.parseLong(digits));
        } catch (final NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }

    List<Write> writes() {
        return writes;
    }

    long lines() {
        return lines;
    }

    /** Entries of handlers. */
    HandlerEntries entries() {
        return entries;
    }

    /** The CPU that a message's destination field means to this kernel. */
    OptionalLong cpu(final long address) {
        final Long cpu = cpuOfDestination.get((int) (address >>> 12 & 0xff));
        return cpu == null ? OptionalLong.empty() : OptionalLong.of(cpu);
    }
}
