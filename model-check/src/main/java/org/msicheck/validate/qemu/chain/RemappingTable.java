package org.msicheck.validate.qemu.chain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.TrackedFunction;

/**
 * What the log tells of the interrupt remapping table: where it is, whether it is used, which entries the unit has read
 * since they were invalidated, and, where the log shows memory being written, what they hold.
 *
 * <p>An entry that is read has to be what memory holds, or what was read before and not invalidated since: the unit may
 * keep it. Where memory is not logged, an entry that changes between two reads without an invalidation is a finding:
 * a unit that keeps entries would still use the old one.
 */
final class RemappingTable {
    private static final int ENTRY_BYTES = 16;
    private static final int COMPATIBILITY = 1 << 23;
    private static final int WORD = 0xffff;
    private static final long UNKNOWN = -1;

    private final Engine engine;
    private final Map<Long, Entry> kept = new HashMap<>();
    private final Map<Long, Changed> changed = new HashMap<>();
    private long root = UNKNOWN;
    private long entries = UNKNOWN;
    private boolean enabled;
    private boolean enableSeen;
    private boolean readsLogged;
    private boolean invalidationsLogged;
    private boolean blocksCompatibility;
    private boolean narrow = true;
    private boolean wide = true;

    RemappingTable(final Engine engine) {
        this.engine = engine;
    }

    /** The two halves of an entry. */
    private record Entry(long low, long high) {}

    /** An entry that was read changed, and had not been invalidated: it should be, before it changes again. */
    private record Changed(TrackedFunction part, long line) {}

    /** The unit has taken over a table; software has to invalidate everything then. */
    void root(final long address, final long count) {
        root = address;
        entries = count;
        kept.clear();
        narrow = true;
        wide = true;
    }

    /**
     * The destination that an entry has to give. Entries have 8-bit or, in extended interrupt mode, 32-bit APIC ids; the
     * log does not say which, so the first entry where the two differ tells, for all entries of this table.
     */
    long destination(final RemappingEntry entry, final long observed) {
        final boolean isNarrow = narrow && entry.destination() == observed;
        final boolean isWide = wide && entry.wideDestination() == observed;
        if (isNarrow || isWide) {
            narrow = isNarrow;
            wide = isWide;
            return observed;
        }
        return narrow ? entry.destination() : entry.wideDestination();
    }

    void enable(final boolean on) {
        enabled = on;
        enableSeen = true;
    }

    /** A write to Global Command: without Compatibility Format Interrupt such messages have to be blocked. */
    void command(final long value) {
        blocksCompatibility = (value & COMPATIBILITY) == 0;
    }

    boolean isOn() {
        return enableSeen && enabled;
    }

    boolean isOff() {
        return enableSeen && !enabled;
    }

    boolean mustBlockCompatibility() {
        return isOn() && blocksCompatibility;
    }

    /** Whether the log would show the read of an entry. */
    boolean readsLogged() {
        return readsLogged;
    }

    /** Whether the table is known to have this entry. */
    boolean has(final long index) {
        return entries != UNKNOWN && index < entries;
    }

    boolean isBeyond(final long index) {
        return entries != UNKNOWN && index >= entries;
    }

    void invalidateAll() {
        invalidationsLogged = true;
        kept.clear();
        changed.clear();
    }

    /**
     * All indices that differ from this one in the lowest {@code mask} bits only. Software changes an entry and
     * invalidates it then; messages may use the new one in between. For how long is nobody's rule, and lines are no time.
     */
    void invalidate(final long index, final long mask) {
        invalidationsLogged = true;
        forget(kept, index, mask);
        forget(changed, index, mask);
    }

    private static void forget(final Map<Long, ?> entries, final long index, final long mask) {
        if (mask == 0) {
            entries.remove(index);
        } else {
            entries.keySet().removeIf(each -> each >>> mask == index >>> mask);
        }
    }

    private void blame(final Changed entry) {
        engine.finding(entry.part(), Finding.IRTE_CHANGED, entry.line());
    }

    /** No invalidation follows any more. */
    void end() {
        changed.values().stream()
                .sorted(Comparator.comparingLong(Changed::line))
                .forEach(this::blame);
        changed.clear();
    }

    /** The unit has read an entry. */
    void read(final TrackedFunction part, final long index, final long low, final long high, final long line) {
        readsLogged = true;
        final Entry now = new Entry(low, high);
        // An index has 16 bits, which bounds the map.
        final Entry before = kept.put(index & WORD, now);
        if (before != null && before.equals(now)) {
            engine.check(part, "IRTE " + index, low, now.low());
            return;
        }
        if (before != null && invalidationsLogged) {
            Optional.ofNullable(changed.put(index & WORD, new Changed(part, line)))
                    .ifPresent(this::blame);
        }
        half(part, "low", index, 0, low);
        half(part, "high", index, Long.BYTES, high);
    }

    private void half(
            final TrackedFunction part, final String name, final long index, final int offset, final long observed) {
        if (root == UNKNOWN) {
            return;
        }
        final long at = root + index * ENTRY_BYTES + offset;
        final OptionalInt first = engine.memory().value(at);
        final OptionalInt second = engine.memory().value(at + Integer.BYTES);
        if (first.isPresent() && second.isPresent()) {
            final long held = (first.getAsInt() & 0xffff_ffffL) | (long) second.getAsInt() << Integer.SIZE;
            engine.check(part, name + " half of IRTE " + index, held, observed);
        }
    }
}
