package org.msicheck.validate.engine;

/** How often the log shows a vector being delivered to a destination. */
public final class Deliveries {
    private static final int DESTINATIONS = 256;
    private static final int VECTORS = 256;
    private static final int REMAPPABLE = 1 << 4;
    private static final int LOGICAL = 1 << 2;

    private final long[][] counts = new long[DESTINATIONS][];
    private long all;

    /**
     * Counts one delivery.
     *
     * @param destination the destination field, 8 bits
     * @param logical     whether it is a set of CPUs, a bit each, and not a number
     * @param vector      the vector, 8 bits
     */
    public void add(final long destination, final boolean logical, final long vector) {
        if (destination < 0 || destination >= DESTINATIONS || vector < 0 || vector >= VECTORS) {
            return;
        }
        all++;
        if (!logical) {
            count((int) destination, (int) vector);
        }
        for (int bits = logical ? (int) destination : 0; bits != 0; bits &= bits - 1) {
            count(Integer.lowestOneBit(bits), (int) vector);
        }
    }

    /**
     * Counts one message to the local APICs, by the fields of its compatibility format.
     *
     * @param address the address
     * @param data    the data
     */
    public void addMessage(final long address, final int data) {
        if (Vectors.isX86(address) && (address & REMAPPABLE) == 0) {
            add(address >>> 12 & 0xff, (address & LOGICAL) != 0, data & 0xff);
        }
    }

    private void count(final int destination, final int vector) {
        if (counts[destination] == null) {
            counts[destination] = new long[VECTORS];
        }
        counts[destination][vector]++;
    }

    /**
     * Deliveries of one vector to one CPU, a set of CPUs counting for each of them.
     *
     * @param destination the CPU's own destination field
     * @param vector      the vector
     * @return a count
     */
    public long of(final int destination, final int vector) {
        return counts[destination] == null ? 0 : counts[destination][vector];
    }

    /**
     * All deliveries.
     *
     * @return 0 if the log does not show any
     */
    public long all() {
        return all;
    }
}
