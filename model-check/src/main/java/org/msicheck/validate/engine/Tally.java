package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by kind, with the first lines of each.
 *
 * @param <K> the kinds
 */
public final class Tally<K extends Enum<K>> {
    private static final int KEPT = 5;

    private final Map<K, Entry> entries;

    /**
     * Counts nothing yet.
     *
     * @param kinds the enum
     */
    public Tally(final Class<K> kinds) {
        entries = new EnumMap<>(kinds);
    }

    /**
     * What is known of one kind.
     *
     * @param count how often it was seen
     * @param lines the first few lines, ascending as they were found
     * @param seen  the messages of the first few lines, where the kind is about messages
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
        final Entry old = entries.getOrDefault(kind, new Entry(0, List.of(), List.of()));
        final boolean room = old.lines.size() < KEPT;
        entries.put(
                kind,
                new Entry(
                        old.count + 1,
                        room ? joined(old.lines, List.of(line)) : old.lines,
                        room ? joined(old.seen, message) : old.seen));
    }

    private static <T> List<T> joined(final List<T> front, final List<T> back) {
        final List<T> all = new ArrayList<>(front);
        all.addAll(back);
        return List.copyOf(all);
    }

    /**
     * All kinds that were seen.
     *
     * @return in the enum's order
     */
    public Map<K, Entry> entries() {
        return java.util.Collections.unmodifiableMap(entries);
    }
}
