package org.msicheck.validate.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.msicheck.verdict.BadInputException;

/**
 * All vectors of all functions of a log, in columns, and the index from a message to the vectors that hold it.
 *
 * <p>A vector is a number; a function's vectors are consecutive. Only messages that the log would show are indexed: those
 * to the x86 interrupt window, and those to a page where the log has shown one.
 */
final class Vectors {
    static final int NONE = -1;
    private static final int FIRST_CAPACITY = 256;
    private static final long WINDOW = 0xfee0_0000L;
    private static final long WINDOW_MASK = 0xffff_ffff_fff0_0000L;
    private static final int MOST_OUTSIDE = 1 << 16;
    private static final long PAGE_MASK = -0x1000L;
    /** Those of 256 functions with the longest table. */
    private static final int MOST = 1 << 19;

    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private Unit[] unit = new Unit[FIRST_CAPACITY];
    private long[] address = new long[FIRST_CAPACITY];
    private int[] data = new int[FIRST_CAPACITY];
    private int[] next = new int[FIRST_CAPACITY];
    private int[] previous = new int[FIRST_CAPACITY];
    private boolean[] held = new boolean[FIRST_CAPACITY];
    private boolean[] indexed = new boolean[FIRST_CAPACITY];
    private long[] dueLine = new long[FIRST_CAPACITY];
    private long[] sent = new long[FIRST_CAPACITY];
    private int[] heads = filled(4 * FIRST_CAPACITY);
    private int count;
    private final Set<Long> pages = new HashSet<>();
    private final Set<Long> outside = new HashSet<>();

    private static int[] filled(final int size) {
        final int[] heads = new int[size];
        Arrays.fill(heads, NONE);
        return heads;
    }

    /** Makes room for a unit's vectors; the first one's number is returned. A table that turns out longer takes new ones. */
    int allocate(final Unit owner, final int number) {
        if (count + number > MOST) {
            throw new BadInputException("a log has at most " + MOST + " vectors, all functions together");
        }
        final int first = count;
        count += number;
        if (count > unit.length) {
            grow();
        }
        Arrays.fill(unit, first, count, owner);
        return first;
    }

    private void grow() {
        final int size = Integer.highestOneBit(count) * 2;
        unit = Arrays.copyOf(unit, size);
        address = Arrays.copyOf(address, size);
        data = Arrays.copyOf(data, size);
        next = Arrays.copyOf(next, size);
        previous = Arrays.copyOf(previous, size);
        held = Arrays.copyOf(held, size);
        indexed = Arrays.copyOf(indexed, size);
        dueLine = Arrays.copyOf(dueLine, size);
        sent = Arrays.copyOf(sent, size);
        heads = filled(4 * size);
        for (int id = 0; id < count; id++) {
            if (indexed[id]) {
                link(id);
            }
        }
    }

    /** Whether the address is in the interrupt window of x86. */
    static boolean isX86(final long address) {
        return (address & WINDOW_MASK) == WINDOW;
    }

    /** Whether the log shows messages to this address. */
    boolean shown(final long toAddress) {
        return isX86(toAddress) || pages.contains(toAddress & PAGE_MASK);
    }

    /**
     * The log shows a message to this address, so it shows all that go to the page.
     *
     * @return whether that is news
     */
    boolean show(final long toAddress) {
        if (shown(toAddress)) {
            return false;
        }
        pages.add(toAddress & PAGE_MASK);
        for (int id = 0; id < count; id++) {
            if (held[id] && !indexed[id] && shown(address[id])) {
                indexed[id] = true;
                link(id);
            }
        }
        return true;
    }

    /** Whether some vector held an address to which messages were not shown. */
    boolean hasOutside() {
        return !outside.isEmpty();
    }

    /** Whether a vector holds this address. */
    boolean holds(final long toAddress) {
        if (!shown(toAddress) && !outside.contains(toAddress)) {
            return false;
        }
        for (int id = 0; id < count; id++) {
            if (held[id] && address[id] == toAddress) {
                return true;
            }
        }
        return false;
    }

    private int bucket(final long toAddress, final int withData) {
        final long key = (toAddress << Integer.SIZE) ^ withData;
        return (int) ((key * MIX) >>> 40) & (heads.length - 1);
    }

    /** The vector's message as its registers now hold it. */
    void content(final int id, final long newAddress, final int newData) {
        if (indexed[id]) {
            if (address[id] == newAddress && data[id] == newData) {
                return;
            }
            unlink(id);
        }
        address[id] = newAddress;
        data[id] = newData;
        held[id] = true;
        indexed[id] = shown(newAddress);
        if (!indexed[id] && newAddress != 0 && outside.size() < MOST_OUTSIDE) {
            outside.add(newAddress);
        }
        if (indexed[id]) {
            link(id);
        }
    }

    /** Takes a vector out of the index, as when its unit is replaced. */
    void forget(final int id) {
        if (indexed[id]) {
            unlink(id);
            indexed[id] = false;
        }
        held[id] = false;
    }

    private void link(final int id) {
        final int bucket = bucket(address[id], data[id]);
        next[id] = heads[bucket];
        previous[id] = NONE;
        if (heads[bucket] != NONE) {
            previous[heads[bucket]] = id;
        }
        heads[bucket] = id;
    }

    private void unlink(final int id) {
        if (previous[id] == NONE) {
            heads[bucket(address[id], data[id])] = next[id];
        } else {
            next[previous[id]] = next[id];
        }
        if (next[id] != NONE) {
            previous[next[id]] = previous[id];
        }
    }

    /** First vector that holds a message, or {@link #NONE}. */
    int first(final long toAddress, final int withData) {
        return matching(heads[bucket(toAddress, withData)], toAddress, withData);
    }

    /** Next vector that holds the same message. */
    int nextSame(final int id) {
        return matching(next[id], address[id], data[id]);
    }

    private int matching(final int from, final long toAddress, final int withData) {
        int id = from;
        while (id != NONE && (address[id] != toAddress || data[id] != withData)) {
            id = next[id];
        }
        return id;
    }

    int count() {
        return count;
    }

    /** For each vector the number of hidden states that the log allows now. */
    int[] setSizes() {
        final int[] sizes = new int[count];
        for (int id = 0; id < count; id++) {
            sizes[id] = unit[id].following().size(id - unit[id].first());
        }
        return sizes;
    }

    Unit unit(final int id) {
        return unit[id];
    }

    long address(final int id) {
        return address[id];
    }

    int data(final int id) {
        return data[id];
    }

    /** Messages that the vector sent or may have sent. */
    long sent(final int id) {
        return sent[id];
    }

    void countSent(final int id) {
        sent[id]++;
    }

    /** A vector's count goes on under another number; the old number counts nothing any more. */
    void moveSent(final int from, final int to) {
        sent[to] = sent[from];
        sent[from] = 0;
    }

    long dueLine(final int id) {
        return dueLine[id];
    }

    void dueLine(final int id, final long line) {
        dueLine[id] = line;
    }
}
