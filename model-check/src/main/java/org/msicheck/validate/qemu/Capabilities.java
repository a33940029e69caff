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
     * An address of the interrupt window behind a 16-bit register is the Message Address of an MSI capability,
     * whichever of the two is written first.
     *
     * @return true if the capability was found by this write; what was kept is written again by the caller
     */
    boolean foundByUse(final QemuFunction function, final int offset, final long value) {
        if (function.msiCap() != QemuFunction.UNKNOWN || offset < FIRST + CONTROL) {
            return false;
        }
        if (offset % Integer.BYTES == 0 && inWindow(value) && function.wroteWordAt(offset - CONTROL)) {
            msi(function, offset - TABLE, function.word());
            return true;
        }
        if (offset % Integer.BYTES == CONTROL
                && MsiMessageControl.enabled((int) value)
                && function.early().stream().anyMatch(w -> w.offset() == offset + CONTROL && inWindow(w.value()))) {
            msi(function, offset - CONTROL, (int) value);
            return true;
        }
        return false;
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
