package org.msicheck.validate.bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kinds of lines that the damage benchmark tells apart, with what altering one means. The capability offsets are those
 * of QEMU 7.2's devices.
 */
enum EventKind {
    NAMED_MESSAGE("(.*memory_region_ops_write .* value 0x)([0-9a-f]+)( size 4 name '(?:apic-msi|vtd-ir)')", 0x40),
    OTHER_MESSAGE("(.*memory_region_ops_write .* value 0x)([0-9a-f]+)( size 4 name '(?:apic-msi|vtd-ir)')", 0x40),
    DEVICE_EVENT("(.*(?:irq_msix raising MSI-X IRQ vector |notify_vec MSI-X notify vector 0x))([0-9a-f]+)()", 1),
    AHCI_EVENT("(.*ahci_irq_raise ahci\\(0x)([0-9a-f]+)(\\).*)", 0x40),
    DELIVERY("(.*apic_deliver_irq .* vector )([0-9a-f]+)( .*)", 1),
    ENTRY_MASK("(.*addr 0x[0-9a-f]*c value 0x)(1)( size 4 name 'msix-table')", 1),
    ENTRY_UNMASK("(.*addr 0x[0-9a-f]*c value 0x)(0)( size 4 name 'msix-table')", 1),
    ENTRY_ADDRESS("(.*addr 0x[0-9a-f]*0 value 0x)([0-9a-f]+)( size 4 name 'msix-table')", 0x1000),
    ENTRY_DATA("(.*addr 0x[0-9a-f]*8 value 0x)([0-9a-f]+)( size 4 name 'msix-table')", 1),
    MSIX_STATE("(msix_write_config .* masked )([01])()", 1),
    MSIX_CONTROL(
            "(pci_cfg_write (?:nvme|e1000e|virtio|nec).* @0x[49a]2 <- 0x|pci_cfg_write virtio.* @0x9a <- 0x)"
                    + "([0-9a-f]+)()",
            0x8000),
    MSI_CONTROL("(pci_cfg_write (?:ich9-ahci|ioh3420|edu|nec-usb-xhci).* @0x[4678]2 <- 0x)([0-9a-f]+)()", 1),
    MSI_ADDRESS("(pci_cfg_write .* @0x[4678]4 <- 0x)(fee[0-9a-f]+)()", 0x1000),
    MSI_DATA("(pci_cfg_write (?:ich9-ahci|ioh3420|edu).* @0x(?:8c|68|4c) <- 0x)([0-9a-f]+)()", 1),
    REMAP_ENTRY("(vtd_ir_irte_get index )([0-9]+)( .*)", 1),
    REMAP_RESULT("(vtd_ir_remap_msi .* data 0x)([0-9a-f]+)(\\))", 1),
    PBA_OR_TABLE_READ("(#< 0x)(00000000[0-9a-f]{8})()", 1);

    private final Pattern pattern;
    private final long flip;

    EventKind(final String pattern, final long flip) {
        this.pattern = Pattern.compile(pattern);
        this.flip = flip;
    }

    /** The kind of a line, told by itself and the line before it, or nothing. */
    static java.util.Optional<EventKind> of(final String line, final String before) {
        for (final EventKind kind : values()) {
            if (kind.pattern.matcher(line).matches()) {
                final boolean named = DEVICE_EVENT.pattern.matcher(before).matches();
                return java.util.Optional.of(kind == NAMED_MESSAGE && !named ? OTHER_MESSAGE : kind);
            }
        }
        return java.util.Optional.empty();
    }

    /** Whether software writes a register. */
    boolean isRegisterWrite() {
        return switch (this) {
            case ENTRY_MASK,
                    ENTRY_UNMASK,
                    ENTRY_ADDRESS,
                    ENTRY_DATA,
                    MSIX_CONTROL,
                    MSI_CONTROL,
                    MSI_ADDRESS,
                    MSI_DATA -> true;
            default -> false;
        };
    }

    /** The line with another value. */
    String altered(final String line) {
        final Matcher found = pattern.matcher(line);
        if (!found.matches()) {
            throw new IllegalArgumentException(line);
        }
        final String digits = found.group(2);
        final boolean decimal = this == DELIVERY || this == REMAP_ENTRY || line.contains("raising");
        final long value = Long.parseUnsignedLong(digits, decimal ? 10 : 16) ^ flip;
        final String text = decimal ? Long.toString(value) : Long.toHexString(value);
        return found.group(1) + "0".repeat(Math.max(0, pad(digits) - text.length())) + text + found.group(3);
    }

    private static int pad(final String digits) {
        return digits.startsWith("0") ? digits.length() : 0;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
