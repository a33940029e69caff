package org.msicheck.validate.qemu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.msicheck.validate.engine.TrackedFunction;

/** What the log has told of one PCI function: where its BARs and capabilities are. */
final class QemuFunction {
    static final int UNKNOWN = -1;
    private static final int BARS = 7;
    private static final int CONFIG_BYTES = 256;

    private final byte[] device;
    private final TrackedFunction tracked;
    private final long[] barBase = new long[BARS];
    private final long[] barSize = new long[BARS];
    private final byte[] config = new byte[CONFIG_BYTES];
    private final boolean[] configRead = new boolean[CONFIG_BYTES];
    private int msixCap = UNKNOWN;
    private int msiCap = UNKNOWN;
    private int expressCap = UNKNOWN;
    private int tableBar = UNKNOWN;
    private long tableOffset = UNKNOWN;
    private int pbaBar = UNKNOWN;
    private long pbaOffset = UNKNOWN;
    private final Map<Integer, ConfigWrite> early = new LinkedHashMap<>();
    private int wordOffset = UNKNOWN;
    private int word;
    private boolean written;

    /** A write to configuration space. */
    record ConfigWrite(int offset, int width, long value) {}

    QemuFunction(final String device, final TrackedFunction tracked) {
        this.device = device.getBytes(StandardCharsets.ISO_8859_1);
        this.tracked = tracked;
    }

    boolean named(final byte[] bytes, final int from, final int to) {
        return Arrays.equals(device, 0, device.length, bytes, from, to);
    }

    boolean deviceContains(final String part) {
        return new String(device, StandardCharsets.ISO_8859_1).contains(part);
    }

    TrackedFunction tracked() {
        return tracked;
    }

    void map(final int bar, final long base, final long size) {
        if (bar >= 0 && bar < BARS) {
            barBase[bar] = base;
            barSize[bar] = size;
        }
    }

    void unmap(final int bar) {
        if (bar >= 0 && bar < BARS) {
            barSize[bar] = 0;
        }
    }

    /** The BAR that holds an address, or {@link #UNKNOWN}. */
    int barOf(final long address) {
        for (int bar = 0; bar < BARS; bar++) {
            if (barSize[bar] != 0 && address - barBase[bar] >= 0 && address - barBase[bar] < barSize[bar]) {
                return bar;
            }
        }
        return UNKNOWN;
    }

    long offsetIn(final int bar, final long address) {
        return address - barBase[bar];
    }

    void table(final int bar, final long offset) {
        tableBar = bar;
        tableOffset = offset;
    }

    boolean tableKnown() {
        return tableOffset != UNKNOWN;
    }

    /** Offset of an address in the table, or a negative number. */
    long inTable(final long address) {
        return tableOffset == UNKNOWN ? UNKNOWN : address - barBase[tableBar] - tableOffset;
    }

    void pba(final int bar, final long offset) {
        pbaBar = bar;
        pbaOffset = offset;
    }

    /** Offset of an address in the PBA, or a negative number. */
    long inPba(final long address) {
        return pbaOffset == UNKNOWN ? UNKNOWN : address - barBase[pbaBar] - pbaOffset;
    }

    /** Whether no register but Command was written yet. */
    boolean onlyCommandWritten() {
        return !written;
    }

    /** Keeps the last 16-bit write that may have been a Message Control, for capabilities found by their use. */
    void wrote(final int offset, final int value) {
        written = true;
        if (offset % Integer.BYTES == 2) {
            wordOffset = offset;
            word = value;
        }
    }

    /** Keeps the last write to each offset, for a capability that is found later. */
    void keep(final ConfigWrite write) {
        early.remove(write.offset());
        early.put(write.offset(), write);
    }

    /** What was kept, the newest last. */
    List<ConfigWrite> early() {
        return List.copyOf(early.values());
    }

    /** What was last written at an offset, if it was kept. */
    OptionalLong kept(final int offset) {
        final ConfigWrite write = early.get(offset);
        return write == null ? OptionalLong.empty() : OptionalLong.of(write.value());
    }

    boolean wroteWordAt(final int offset) {
        return wordOffset == offset;
    }

    int word() {
        return word;
    }

    int msixCap() {
        return msixCap;
    }

    void msixCap(final int offset) {
        msixCap = offset;
    }

    int msiCap() {
        return msiCap;
    }

    void msiCap(final int offset) {
        msiCap = offset;
    }

    int expressCap() {
        return expressCap;
    }

    void expressCap(final int offset) {
        expressCap = offset;
    }

    /** Keeps bytes of configuration space that the log shows being read. */
    void read(final int offset, final int width, final long value) {
        for (int index = 0; index < width && offset + index < CONFIG_BYTES; index++) {
            config[offset + index] = (byte) (value >>> (index * Byte.SIZE));
            configRead[offset + index] = true;
        }
    }

    boolean hasRead(final int offset, final int width) {
        for (int index = 0; index < width; index++) {
            if (offset + index >= CONFIG_BYTES || !configRead[offset + index]) {
                return false;
            }
        }
        return true;
    }

    int readValue(final int offset, final int width) {
        int value = 0;
        for (int index = 0; index < width; index++) {
            value |= (config[offset + index] & 0xff) << (index * Byte.SIZE);
        }
        return value;
    }
}
