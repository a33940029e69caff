package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Where a log leaves room: messages that are logged some lines too late or too early.
 */
final class Latitude {
    private static final int KEPT = 256;

    private final int[] id = new int[KEPT];
    private final long[] address = new long[KEPT];
    private final int[] data = new int[KEPT];
    private final long[] until = new long[KEPT];
    private final List<Held> held = new ArrayList<>(0);
    private int next;
    private int count;
    private long window;

    /** A message that nobody can have sent yet. */
    record Held(long address, int data, long line, int shut) {}

    /** How many lines a message may be away from where it left. */
    void window(final long lines) {
        window = lines;
    }

    long window() {
        return window;
    }

    void leaving(final int vector, final long toAddress, final int withData, final long line) {
        id[next] = vector;
        address[next] = toAddress;
        data[next] = withData;
        until[next] = line;
        next = (next + 1) % KEPT;
        count = Math.min(count + 1, KEPT);
    }

    /** The vector that could send this message a short while ago. */
    int former(final long toAddress, final int withData, final long line) {
        return former(toAddress, withData, line, Vectors.NONE);
    }

    /** The same, asked of one vector only. */
    int former(final long toAddress, final int withData, final long line, final int only) {
        for (int index = 0; index < count; index++) {
            if (address[index] == toAddress
                    && data[index] == withData
                    && (only == Vectors.NONE || only == id[index])
                    && window > 0
                    && line - until[index] <= window) {
                return id[index];
            }
        }
        return Vectors.NONE;
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
