package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * One run of writes to a message: address, upper address, data, in ascending order. A write to the same or an earlier
 * register begins a new run; data is the last register, so writing it ends the run. A log has no other bracket.
 */
final class UpdateRun {
    static final int ADDRESS = 0;
    static final int UPPER = 1;
    static final int DATA = 2;
    private static final int CLOSED = -1;
    private static final int MOST_CANDIDATES = 1 << 12;

    private int lastField = CLOSED;
    private long beforeAddress;
    private int beforeData;
    private int changes;
    private boolean live;
    private long serial;
    private final List<Candidate> candidates = new ArrayList<>(0);

    /** A message seen inside the run that is not the one before it. */
    record Candidate(int vector, long address, int data, long line) {}

    boolean continues(final int field) {
        return lastField != CLOSED && field > lastField;
    }

    boolean open() {
        return lastField != CLOSED;
    }

    void begin(final long address, final int data) {
        beforeAddress = address;
        beforeData = data;
        changes = 0;
        live = true;
        serial++;
        candidates.clear();
    }

    void write(final int field, final boolean changed, final boolean isLive) {
        lastField = field;
        changes += changed ? 1 : 0;
        live &= isLive;
    }

    void saw(final int vector, final long address, final int data, final long line) {
        if (candidates.size() < MOST_CANDIDATES) {
            candidates.add(new Candidate(vector, address, data, line));
        }
    }

    List<Candidate> close() {
        lastField = CLOSED;
        return candidates;
    }

    long beforeAddress() {
        return beforeAddress;
    }

    int beforeData() {
        return beforeData;
    }

    /** Whether a live message changed in more than one write. */
    boolean openWindow() {
        return live && changes > 1;
    }

    long serial() {
        return serial;
    }
}
