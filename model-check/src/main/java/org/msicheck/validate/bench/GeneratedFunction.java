package org.msicheck.validate.bench;

import java.util.Arrays;

/** One function of a generated log: what its registers hold. */
final class GeneratedFunction {
    private final String device;
    private final int slot;
    private final String event;
    private final boolean[] masked;
    private final boolean[] pending;
    private final long[] address;
    private final int[] data;

    GeneratedFunction(final String device, final int slot, final int entries, final String event) {
        this.device = device;
        this.slot = slot;
        this.event = event;
        masked = new boolean[entries];
        Arrays.fill(masked, true);
        pending = new boolean[entries];
        address = new long[entries];
        data = new int[entries];
    }

    int entries() {
        return masked.length;
    }

    String event() {
        return event;
    }

    boolean masked(final int vector) {
        return masked[vector];
    }

    void masked(final int vector, final boolean value) {
        masked[vector] = value;
    }

    boolean pending(final int vector) {
        return pending[vector];
    }

    void pending(final int vector, final boolean value) {
        pending[vector] = value;
    }

    void message(final int vector, final long toAddress, final int withData) {
        address[vector] = toAddress;
        data[vector] = withData;
    }

    long address(final int vector) {
        return address[vector];
    }

    int data(final int vector) {
        return data[vector];
    }

    private String name() {
        return device + " 00:" + (slot < 16 ? "0" : "") + Integer.toHexString(slot) + ".0";
    }

    private long base() {
        return 0xe0000000L + slot * 0x10000L;
    }

    String config(final int offset, final long value) {
        return "pci_cfg_write " + name() + " @0x" + Integer.toHexString(offset) + " <- 0x" + Long.toHexString(value);
    }

    String mapping() {
        return "pci_update_mappings_add " + name() + " 0,0x" + Long.toHexString(base()) + "+0x10000";
    }

    String state(final int bits) {
        return "msix_write_config dev " + device + " enabled " + (bits >> 15 & 1) + " masked " + (bits >> 14 & 1);
    }

    String table(final int vector, final int field, final long value) {
        return "memory_region_ops_write cpu 0 mr 0x55aa" + slot + " addr 0x"
                + Long.toHexString(base() + vector * 16L + field * 4L) + " value 0x" + Long.toHexString(value)
                + " size 4 name 'msix-table'";
    }
}
