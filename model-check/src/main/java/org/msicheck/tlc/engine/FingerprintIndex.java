package org.msicheck.tlc.engine;

import java.rmi.RemoteException;
import java.rmi.server.UnicastRemoteObject;
import tlc2.tool.TLCTrace;
import tlc2.tool.fp.FPSet;
import tlc2.tool.fp.FPSetConfiguration;

/**
 * TLC's set of fingerprints, which also numbers them. TLC asks it about every successor just before it calls the state
 * writer, so that the writer learns the successor's number without computing a fingerprint again.
 */
final class FingerprintIndex extends FPSet {
    private static final long serialVersionUID = 1L;
    private static final int SMALLEST = 1 << 12;

    private long[] fingerprints = new long[SMALLEST];
    private int[] numbers = new int[SMALLEST];
    private int count;
    private int last;

    /** TLC's class offers itself to other processes on a network port; this one takes that back at once. */
    FingerprintIndex() throws RemoteException {
        super(new FPSetConfiguration());
        UnicastRemoteObject.unexportObject(this, true);
    }

    @Override
    public FPSet init(final int numThreads, final String metadir, final String filename) {
        return this;
    }

    /** The number of the fingerprint that was put last. */
    int last() {
        return last;
    }

    /** The number of a fingerprint that was put before, or -1. */
    int find(final long fingerprint) {
        return numbers[slot(fingerprint)] - 1;
    }

    @Override
    public long size() {
        return count;
    }

    @Override
    public boolean put(final long fingerprint) {
        final int slot = slot(fingerprint);
        if (numbers[slot] != 0) {
            last = numbers[slot] - 1;
            return true;
        }
        last = count++;
        fingerprints[slot] = fingerprint;
        numbers[slot] = count;
        if (count > numbers.length / 2) {
            grow();
        }
        return false;
    }

    @Override
    public boolean contains(final long fingerprint) {
        return numbers[slot(fingerprint)] != 0;
    }

    private int slot(final long fingerprint) {
        final int mask = numbers.length - 1;
        int slot = (int) (fingerprint ^ fingerprint >>> 32) & mask;
        while (numbers[slot] != 0 && fingerprints[slot] != fingerprint) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        final long[] oldFingerprints = fingerprints;
        final int[] oldNumbers = numbers;
        fingerprints = new long[oldNumbers.length * 2];
        numbers = new int[oldNumbers.length * 2];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != 0) {
                final int slot = slot(oldFingerprints[i]);
                fingerprints[slot] = oldFingerprints[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    @Override
    public long checkFPs() {
        return Long.MAX_VALUE;
    }

    @Override
    public void beginChkpt() {
        throw new UnsupportedOperationException("checkpoints are off");
    }

    @Override
    public void commitChkpt() {
        throw new UnsupportedOperationException("checkpoints are off");
    }

    @Override
    public void recover(final TLCTrace trace) {
        throw new UnsupportedOperationException("checkpoints are off");
    }

    @Override
    public void recoverFP(final long fingerprint) {
        throw new UnsupportedOperationException("checkpoints are off");
    }

    @Override
    public void beginChkpt(final String filename) {
        throw new UnsupportedOperationException("checkpoints are off");
    }

    @Override
    public void commitChkpt(final String filename) {
        throw new UnsupportedOperationException("checkpoints are off");
    }

    @Override
    public void recover(final String filename) {
        throw new UnsupportedOperationException("checkpoints are off");
    }
}
