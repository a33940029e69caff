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
     */
    public record Entry(long count, List<Long> lines) {
    }

    /**
     * Counts one.
     *
     * @param kind the kind
     * @param line the line
     */
    public void add(final K kind, final long line) {
        final Entry old = entries.get(kind);
        if (old == null) {
            entries.put(kind, new Entry(1, List.of(line)));
            return;
        }
        List<Long> lines = old.lines;
        if (lines.size() < KEPT) {
            lines = new ArrayList<>(lines);
            lines.add(line);
        }
        entries.put(kind, new Entry(old.count + 1, lines));
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
