package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Dwords of memory that messages may have overwritten. Messages to memory are not logged; a later read of the dword
 * shows the last one. Several messages to one dword between two looks at it are seen as one.
 */
final class RamSlots {
    private static final int MOST_SLOTS = 1 << 16;

    private final Map<Long, Slot> slots = new HashMap<>();
    /** What may have been sent inside updates that have not ended; few of all. */
    private final List<May> pending = new ArrayList<>(0);

    /** A message that a vector may have sent to a dword since it was last looked at. */
    static final class May {
        private final int id;
        private final int data;
        private final long serial;
        private final boolean inRun;
        private final long beforeAddress;
        private final int beforeData;
        private boolean open = true;
        private boolean closed;
        private long afterAddress;
        private int afterData;

        May(final int id, final int data, final UpdateRun run, final boolean inRun, final int beforeData) {
            this.id = id;
            this.data = data;
            this.serial = run.serial();
            this.inRun = inRun;
            this.beforeAddress = run.beforeAddress();
            this.beforeData = beforeData;
        }

        int id() {
            return id;
        }

        int data() {
            return data;
        }

        /** Inside an update that has not ended. */
        boolean pending() {
            return inRun && !closed;
        }

        /** Neither the message before its update nor the one after it. */
        boolean torn(final long address) {
            return inRun
                    && closed
                    && !(address == beforeAddress && data == beforeData)
                    && !(address == afterAddress && data == afterData);
        }
    }

    /** A message that has to be there when the dword is looked at. */
    record Must(int id, int data, long line, boolean surely, List<String> faults) {
        /** A dword shows only the last message, so that several alike are as good as one. */
        boolean isLike(final Must other) {
            return id == other.id && data == other.data && surely == other.surely && faults.equals(other.faults);
        }
    }

    /** One dword. */
    static final class Slot {
        private int base;
        private boolean known;
        private final List<May> may = new ArrayList<>(1);
        private final List<Must> must = new ArrayList<>(0);

        boolean known() {
            return known;
        }

        int base() {
            return base;
        }

        List<May> may() {
            return may;
        }

        List<Must> must() {
            return must;
        }

        void looked(final int value) {
            base = value;
            known = true;
            must.clear();
            may.removeIf(entry -> !entry.open);
        }
    }

    /** The dword, from now on watched; a dummy if too many are. */
    Slot at(final long address) {
        final Slot found = slots.get(address);
        if (found != null) {
            return found;
        }
        final Slot slot = new Slot();
        if (slots.size() < MOST_SLOTS) {
            slots.put(address, slot);
        }
        return slot;
    }

    OptionalInt value(final long address) {
        final Slot slot = slots.get(address);
        return slot != null && slot.known && slot.may.isEmpty() ? OptionalInt.of(slot.base) : OptionalInt.empty();
    }

    boolean watched(final long address) {
        return slots.containsKey(address);
    }

    void opened(final long address, final May entry) {
        final Slot slot = at(address);
        for (final May other : slot.may) {
            if (other.id == entry.id && other.data == entry.data && other.inRun == entry.inRun && !other.closed) {
                other.open = true;
                return;
            }
        }
        slot.may.add(entry);
        if (entry.pending() && watched(address)) {
            pending.add(entry);
        }
    }

    void must(final long address, final Must entry) {
        final List<Must> must = at(address).must;
        if (must.stream().noneMatch(known -> known.isLike(entry))) {
            must.add(entry);
        }
    }

    /** The vector can no longer send this message. */
    void shut(final long address, final int id) {
        final Slot slot = slots.get(address);
        if (slot == null) {
            return;
        }
        for (final May entry : slot.may) {
            entry.open &= entry.id != id;
        }
    }

    /** An update ended with this message. */
    void updateEnded(final int id, final long serial, final long address, final int data) {
        for (final May entry : pending) {
            if (entry.id == id && entry.serial == serial) {
                entry.closed = true;
                entry.afterAddress = address;
                entry.afterData = data;
            }
        }
        pending.removeIf(entry -> entry.closed);
    }

    /** Whether any vector may have written to memory. */
    boolean idle() {
        return slots.isEmpty();
    }

    /** Forgets what a vector may have sent: it was replaced, or does not send to memory. */
    void forget(final int id) {
        for (final Slot slot : slots.values()) {
            slot.must.removeIf(entry -> entry.id == id);
            final Iterator<May> entries = slot.may.iterator();
            while (entries.hasNext()) {
                if (entries.next().id == id) {
                    entries.remove();
                }
            }
        }
    }
}
