package org.msicheck.validate.qemu;

import java.io.IOException;

/** An xHCI controller with MSI-X, driven over qtest: one write raises any of its vectors. */
final class XhciDevice {
    private static final int MSIX = 0x11;
    private static final int MEMORY_AND_MASTER = 6;

    private final QtestSession qemu;
    private final long bar;
    private final long memory;
    private long table;

    /** Maps the BAR and enables MSI-X; its rings are at an address of memory. */
    XhciDevice(final QtestSession qemu, final int slot, final long bar, final long memory) throws IOException {
        this.qemu = qemu;
        this.bar = bar;
        this.memory = memory;
        qemu.config(slot, 0x10, 'l', bar);
        qemu.config(slot, 0x14, 'l', 0);
        qemu.config(slot, 4, 'w', MEMORY_AND_MASTER);
        int capability = (int) qemu.config(slot, 0x34) & 0xff;
        while ((qemu.config(slot, capability) & 0xff) != MSIX) {
            capability = (int) (qemu.config(slot, capability) >> 8 & 0xff);
        }
        qemu.config(slot, capability + 2, 'w', 0x8000);
        table = bar + (qemu.config(slot, capability + 4) & ~7L);
    }

    private long interrupter(final int vector) throws IOException {
        return bar + (qemu.read(bar + 0x18) & ~0x1fL) + 0x20 + 0x20L * vector;
    }

    /** An event ring and its interrupter. */
    void prepare(final int vector) throws IOException {
        final long segments = memory + 0x100000;
        qemu.write(bar + (qemu.read(bar) & 0xff), 4);
        final long interrupter = interrupter(vector);
        qemu.command(String.format("writeq 0x%x 0x%x", segments, memory));
        qemu.write(segments + 8, 16);
        qemu.write(segments + 12, 0);
        qemu.write(interrupter + 8, 1);
        qemu.write(interrupter + 0x18, memory);
        qemu.write(interrupter + 0x1c, 0);
        qemu.write(interrupter + 0x10, segments);
        qemu.write(interrupter + 0x14, 0);
        qemu.write(interrupter, 2);
    }

    void entry(final int vector, final long address, final int data) throws IOException {
        field(vector, 0, address & 0xffff_ffffL);
        field(vector, 1, address >>> 32);
        field(vector, 2, data);
        field(vector, 3, 0);
    }

    void field(final int vector, final int field, final long value) throws IOException {
        qemu.write(table + 16L * vector + 4L * field, value);
    }

    /** Sets the dequeue pointer behind an event, and takes that back. */
    void raise(final int vector) throws IOException {
        final long interrupter = interrupter(vector);
        qemu.write(interrupter + 0x18, memory + 0x18);
        qemu.write(interrupter + 0x18, memory + 8);
        qemu.write(interrupter, 3);
    }
}
