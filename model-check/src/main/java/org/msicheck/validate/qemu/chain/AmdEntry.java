package org.msicheck.validate.qemu.chain;

import java.util.Optional;

/**
 * The fields of an AMD interrupt remapping entry in either format: 32 bits, or 128 bits with the vector in the high half.
 *
 * @param low  the 32 bits, or bits 63:0
 * @param high bits 127:64 of the long format
 * @param wide whether it is the long format
 */
record AmdEntry(long low, long high, boolean wide) implements RemappingEntry {
    private static final int BYTE = 0xff;
    private static final long DESTINATION = 0xff_ffffL;
    private static final int GUEST_MODE = 1 << 7;
    private static final int ARBITRATED = 1;

    @Override
    public long present() {
        return low & 1;
    }

    @Override
    public long vector() {
        return (wide ? high : low >>> 16) & BYTE;
    }

    @Override
    public long destination() {
        return low >>> 8 & BYTE;
    }

    @Override
    public long wideDestination() {
        return wide ? (low >>> 8 & DESTINATION) | (high >>> 56) << 24 : destination();
    }

    @Override
    public long mode() {
        return low >>> 6 & 1;
    }

    @Override
    public long deliver() {
        return low >>> 2 & 7;
    }

    @Override
    public boolean mustTranslate(final Optional<Integer> sender, final int subhandle) {
        return present() == 1 && (low & GUEST_MODE) == 0 && deliver() <= ARBITRATED;
    }
}
