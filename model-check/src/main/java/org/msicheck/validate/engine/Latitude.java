package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Where a log or the text leaves room: messages that are logged some lines too late or too early, and the former
 * content of an entry that was rewritten while open, which a function may have cached.
 */
final class Latitude {
    private static final int KEPT = 256;

    private final boolean live;
    private final int[] id = new int[KEPT];
    private final long[] address = new long[KEPT];
    private final int[] data = new int[KEPT];
    private final long[] until = new long[KEPT];
    private final List<Held> held = new ArrayList<>(0);
    private int next;
    private int count;
    private long window;

    Latitude(final boolean live) {
        this.live = live;
    }

    /** A message that nobody can have sent yet. */
    record Held(long address, int data, long line, int shut) {}

    /** How many lines a message may be away from where it left. */
    void window(final long lines) {
        window = lines;
    }

    /** Whether only the registers as they are can be sent, which the user has to grant. */
    boolean live() {
        return live;
    }

    long window() {
        return window;
    }

    void leaving(final int vector, final long toAddress, final int withData, final long line) {
        if (window == 0 && live) {
            return;
        }
        id[next] = vector;
        address[next] = toAddress;
        data[next] = withData;
        until[next] = line;
        next = (next + 1) % KEPT;
        count = Math.min(count + 1, KEPT);
    }

    /** The vector that could send this message a short while ago, or as long as it has not been masked since. */
    int former(final Vectors vectors, final long toAddress, final int withData, final long line) {
        return former(vectors, toAddress, withData, line, Vectors.NONE);
    }

    /** The same, asked of one vector only. */
    int former(final Vectors vectors, final long toAddress, final int withData, final long line, final int only) {
        for (int index = 0; index < count; index++) {
            if (address[index] == toAddress
                    && data[index] == withData
                    && (only == Vectors.NONE || only == id[index])
                    && (line - until[index] <= window || (!live && cached(vectors, id[index])))) {
                return id[index];
            }
        }
        return Vectors.NONE;
    }

    private static boolean cached(final Vectors vectors, final int vector) {
        final Unit unit = vectors.unit(vector);
        final int number = vector - unit.first();
        return !unit.masked(number) && unit.run(number).dirty();
    }

    void hold(final long toAddress, final int withData, final long line, final int shut) {
        held.add(new Held(toAddress, withData, line, shut));
    }

    /** Takes back one held message with this content. */
    boolean release(final long toAddress, final int withData) {
        final Iterator<Held> each = held.iterator();
        while (each.hasNext()) {
            final Held message = each.next();
            if (message.address == toAddress && message.data == withData) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    /** Messages that were held for the whole window. */
    List<Held> expire(final long line) {
        final List<Held> gone = new ArrayList<>(0);
        while (!held.isEmpty() && line - held.get(0).line > window) {
            gone.add(held.remove(0));
        }
        return gone;
    }
}
