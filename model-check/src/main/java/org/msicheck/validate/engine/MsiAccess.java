package org.msicheck.validate.engine;

import org.msicheck.registers.MsiMessageControl;

/** Software's accesses to an MSI capability. */
final class MsiAccess {
    private static final int CONTROL_OFFSET = 2;
    private static final int WORD = 0xffff;

    private final Flow flow;

    MsiAccess(final Flow flow) {
        this.flow = flow;
    }

    void config(final MsiUnit unit, final int offset, final int width, final int value) {
        final int end = offset + width;
        if (offset <= CONTROL_OFFSET && CONTROL_OFFSET < end) {
            control(unit, offset, width, value);
        } else if (unit.form().maskable() && offset >= unit.form().maskOffset()) {
            mask(unit, offset, width, value);
        } else if (offset >= unit.form().addressOffset()
                && offset < unit.form().dataOffset() + unit.form().dataBytes()) {
            message(unit, offset, width, value);
        }
    }

    private void control(final MsiUnit unit, final int offset, final int width, final int value) {
        final TrackedFunction function = unit.function();
        flow.endUpdate(unit, 0);
        final boolean wasEnabled = unit.enabled();
        // MSI often has no mask bits, so an open vector alone does not mean that someone still expects its messages.
        final boolean wasOpen = wasEnabled && unit.isLive() && anyOpen(unit);
        final int oldGrant = unit.granted();
        final int written = value >>> ((CONTROL_OFFSET - offset) * Byte.SIZE);
        if (MsiMessageControl.grantedLog2(written) > unit.form().capableLog2()) {
            function.findings().add(Finding.GRANT_BEYOND_CAPABLE, flow.line());
        }
        if (wasEnabled != MsiMessageControl.enabled(written)) {
            cover(unit, wasEnabled ? Coverage.Action.ENABLE_CLEARED : Coverage.Action.ENABLE_SET, -1);
        }
        unit.writeConfig(offset, width, value);
        unit.live(unit.isLive() && unit.enabled());
        if (unit.enabled()) {
            function.activate();
        } else if (wasOpen) {
            function.findings().add(Finding.ENABLE_CLEARED_LIVE, flow.line());
        }
        if (oldGrant != unit.granted() && wasEnabled && unit.enabled()) {
            function.findings().add(Finding.GRANT_CHANGED_LIVE, flow.line());
        }
        refresh(unit);
        for (int vector = 0; vector < unit.possible(); vector++) {
            flow.saw(unit, vector, unit.controlEvent(vector));
            if (vector >= Math.min(oldGrant, unit.granted())) {
                flow.saw(unit, vector, unit.maskEvent(vector));
            }
        }
    }

    private void cover(final MsiUnit unit, final Coverage.Action action, final int vectors) {
        for (int vector = 0; vector < unit.live(); vector++) {
            if ((vectors >>> vector & 1) != 0) {
                flow.coverage().record(unit, vector, action);
            }
        }
    }

    private static boolean anyOpen(final MsiUnit unit) {
        for (int vector = 0; vector < unit.live(); vector++) {
            if (!unit.masked(vector)) {
                return true;
            }
        }
        return false;
    }

    private void mask(final MsiUnit unit, final int offset, final int width, final int value) {
        final long written = (value & 0xffff_ffffL) << ((offset - unit.form().maskOffset()) * Byte.SIZE);
        if (offset < unit.form().pendingOffset() && (written & ~(unit.form().implemented() & 0xffff_ffffL)) != 0) {
            unit.function().findings().add(Finding.MASK_BEYOND_IMPLEMENTED, flow.line());
        }
        if (offset == unit.form().maskOffset()) {
            cover(unit, Coverage.Action.MASK_SET, (int) written & ~unit.maskBits());
            cover(unit, Coverage.Action.MASK_CLEARED, ~(int) written & unit.maskBits());
        }
        unit.writeConfig(offset, width, value);
        for (int vector = 0; vector < unit.possible(); vector++) {
            flow.saw(unit, vector, unit.maskEvent(vector));
        }
    }

    private void message(final MsiUnit unit, final int offset, final int width, final int value) {
        final int field = field(unit, offset);
        final long address = unit.address(0);
        final int data = unit.baseData();
        final UpdateRun run = unit.run(0);
        if (!run.continues(field)) {
            flow.endUpdate(unit, 0);
            run.begin(address, data);
        }
        final boolean live = unit.enabled();
        shutMemory(unit);
        for (int vector = 0; live && vector < unit.live(); vector++) {
            flow.leaving(unit, vector);
        }
        final int[][] held = messages(unit);
        unit.writeConfig(offset, width, value);
        for (int vector = 0; vector < held.length; vector++) {
            rewritten(unit, vector, offset, width, held[vector]);
        }
        final boolean changed = address != unit.address(0) || data != unit.baseData();
        run.write(field, changed, live && !unit.form().maskable());
        if (changed) {
            cover(unit, Coverage.Action.MESSAGE_CHANGED, -1);
        }
        refresh(unit);
        if (offset + width > unit.form().dataOffset()) {
            if (run.openWindow()) {
                unit.function().findings().add(Finding.OPEN_RACE_WINDOW, flow.line());
            }
            flow.endUpdate(unit, 0);
            flow.updated(unit, 0);
        }
    }

    private static int[][] messages(final MsiUnit unit) {
        final int[][] messages = new int[unit.possible()][];
        for (int vector = 0; vector < messages.length; vector++) {
            messages[vector] = unit.message(vector);
        }
        return messages;
    }

    private void rewritten(final MsiUnit unit, final int vector, final int offset, final int width, final int[] held) {
        final int[] holds = unit.message(vector);
        for (int field = field(unit, offset); field <= field(unit, offset + width - 1); field++) {
            if (field != UpdateRun.UPPER || unit.form().wide()) {
                flow.rewritten(unit, vector, field, held[field], holds[field]);
            }
        }
    }

    private static int field(final MsiUnit unit, final int offset) {
        if (offset >= unit.form().dataOffset()) {
            return UpdateRun.DATA;
        }
        return unit.form().wide() && offset >= unit.form().upperAddressOffset() ? UpdateRun.UPPER : UpdateRun.ADDRESS;
    }

    private void shutMemory(final MsiUnit unit) {
        for (int vector = 0; vector < unit.live(); vector++) {
            flow.ram().shut(unit.address(vector), unit.first() + vector);
        }
    }

    /** Puts the messages of the granted vectors into the index. */
    private void refresh(final MsiUnit unit) {
        for (int vector = 0; vector < unit.count(); vector++) {
            if (vector < unit.live()) {
                flow.vectors().content(unit.first() + vector, unit.address(vector), unit.data(vector));
                flow.arrived(unit, vector);
                flow.elsewhere().mayReachMemory(unit, vector);
            } else {
                flow.vectors().forget(unit.first() + vector);
            }
        }
    }

    void readConfig(final MsiUnit unit, final int offset, final int width, final int value) {
        if (!unit.knownAt(offset)) {
            return;
        }
        final int mask = Math.min(width, unit.registerBytes(offset)) == Short.BYTES ? WORD : width == 1 ? 0xff : -1;
        final int expected = unit.register(offset) & mask;
        unit.function().countObservation();
        if (expected != (value & mask)) {
            unit.function()
                    .reject(new Diagnosis(flow.vectors())
                            .register(
                                    flow.line(),
                                    "MSI register at capability offset 0x" + Integer.toHexString(offset),
                                    expected & 0xffff_ffffL,
                                    value & mask & 0xffff_ffffL,
                                    unit.function().id()));
        }
    }
}
