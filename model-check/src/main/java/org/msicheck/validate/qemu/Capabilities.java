package org.msicheck.validate.qemu;

import org.msicheck.registers.MsiMessageControl;
import org.msicheck.validate.engine.Engine;

/**
 * Finds the MSI and MSI-X capabilities of a function: by walking the capability list where the log shows it being read,
 * otherwise by how software and the device model use them.
 */
final class Capabilities {
    private static final int LIST_POINTER = 0x34;
    private static final int FIRST = 0x40;
    private static final int LAST = 0xf0;
    private static final int MSI = 0x05;
    private static final int EXPRESS = 0x10;
    private static final int MSIX = 0x11;
    private static final int MOST = 48;
    private static final int BIR = 7;
    private static final int TABLE_SIZE = 0x7ff;
    private static final int CONTROL = 2;
    private static final int TABLE = 4;
    private static final int PBA = 8;
    private static final long WINDOW = 0xfee00000L;
    private static final long WINDOW_MASK = 0xfff00000L;

    private static final int ENABLE = 1;
    private static final int WIDE = 1 << 7;
    private static final int CONTROL_RESERVED = 0xfe00;
    private static final int LOG_VECTORS = 7;
    private static final int MOST_LOG_VECTORS = 5;
    private static final int NARROW_DATA = 8;
    private static final int WIDE_DATA = 12;
    /** Message Control, Message Address, and data or upper address. */
    private static final int[] MSI_REGISTERS = {CONTROL, TABLE, NARROW_DATA, WIDE_DATA};
    /** Below it no platform takes messages: x86 has I/O ports there. */
    private static final long LEAST_ADDRESS = 0x10000;

    private final Engine engine;

    Capabilities(final Engine engine) {
        this.engine = engine;
    }

    /** Walks the list as far as it was read. */
    void walk(final QemuFunction function) {
        int at = function.hasRead(LIST_POINTER, 1) ? function.readValue(LIST_POINTER, 1) & ~3 : 0;
        for (int steps = 0; at >= FIRST && steps < MOST && function.hasRead(at, 1); steps++) {
            capability(function, at, function.readValue(at, 1));
            at = function.hasRead(at + 1, 1) ? function.readValue(at + 1, 1) & ~3 : 0;
        }
    }

    private void capability(final QemuFunction function, final int at, final int id) {
        if (id == MSI && function.hasRead(at + CONTROL, Short.BYTES)) {
            msi(function, at, function.readValue(at + CONTROL, Short.BYTES));
        } else if (id == MSIX) {
            msix(function, at);
        } else if (id == EXPRESS) {
            function.expressCap(at);
        }
    }

    private void msi(final QemuFunction function, final int at, final int control) {
        if (function.msiCap() == QemuFunction.UNKNOWN) {
            function.msiCap(at);
            engine.declareMsi(function.tracked(), control);
        }
    }

    private void msix(final QemuFunction function, final int at) {
        function.msixCap(at);
        if (function.hasRead(at + TABLE, Integer.BYTES)) {
            final int value = function.readValue(at + TABLE, Integer.BYTES);
            function.table(value & BIR, value & ~BIR);
        }
        if (function.hasRead(at + PBA, Integer.BYTES)) {
            final int value = function.readValue(at + PBA, Integer.BYTES);
            function.pba(value & BIR, value & ~BIR);
        }
        if (function.hasRead(at + CONTROL, Short.BYTES)) {
            final int control = function.readValue(at + CONTROL, Short.BYTES);
            engine.declareMsix(function.tracked(), (control & TABLE_SIZE) + 1);
        }
    }

    /**
     * A capability is MSI's when software uses it so: an address of the x86 window behind a 16-bit register, whichever of
     * the two is written first; or, wherever its messages go, all registers of a message where the form of an enabled
     * Message Control has them.
     *
     * @param function with this write kept
     * @return true if the capability was found by this write; what was kept is written again by the caller
     */
    boolean foundByUse(final QemuFunction function, final int offset, final long value) {
        if (offset % Integer.BYTES == 0 && inWindow(value) && function.wroteWordAt(offset - CONTROL)) {
            msi(function, offset - TABLE, function.word());
            return true;
        }
        if (offset % Integer.BYTES == CONTROL
                && MsiMessageControl.enabled((int) value)
                && inWindow(function.kept(offset + CONTROL).orElse(0))) {
            msi(function, offset - CONTROL, (int) value);
            return true;
        }
        for (final int register : MSI_REGISTERS) {
            final int cap = offset - register;
            if (cap >= FIRST && cap <= LAST && cap % Integer.BYTES == 0 && isUsedAsMsi(function, cap)) {
                msi(function, cap, (int) function.kept(cap + CONTROL).getAsLong());
                return true;
            }
        }
        return false;
    }

    private static boolean isUsedAsMsi(final QemuFunction function, final int cap) {
        final long control = function.kept(cap + CONTROL).orElse(0);
        final long address = function.kept(cap + TABLE).orElse(0);
        final boolean wide = (control & WIDE) != 0;
        final int data = cap + (wide ? WIDE_DATA : NARROW_DATA);
        return (control & ENABLE) != 0
                && (control & CONTROL_RESERVED) == 0
                && (control >> 1 & LOG_VECTORS) <= MOST_LOG_VECTORS
                && (control >> 4 & LOG_VECTORS) <= MOST_LOG_VECTORS
                && address >= LEAST_ADDRESS
                && address % Integer.BYTES == 0
                && function.kept(data).orElse(-1) >>> Short.SIZE == 0
                && function.kept(cap + (wide ? NARROW_DATA : WIDE_DATA)).isPresent() == wide;
    }

    private static boolean inWindow(final long value) {
        return (value & WINDOW_MASK) == WINDOW;
    }

    /**
     * The device model tells of a write to MSI-X Message Control: the write before it in the log.
     *
     * @return the offset of the capability
     */
    int foundByModel(final QemuFunction function, final int lastOffset, final long lastValue) {
        final int cap = lastOffset - lastOffset % Integer.BYTES;
        function.msixCap(cap);
        if (lastOffset % Integer.BYTES == CONTROL) {
            // Software that reads, changes and writes the register back tells the table size; others write zeros.
            engine.declareMsix(function.tracked(), (int) (lastValue & TABLE_SIZE) + 1);
        }
        return cap;
    }
}
