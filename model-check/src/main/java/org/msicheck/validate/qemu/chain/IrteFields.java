package org.msicheck.validate.qemu.chain;

import java.util.Optional;
import org.msicheck.validate.engine.TrackedFunction;

/**
 * The fields of an Intel interrupt remapping entry in remapped format.
 *
 * @param low  bits 63:0
 * @param high bits 127:64
 */
record IrteFields(long low, long high) implements RemappingEntry {
    private static final long LOW_RESERVED = 0xff00_7000L;
    private static final long POSTED = 1 << 15;
    private static final int HIGH_BITS = 20;
    private static final int SUBHANDLE_RESERVED = 0xffff_0000;
    private static final int HEX = 16;

    /** Bus, device and function as the unit sees them; only on bus 0, where no bridge speaks for others. */
    static Optional<Integer> sourceId(final TrackedFunction function) {
        final String id = function.id();
        return id.startsWith("00:")
                ? Optional.of(Integer.parseInt(id.substring(3, 5), HEX) << 3 | Integer.parseInt(id.substring(6), HEX))
                : Optional.empty();
    }

    @Override
    public long present() {
        return low & 1;
    }

    @Override
    public long mode() {
        return low >>> 2 & 1;
    }

    long trigger() {
        return low >>> 4 & 1;
    }

    @Override
    public long deliver() {
        return low >>> 5 & 7;
    }

    @Override
    public long vector() {
        return low >>> 16 & 0xff;
    }

    @Override
    public long destination() {
        return low >>> 40 & 0xff;
    }

    @Override
    public long wideDestination() {
        return low >>> Integer.SIZE;
    }

    long source() {
        return high & 0xffff;
    }

    /** Source validation by all 16 bits of the requester: SVT 1, SQ 0. */
    boolean namesSource() {
        return (high >>> 16 & 0xf) == 4;
    }

    private boolean namesNoSource() {
        return (high >>> 18 & 3) == 0;
    }

    @Override
    public boolean mustTranslate(final Optional<Integer> sender, final int subhandle) {
        final boolean reserved = (low & (LOW_RESERVED | POSTED)) != 0
                || high >>> HIGH_BITS != 0
                || (subhandle & SUBHANDLE_RESERVED) != 0;
        final boolean through = namesNoSource()
                || (namesSource() && sender.map(id -> id == source()).orElse(false));
        return present() == 1 && !reserved && through;
    }
}
