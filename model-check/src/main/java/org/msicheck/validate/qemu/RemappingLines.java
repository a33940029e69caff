package org.msicheck.validate.qemu;

/** The lines of QEMU's Intel remapping unit. */
final class RemappingLines {
    private RemappingLines() {
    }

    static void read(final QemuEvent event, final Fields fields, final DeliveryChain chain) {
        switch (event) {
            case VTD_REQUEST -> request(fields, chain);
            case VTD_IRTE -> entry(fields, chain);
            case VTD_ENTRY -> fieldsOf(fields, chain);
            default -> result(fields, chain);
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

    private static void entry(final Fields fields, final DeliveryChain chain) {
        fields.expect("index ");
        final long index = fields.decimal();
        fields.expect(" low ");
        fields.hex();
        fields.expect(" high ");
        final long low = fields.hex();
        if (!fields.bad()) {
            chain.entry(index, low);
        }
    }

    private static void fieldsOf(final Fields fields, final DeliveryChain chain) {
        fields.expect("index ");
        fields.decimal();
        fields.expect(" trigger ");
        fields.decimal();
        fields.expect(" vector ");
        final long vector = fields.decimal();
        fields.expect(" deliver ");
        final long deliver = fields.decimal();
        fields.expect(" dest ");
        final long destination = fields.hex();
        fields.expect(" mode ");
        final long mode = fields.decimal();
        if (!fields.bad()) {
            chain.fields(vector, destination, mode, deliver);
        }
    }

    private static void result(final Fields fields, final DeliveryChain chain) {
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
