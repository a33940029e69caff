package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts by kind, with the first lines of each.
 *
 * @param <K> the kinds
 */
public final class Tally<K extends Comparable<K>> {
    private static final int KEPT = 5;
    private static final int MOST_MESSAGES = 1 << 16;

    private final Map<K, Sum> sums = new TreeMap<>();

    /** What was counted of one kind. */
    private static final class Sum {
        private long count;
        private final List<Long> lines = new ArrayList<>(1);
        private final List<Seen> seen = new ArrayList<>(0);
    }

    /**
     * What is known of one kind.
     *
     * @param count how often it was seen
     * @param lines the first few lines, ascending as they were found
     * @param seen  the messages, where the kind is about messages; of very many only the first
     */
    public record Entry(long count, List<Long> lines, List<Seen> seen) {}

    /**
     * A message that is counted.
     *
     * @param line    the line
     * @param address its address
     * @param data    its data
     */
    public record Seen(long line, long address, int data) {}

    /**
     * Counts one.
     *
     * @param kind the kind
     * @param line the line
     */
    public void add(final K kind, final long line) {
        add(kind, line, List.of());
    }

    /**
     * Counts one message.
     *
     * @param kind    the kind
     * @param message the message
     */
    public void add(final K kind, final Seen message) {
        add(kind, message.line(), List.of(message));
    }

    private void add(final K kind, final long line, final List<Seen> message) {
        final Sum sum = sums.computeIfAbsent(kind, key -> new Sum());
        sum.count++;
        if (sum.lines.size() < KEPT) {
            sum.lines.add(line);
        }
        if (sum.seen.size() < MOST_MESSAGES) {
            sum.seen.addAll(message);
        }
    }

    /**
     * All kinds that were seen.
     *
     * @return in the order of the kinds
     */
    public Map<K, Entry> entries() {
        final Map<K, Entry> entries = new TreeMap<>();
        sums.forEach(
                (kind, sum) -> entries.put(kind, new Entry(sum.count, List.copyOf(sum.lines), List.copyOf(sum.seen))));
        return Collections.unmodifiableMap(entries);
    }
}
