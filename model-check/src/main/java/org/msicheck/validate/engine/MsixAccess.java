package org.msicheck.validate.engine;

import org.msicheck.registers.MsixMessageControl;
import org.msicheck.registers.MsixRegisters;

/** Software's accesses to an MSI-X capability and table. */
final class MsixAccess {
    private static final int CONTROL_FIELD = 3;
    private static final int CONTROL_OFFSET = 2;

    private final Flow flow;

    MsixAccess(final Flow flow) {
        this.flow = flow;
    }

    void config(final MsixUnit unit, final int offset, final int width, final int value) {
        final TrackedFunction function = unit.function();
        final boolean wasEnabled = unit.enabled();
        final boolean wasOpen = wasEnabled && anyOpen(unit);
        cover(unit, offset, width, value);
        if (!unit.writeConfig(offset, width, value)) {
            return;
        }
        if (unit.enabled()) {
            function.activate();
            if (function.msi().map(MsiUnit::enabled).orElse(false)) {
                function.findings().add(Finding.BOTH_ENABLED, flow.line());
            }
        } else if (wasOpen) {
            function.findings().add(Finding.ENABLE_CLEARED_LIVE, flow.line());
        }
        for (int vector = 0; vector < unit.live(); vector++) {
            flow.saw(unit, vector, unit.controlEvent(vector));
        }
    }

    private void cover(final MsixUnit unit, final int offset, final int width, final int value) {
        final int high = CONTROL_OFFSET + 1 - offset;
        if (high < 0 || high >= width) {
            return;
        }
        final int changed = unit.control() ^ ((value >>> (high * Byte.SIZE) & 0xff) << Byte.SIZE);
        for (int vector = 0; vector < unit.live(); vector++) {
            if ((changed & MsixMessageControl.ENABLE) != 0) {
                flow.coverage()
                        .record(
                                unit,
                                vector,
                                unit.enabled() ? Coverage.Action.ENABLE_CLEARED : Coverage.Action.ENABLE_SET);
            }
            if ((changed & MsixMessageControl.FUNCTION_MASK) != 0) {
                flow.coverage()
                        .record(
                                unit,
                                vector,
                                unit.functionMasked()
                                        ? Coverage.Action.FUNCTION_MASK_CLEARED
                                        : Coverage.Action.FUNCTION_MASK_SET);
            }
        }
    }

    private static boolean anyOpen(final MsixUnit unit) {
        for (int vector = 0; vector < unit.live(); vector++) {
            if (!unit.masked(vector)) {
                return true;
            }
        }
        return false;
    }

    void table(final MsixUnit unit, final int offset, final int width, final long value) {
        final TrackedFunction function = unit.function();
        function.activate();
        final boolean defined = (width == Integer.BYTES || width == Long.BYTES) && offset % width == 0;
        if (!defined || offset + width > unit.live() * MsixRegisters.ENTRY_BYTES) {
            function.findings().add(Finding.ODD_TABLE_ACCESS, flow.line());
            return;
        }
        dword(unit, offset, (int) value);
        if (width == Long.BYTES) {
            dword(unit, offset + Integer.BYTES, (int) (value >>> Integer.SIZE));
        }
    }

    private void dword(final MsixUnit unit, final int offset, final int value) {
        final int vector = offset / MsixRegisters.ENTRY_BYTES;
        final int field = offset % MsixRegisters.ENTRY_BYTES / Integer.BYTES;
        if (field == CONTROL_FIELD) {
            if (((unit.tableDword(offset) ^ value) & MsixRegisters.MASK) != 0) {
                flow.coverage()
                        .record(
                                unit,
                                vector,
                                (value & MsixRegisters.MASK) != 0
                                        ? Coverage.Action.MASK_SET
                                        : Coverage.Action.MASK_CLEARED);
            }
            flow.endUpdate(unit, vector);
            unit.writeTable(offset, value);
            flow.saw(unit, vector, unit.maskEvent(vector));
            return;
        }
        final boolean changed = unit.tableDword(offset) != value || !unit.dwordKnown(offset);
        final boolean open = !unit.masked(vector);
        final UpdateRun run = unit.run(vector);
        if (!run.continues(field)) {
            flow.endUpdate(unit, vector);
            run.begin(unit.address(vector), unit.data(vector));
        }
        run.write(field, changed, open);
        if (changed) {
            flow.coverage().record(unit, vector, Coverage.Action.MESSAGE_CHANGED);
        }
        if (open && changed) {
            flow.leaving(unit, vector);
            changedOpen(unit, vector);
        }
        final int held = unit.tableDword(offset);
        unit.writeTable(offset, value);
        flow.rewritten(unit, vector, field, held, value);
        flow.vectors().content(unit.first() + vector, unit.address(vector), unit.data(vector));
        flow.arrived(unit, vector);
        flow.elsewhere().mayReachMemory(unit, vector);
        if (field == UpdateRun.DATA) {
            flow.endUpdate(unit, vector);
            flow.updated(unit, vector);
        }
    }

    private void changedOpen(final MsixUnit unit, final int vector) {
        unit.function().findings().add(Finding.OPEN_ENTRY_CHANGED, flow.line());
        final int id = unit.first() + vector;
        flow.ram().shut(flow.vectors().address(id), id);
    }

    void readTable(final MsixUnit unit, final int offset, final int value) {
        final TrackedFunction function = unit.function();
        if (offset + Integer.BYTES > unit.live() * MsixRegisters.ENTRY_BYTES) {
            return;
        }
        if (!unit.dwordKnown(offset)) {
            unit.writeTable(offset, value);
            return;
        }
        function.countObservation();
        final int compared = MsixRegisters.comparedBits(offset);
        if (((unit.tableDword(offset) ^ value) & compared) != 0) {
            function.reject(new Diagnosis(flow.vectors())
                    .register(
                            flow.line(),
                            "table dword 0x" + Integer.toHexString(offset),
                            unit.tableDword(offset) & compared & 0xffff_ffffL,
                            value & compared & 0xffff_ffffL,
                            function.id()));
        }
    }

    void readConfig(final MsixUnit unit, final int offset, final int width, final int value) {
        final int shift = (CONTROL_OFFSET - offset) * Byte.SIZE;
        final int high = shift + Byte.SIZE;
        if (!unit.controlKnown() || high < 0 || high >= width * Byte.SIZE) {
            return;
        }
        // Only Enable and Function Mask: the table size may be a guess.
        final int observed = (value >>> high & 0xff) << Byte.SIZE & MsixMessageControl.WRITABLE;
        control(unit, observed);
    }

    void state(final MsixUnit unit, final boolean enabled, final boolean masked) {
        control(unit, (enabled ? MsixMessageControl.ENABLE : 0) | (masked ? MsixMessageControl.FUNCTION_MASK : 0));
    }

    private void control(final MsixUnit unit, final int observed) {
        final int expected = unit.control() & MsixMessageControl.WRITABLE;
        unit.function().countObservation();
        if (expected != observed) {
            unit.function()
                    .reject(new Diagnosis(flow.vectors())
                            .register(
                                    flow.line(),
                                    "MSI-X Message Control bits 15:14",
                                    expected >>> 14,
                                    observed >>> 14,
                                    unit.function().id()));
        }
    }
}
