package org.msicheck.validate.qemu.chain;

import org.msicheck.validate.qemu.line.Fields;
import org.msicheck.validate.qemu.line.QemuEvent;

/** The lines of QEMU's Intel remapping unit. */
public final class RemappingLines {
    private static final int MASK_BITS = 5;

    private RemappingLines() {}

    /**
     * Reads one line of Intel's unit.
     *
     * @param event  the event
     * @param fields a cursor behind its name
     * @param chain  what it is held against
     * @param line   its line
     */
    public static void read(final QemuEvent event, final Fields fields, final DeliveryChain chain, final long line) {
        switch (event) {
            case VTD_REQUEST -> request(fields, chain);
            case VTD_IRTE -> entry(fields, chain, line);
            case VTD_ENTRY -> fieldsOf(fields, chain);
            case VTD_RESULT -> result(fields, chain);
            default -> {
                chain.ended();
                table(event, fields, chain.table());
            }
        }
    }

    private static void table(final QemuEvent event, final Fields fields, final RemappingTable table) {
        switch (event) {
            case VTD_ENABLE -> enable(fields, table);
            case VTD_ROOT -> root(fields, table);
            case VTD_COMMAND -> command(fields, table);
            case VTD_INVALIDATE -> invalidate(fields, table);
            default -> notify(fields, table);
        }
    }

    private static void enable(final Fields fields, final RemappingTable table) {
        fields.expect("enable ");
        final long on = fields.decimal();
        if (!fields.bad()) {
            table.enable(on != 0);
        }
    }

    private static void root(final Fields fields, final RemappingTable table) {
        fields.expect("addr ");
        final long address = fields.hex();
        fields.expect(" size ");
        final long entries = fields.hex(Integer.SIZE);
        if (!fields.bad()) {
            table.root(address, entries);
        }
    }

    private static void command(final Fields fields, final RemappingTable table) {
        fields.expect("status ");
        fields.hex(Integer.SIZE);
        fields.expect(" value ");
        final long value = fields.hex(Integer.SIZE);
        if (!fields.bad()) {
            table.command(value);
        }
    }

    private static void invalidate(final Fields fields, final RemappingTable table) {
        fields.expect("granularity ");
        final long granularity = fields.hex();
        fields.expect(" index ");
        final long index = fields.hex(Short.SIZE);
        fields.expect(" mask ");
        final long mask = fields.hex(MASK_BITS);
        invalidate(fields, table, granularity == 0, index, mask);
    }

    /** The common code's word for the same; it also comes when the unit takes over a table. */
    private static void notify(final Fields fields, final RemappingTable table) {
        fields.expect("Notify IEC invalidation: global=");
        final long global = fields.decimal();
        fields.expect(" index=");
        final long index = fields.decimal();
        fields.expect(" mask=");
        final long mask = fields.decimal();
        invalidate(fields, table, global != 0, index, mask);
    }

    private static void invalidate(
            final Fields fields, final RemappingTable table, final boolean all, final long index, final long mask) {
        if (fields.bad() || mask < 0 || mask >>> MASK_BITS != 0) {
            fields.damage();
        } else if (all) {
            table.invalidateAll();
        } else {
            table.invalidate(index, mask);
        }
    }

    private static void request(final Fields fields, final DeliveryChain chain) {
        fields.expect("addr ");
        final long address = fields.hex();
        fields.expect(" data ");
        final long data = fields.hex(Integer.SIZE);
        if (!fields.bad()) {
            chain.request(address, (int) data);
        }
    }

    private static void entry(final Fields fields, final DeliveryChain chain, final long line) {
        fields.expect("index ");
        final long index = fields.decimal();
        fields.expect(" low ");
        final long high = fields.hex();
        fields.expect(" high ");
        final long low = fields.hex();
        if (!fields.bad()) {
            chain.entry(index, low, high, line);
        }
    }

    private static void fieldsOf(final Fields fields, final DeliveryChain chain) {
        fields.expect("index ");
        final long index = fields.decimal();
        fields.expect(" trigger ");
        final long trigger = fields.decimal();
        fields.expect(" vector ");
        final long vector = fields.decimal();
        fields.expect(" deliver ");
        final long deliver = fields.decimal();
        fields.expect(" dest ");
        final long destination = fields.hex();
        fields.expect(" mode ");
        final long mode = fields.decimal();
        if (!fields.bad()) {
            chain.fields(index, trigger, vector, destination, mode, deliver);
        }
    }

    static void result(final Fields fields, final DeliveryChain chain) {
        fields.expect("(addr ");
        final long fromAddress = fields.hex();
        fields.expect(", data ");
        final long fromData = fields.hex();
        fields.expect(") -> (addr ");
        final long toAddress = fields.hex();
        fields.expect(", data ");
        final long toData = fields.hex();
        fields.expect(")");
        if (!fields.bad()) {
            chain.result(fromAddress, fromData, toAddress, toData);
        }
    }
}
