package org.msicheck.validate.bench;

import java.util.Locale;

/** What the damage benchmark does to one line. */
enum Damage {
    /** The line is missing. */
    DROP,
    /** The line is there twice. */
    DUPLICATE,
    /** The line and the next one of any kind change places. */
    SWAP,
    /** One bit of the line's value is wrong. */
    ALTER;

    /** The lines that take the place of this one and the next one. */
    String apply(final EventKind kind, final String line, final String next) {
        return switch (this) {
            case DROP -> next + "\n";
            case DUPLICATE -> line + "\n" + line + "\n" + next + "\n";
            case SWAP -> next + "\n" + line + "\n";
            case ALTER -> kind.altered(line) + "\n" + next + "\n";
        };
    }

    /** Why damage of this sort can leave no trace. */
    String unnoticed(final EventKind kind) {
        if (this == DUPLICATE && kind.isRegisterWrite()) {
            return "the same value written twice has no effect";
        }
        return switch (kind) {
            case NAMED_MESSAGE ->
                switch (this) {
                    case DUPLICATE -> "a second raise that the log does not show";
                    case DROP -> "the use gate may have been closed: the vector had not sent since it was masked";
                    default -> "message and device event of two functions";
                };
            case OTHER_MESSAGE -> "QEMU's message at reset is not followed; without deliveries any may be missing";
            case DEVICE_EVENT, AHCI_EVENT -> "a raise need not be logged; whose pointer it is, is learned";
            case DELIVERY -> "QEMU's message at reset is not followed; a device event may stand before a delivery";
            case ENTRY_MASK -> "an entry that stays open sends as well, or nothing was raised while masked";
            case ENTRY_UNMASK -> "no message of the vector before the next unmask";
            case ENTRY_ADDRESS, ENTRY_DATA -> "the value is the same, or no message came before it was written again";
            case MSIX_STATE -> "the device model's word is only a check";
            case MSIX_CONTROL, MSI_CONTROL -> "the register had that value, or nothing was sent before the next write";
            case MSI_ADDRESS, MSI_DATA -> "no message before the next update, or the value is the same";
            case REMAP_ENTRY, REMAP_RESULT -> "the chain has one check less";
            case PBA_OR_TABLE_READ -> "another register of the device, or a bit that may have either value";
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
