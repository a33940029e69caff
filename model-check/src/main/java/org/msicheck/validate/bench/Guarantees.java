package org.msicheck.validate.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.engine.Finding;
import org.msicheck.verdict.Verdict;

/**
 * Damage that has to be noticed every time: an altered message whose device event names function and vector, a message
 * of a masked vector, a missing unmask with a later message, and a missing write to an entry's address or data with a
 * later message behind a device event. Where such places are is found here with a small model of its own, not with the
 * engine.
 */
final class Guarantees {
    private static final Pattern TABLE = Pattern.compile(
            "memory_region_ops_write cpu \\S+ mr (\\S+) addr 0x([0-9a-f]+) value 0x([0-9a-f]+) size 4 name 'msix-table'");
    private static final Pattern MESSAGE = Pattern.compile(
            "memory_region_ops_write .* addr 0x([0-9a-f]+) value 0x([0-9a-f]+) size 4 name '(?:apic-msi|vtd-ir)'");
    private static final Pattern EVENT =
            Pattern.compile(".*(?:irq_msix raising MSI-X IRQ vector |notify_vec MSI-X notify vector ).*");
    private static final Pattern QUEUE = Pattern.compile("virtio_notify vdev \\S+ vq (\\S+)");
    private static final Pattern AHCI = Pattern.compile("ahci_irq_raise ahci\\((\\S+)\\).*");
    private static final int HEX = 16;
    private static final long WINDOW = 0xfee00000L;

    private final PrintWriter out;
    private final LogCopy log;
    private final int places;
    private final Set<String> pointers = new HashSet<>();
    private final List<Integer> named = new ArrayList<>();
    private final List<Integer> masks = new ArrayList<>();
    private final Map<Integer, String> maskedMessage = new HashMap<>();
    private final Map<Integer, Integer> unmasks = new HashMap<>();
    private final Map<String, long[]> entries = new HashMap<>();
    private final Map<String, Integer> openSince = new HashMap<>();
    private final Map<String, Integer> lastChange = new HashMap<>();
    private final Map<Integer, Integer> entryWrites = new TreeMap<>();

    Guarantees(final PrintWriter out, final LogCopy log, final int places) {
        this.out = out;
        this.log = log;
        this.places = places;
        scan();
    }

    private void scan() {
        for (int index = 0; index < log.lines().size(); index++) {
            final String line = log.lines().get(index);
            final Matcher table = TABLE.matcher(line);
            final Matcher message = MESSAGE.matcher(line);
            if (table.matches()) {
                table(index, table.group(1), Long.parseLong(table.group(2), HEX), Long.parseLong(table.group(3), HEX));
            } else if (message.matches()) {
                message(index, Long.parseLong(message.group(1), HEX), Long.parseLong(message.group(2), HEX));
            } else if (line.startsWith("msix_write_config") && !line.endsWith("enabled 1 masked 0")) {
                openSince.clear();
            }
        }
    }

    private void table(final int index, final String region, final long address, final long value) {
        final String key = region + "/" + (address & ~0xfL);
        final long[] entry = entries.computeIfAbsent(key, ignored -> new long[] {0, 0, 0, 1});
        final int field = (int) (address & 0xf) / Integer.BYTES;
        if (entry[field] != value) {
            lastChange.put(key + field, index);
        } else {
            // Written twice: without the first write the second has the same effect.
            lastChange.remove(key + field);
        }
        entry[field] = value;
        openSince.remove(key);
        if (field == 3 && value == 0) {
            openSince.put(key, index);
        } else if (field == 3 && value == 1 && (entry[0] & ~0xfffffL) == WINDOW && lonely(entry)) {
            masks.add(index);
            maskedMessage.put(
                    index,
                    String.format(
                            "memory_region_ops_write cpu 0 mr %s addr 0x%x value 0x%x size 4 " + "name '%s'",
                            log.messageObject(), entry[0], entry[2], log.remapped() ? "vtd-ir" : "apic-msi"));
        }
    }

