package org.msicheck.validate.qemu.chain;

import org.msicheck.validate.qemu.line.Fields;
import org.msicheck.validate.qemu.line.QemuEvent;

/** The lines of QEMU's AMD remapping unit. */
public final class AmdLines {
    private AmdLines() {}

    /**
     * Reads one line of AMD's unit.
     *
     * @param event  the event
     * @param fields a cursor behind its name
     * @param chain  what it is held against
     */
    public static void read(final QemuEvent event, final Fields fields, final DeliveryChain chain) {
        switch (event) {
            case AMD_TABLE -> table(fields, chain);
            case AMD_ENTRY -> shortEntry(fields, chain);
            case AMD_ENTRY_GA -> longEntry(fields, chain);
            default -> RemappingLines.result(fields, chain);
        }
    }

    private static void table(final Fields fields, final DeliveryChain chain) {
        fields.expect("addr ");
        fields.hex();
        fields.expect(" offset ");
        final long offset = fields.hex();
        if (!fields.bad()) {
            chain.amdOffset(offset);
        }
    }

    private static void shortEntry(final Fields fields, final DeliveryChain chain) {
        fields.expect("data ");
        final long value = fields.hex(Integer.SIZE);
        if (!fields.bad()) {
            chain.amdEntry(new AmdEntry(value, 0, false));
        }
    }

    private static void longEntry(final Fields fields, final DeliveryChain chain) {
        fields.expect("hi ");
        final long high = fields.hex();
        fields.expect(" lo ");
        final long low = fields.hex();
        if (!fields.bad()) {
            chain.amdEntry(new AmdEntry(low, high, true));
        }
    }
}
