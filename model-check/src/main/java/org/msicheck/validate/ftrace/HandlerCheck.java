package org.msicheck.validate.ftrace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.validate.engine.Deliveries;
import org.msicheck.validate.engine.MessageHistory;
import org.msicheck.validate.engine.MessageUpdate;

/**
 * Holds entries of handlers against messages and deliveries, without a common clock.
 *
 * <p>A message that the kernel wrote and that was found in the log is one moment in both: the handlers of its interrupt
 * cannot have been entered more often before it than the interrupt's vectors had sent before it. And a CPU that enters
 * a handler must have been delivered, at some time in the log, a vector that the interrupt has there.
 */
final class HandlerCheck {
    private final HandlerEntries entries;
    private final MessageHistory history;
    private final Map<String, List<MessageUpdate>> updates = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private long checked;

    HandlerCheck(final HandlerEntries entries, final MessageHistory history) {
        this.entries = entries;
        this.history = history;
        for (final MessageUpdate update : history.updates()) {
            updates.computeIfAbsent(VectorHistories.key(update), key -> new ArrayList<>())
                    .add(update);
        }
        for (final MessageHistory.Total total : history.totals()) {
            totals.merge(
                    VectorHistories.key(total.function(), total.capability(), total.vector()), total.sent(), Long::sum);
        }
    }

    /**
     * Entries before each write of a vector's message, against messages sent before it. Equal messages may be written
     * often, so each write is taken for the last update that it can have been.
     *
     * @param vector  the vector
     * @param writes  its writes in the trace's order
     * @param vectors for each interrupt all of its vectors
     */
    void anchored(final String vector, final List<GuestTrace.Write> writes, final Map<Long, Set<String>> vectors) {
        final List<MessageUpdate> own = updates.getOrDefault(vector, List.of());
        int next = own.size();
        for (int index = writes.size() - 1; index >= 0; index--) {
            final GuestTrace.Write write = writes.get(index);
            do {
                next--;
            } while (next >= 0 && !fits(own.get(next), write));
            if (next < 0) {
                return;
            }
            before(write, own.get(next), vectors.get(write.irq()));
        }
    }

    private static boolean fits(final MessageUpdate update, final GuestTrace.Write write) {
        return update.address() == write.address() && update.data() == write.data();
    }

    private void before(final GuestTrace.Write write, final MessageUpdate update, final Set<String> vectors) {
        long sent = 0;
        for (final String vector : vectors) {
            sent += vector.equals(VectorHistories.key(update)) ? update.sent() : until(vector, update.line());
        }
        compare(write.irq(), write.entriesNeeded(), sent, " before ftrace line " + write.line());
    }

    /** Messages of a vector up to its next update behind a line, or to the end. */
    private long until(final String vector, final long line) {
        return updates.getOrDefault(vector, List.of()).stream()
                .filter(each -> each.line() >= line)
                .findFirst()
                .map(MessageUpdate::sent)
                .orElseGet(() -> totals.getOrDefault(vector, 0L));
    }

    /** All entries of an interrupt against all messages of its vectors. */
    void inAll(final long irq, final Set<String> vectors) {
        final long sent = vectors.stream()
                .mapToLong(each -> totals.getOrDefault(each, 0L))
                .sum();
        compare(irq, entries.needed(irq), sent, "");
    }

    private void compare(final long irq, final long needed, final long sent, final String when) {
        checked++;
        if (needed > sent) {
            problems.add("ftrace: the handler of irq " + irq + " was entered " + needed + " times" + when
                    + ", but its vectors sent " + sent + " messages");
        }
    }

    /** Every CPU that entered a handler was delivered a vector that the interrupt had there. */
    void delivered() {
        if (history.deliveries().all() == 0) {
            return;
        }
        entries.entries().forEach((entry, line) -> {
            final Set<Integer> destinations = entries.destinations(entry.cpu());
            checked += destinations.isEmpty() ? 0 : 1;
            if (!destinations.isEmpty() && !delivered(entry, destinations)) {
                problems.add("ftrace line " + line + ": the handler of irq " + entry.irq() + " was entered on CPU "
                        + entry.cpu() + ", to which its vectors there " + entry.vectors() + " were never delivered");
            }
        });
    }

    private boolean delivered(final HandlerEntries.Entry entry, final Set<Integer> destinations) {
        final Deliveries deliveries = history.deliveries();
        return entry.vectors().stream().anyMatch(vector -> destinations.stream()
                .anyMatch(destination -> deliveries.of(destination, vector) > 0));
    }

    List<String> problems() {
        return problems;
    }

    /** Comparisons made. */
    long checked() {
        return checked;
    }
}