    /** No other entry holds this message, so nobody else can have sent it. */
    private boolean lonely(final long[] entry) {
        return entries.values().stream()
                        .filter(each -> each[0] == entry[0] && each[2] == entry[2])
                        .count()
                == 1;
    }

    private void message(final int index, final long address, final long data) {
        final String before = log.lines().get(Math.max(index - 1, 0));
        final boolean names = namesVector(before);
        if (names) {
            named.add(index);
        }
        final boolean event = names || namesQueue(before);
        entries.forEach((key, entry) -> {
            if (entry[0] == address && entry[2] == data && openSince.containsKey(key) && lonely(entry)) {
                unmasks.putIfAbsent(openSince.get(key), index);
                written(key + 0, index, event);
                written(key + 2, index, event);
            }
        });
    }

    /** The first message with what was written to an address or data register. */
    private void written(final String register, final int message, final boolean event) {
        final Integer write = lastChange.remove(register);
        if (write != null && event) {
            entryWrites.put(write, message);
        }
    }

    /** A virtio queue, whose vector the first message behind such an event tells. */
    private boolean namesQueue(final String line) {
        final Matcher queue = QUEUE.matcher(line);
        return queue.matches() && !pointers.add(queue.group(1));
    }

    /** AHCI names itself by a pointer, whose function the first message behind it tells. */
    private boolean namesVector(final String line) {
        final Matcher ahci = AHCI.matcher(line);
        return EVENT.matcher(line).matches() || (ahci.matches() && !pointers.add(ahci.group(1)));
    }

    boolean hold() {
        final List<Integer> missing = unmasks.keySet().stream().sorted().toList();
        final boolean altered = row("altered message that a device event names", named, this::alter);
        final boolean leaked = row("message of a masked vector", masks, this::leak);
        final boolean unmask = row("missing unmask with a later message", missing, this::drop);
        final boolean writes =
                row("missing address or data with a later message", List.copyOf(entryWrites.keySet()), this::dropWrite);
        return altered && leaked && unmask && writes;
    }

    /** Damages the log at a line; true if it is rejected where it has to be. */
    @FunctionalInterface
    private interface Trial {
        boolean noticed(int where);
    }

    private boolean row(final String name, final List<Integer> candidates, final Trial trial) {
        final List<Integer> chosen = DamageBenchmark.spread(candidates, places);
        final List<Integer> missed =
                chosen.stream().filter(where -> !trial.noticed(where)).toList();
        if (chosen.isEmpty()) {
            out.printf("  always: %-45s no such place in this log%n", name);
            return true;
        }
        out.printf(
                "  always: %-45s %d of %d noticed at the message%s%n",
                name, chosen.size() - missed.size(), chosen.size(), missed.isEmpty() ? "" : ", not at lines " + missed);
        return missed.isEmpty();
    }

    private boolean alter(final int where) {
        final String line = EventKind.NAMED_MESSAGE.altered(log.lines().get(where));
        return rejectedAt(log.validate(where, where + 1, line + "\n"), where + 1);
    }

    private boolean leak(final int where) {
        final String both = log.lines().get(where) + "\n" + maskedMessage.get(where) + "\n";
        return rejectedAt(log.validate(where, where + 1, both), where + 2);
    }

    private boolean drop(final int where) {
        return rejectedAt(log.validate(where, where + 1, ""), unmasks.get(where));
    }

    private boolean dropWrite(final int where) {
        final LogResult result = log.validate(where, where + 1, "");
        final long line = entryWrites.get(where);
        return rejectedAt(result, line)
                || result.functions().stream()
                        .map(each -> each.findings().entries().get(Finding.UNHELD_MESSAGE))
                        .anyMatch(entry -> entry != null && entry.lines().contains(line));
    }

    private static boolean rejectedAt(final LogResult result, final long line) {
        return result.verdict() instanceof Verdict.Rejected
                && result.functions().stream().anyMatch(function -> function.rejection()
                        .map(why -> why.line() == line)
                        .orElse(false));
    }
}
