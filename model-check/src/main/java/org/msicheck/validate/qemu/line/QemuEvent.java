package org.msicheck.validate.qemu.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The trace events that are read; all others are skipped. */
public enum QemuEvent {
    /** {@code pci_cfg_write}. */
    PCI_CFG_WRITE("pci_cfg_write", Follows.FUNCTION),
    /** {@code pci_cfg_read}. */
    PCI_CFG_READ("pci_cfg_read", Follows.FUNCTION),
    /** {@code msix_write_config}. */
    MSIX_WRITE_CONFIG("msix_write_config", "dev "),
    /** {@code memory_region_ops_write}. */
    MEMORY_WRITE("memory_region_ops_write", "cpu "),
    /** {@code memory_region_ops_read}. */
    MEMORY_READ("memory_region_ops_read", "cpu "),
    /** {@code pci_update_mappings_add}. */
    MAPPINGS_ADD("pci_update_mappings_add", Follows.FUNCTION),
    /** {@code pci_update_mappings_del}. */
    MAPPINGS_DEL("pci_update_mappings_del", Follows.FUNCTION),
    /** {@code apic_deliver_irq}. */
    APIC_DELIVER("apic_deliver_irq", "dest "),
    /** {@code gicv3_its_translation_write}. */
    ITS_WRITE("gicv3_its_translation_write", "GICv3 ITS TRANSLATER write: "),
    /** {@code pci_nvme_irq_msix}. */
    NVME_MSIX("pci_nvme_irq_msix", "raising MSI-X IRQ vector "),
    /** {@code e1000e_irq_msix_notify_vec}. */
    E1000E_MSIX("e1000e_irq_msix_notify_vec", "MSI-X notify vector "),
    /** {@code e1000e_irq_msi_notify}. */
    E1000E_MSI("e1000e_irq_msi_notify", "MSI notify "),
    /** {@code usb_xhci_irq_msix}. */
    XHCI_MSIX("usb_xhci_irq_msix", "nr "),
    /** {@code usb_xhci_irq_msi}. */
    XHCI_MSI("usb_xhci_irq_msi", "nr "),
    /** {@code usb_xhci_irq_msix_use}. */
    XHCI_USE("usb_xhci_irq_msix_use", "nr "),
    /** {@code usb_xhci_irq_msix_unuse}. */
    XHCI_UNUSE("usb_xhci_irq_msix_unuse", "nr "),
    /** {@code megasas_msix_raise}. */
    MEGASAS_MSIX("megasas_msix_raise", "vector "),
    /** {@code megasas_msi_raise}. */
    MEGASAS_MSI("megasas_msi_raise", "vector "),
    /** {@code ahci_irq_raise}. */
    AHCI_RAISE("ahci_irq_raise", "ahci("),
    /** {@code virtio_notify}. */
    VIRTIO_NOTIFY("virtio_notify", "vdev "),
    /** {@code vtd_ir_remap_msi_req}. */
    VTD_REQUEST("vtd_ir_remap_msi_req", "addr "),
    /** {@code vtd_ir_irte_get}. */
    VTD_IRTE("vtd_ir_irte_get", "index "),
    /** {@code vtd_ir_remap}. */
    VTD_ENTRY("vtd_ir_remap", "index "),
    /** {@code vtd_ir_remap_msi}. */
    VTD_RESULT("vtd_ir_remap_msi", "(addr "),
    /** {@code vtd_ir_enable}. */
    VTD_ENABLE("vtd_ir_enable", "enable "),
    /** {@code vtd_inv_desc_iec}. */
    VTD_INVALIDATE("vtd_inv_desc_iec", "granularity "),
    /** {@code x86_iommu_iec_notify}. */
    VTD_NOTIFY("x86_iommu_iec_notify", "Notify IEC invalidation: "),
    /** {@code vtd_reg_ir_root}. */
    VTD_ROOT("vtd_reg_ir_root", "addr "),
    /** {@code vtd_reg_write_gcmd}. */
    VTD_COMMAND("vtd_reg_write_gcmd", "status "),
    /** {@code amdvi_ir_remap_msi_req}. */
    AMD_REQUEST("amdvi_ir_remap_msi_req", "addr "),
    /** {@code amdvi_ir_irte}. */
    AMD_TABLE("amdvi_ir_irte", "addr "),
    /** {@code amdvi_ir_irte_val}. */
    AMD_ENTRY("amdvi_ir_irte_val", "data "),
    /** {@code amdvi_ir_irte_ga_val}. */
    AMD_ENTRY_GA("amdvi_ir_irte_ga_val", "hi "),
    /** {@code amdvi_ir_remap_msi}. */
    AMD_RESULT("amdvi_ir_remap_msi", "(addr "),
    /** {@code #>}. */
    QTEST_COMMAND("#>", Follows.LINE_START),
    /** {@code #<}. */
    QTEST_ANSWER("#<", Follows.LINE_START);

    private static final int TABLE = 256;
    private static final QemuEvent[] BY_HASH = table();

    private final String word;
    private final String follows;

    QemuEvent(final String word, final String follows) {
        this.word = word;
        this.follows = follows;
    }

    /** What follows a name, where it is no fixed text. */
    private static final class Follows {
        /** A device's name, and an address of bus, device and function. */
        private static final String FUNCTION = "";
        /** Not looked for behind other text. */
        private static final String LINE_START = "\n";
    }

    /**
     * The name in QEMU.
     *
     * @return what {@code -trace} takes
     */
    public String word() {
        return word;
    }

    /**
     * The names of all events that are read.
     *
     * @return in the order of the events
     */
    public static List<String> words() {
        return Arrays.stream(values()).map(event -> event.word).toList();
    }

    /** Whether the text behind the name is that of this event, as far as it is always the same. */
    boolean isFollowedBy(final Fields fields) {
        if (follows.equals(Follows.FUNCTION)) {
            fields.skipWord();
            fields.bareHex();
            fields.expect(":");
            return !fields.bad();
        }
        return fields.looksAt(follows);
    }

    private static QemuEvent[] table() {
        final QemuEvent[] table = new QemuEvent[TABLE];
        for (final QemuEvent event : values()) {
            int slot = hash(event.word.getBytes(StandardCharsets.US_ASCII), 0, event.word.length());
            while (table[slot] != null) {
                slot = (slot + 1) % TABLE;
            }
            table[slot] = event;
        }
        return table;
    }

    private static int hash(final byte[] bytes, final int from, final int to) {
        int hash = to - from;
        for (int index = from; index < to; index++) {
            hash = hash * 31 + bytes[index];
        }
        return (hash ^ hash >>> 8 ^ hash >>> 16) & (TABLE - 1);
    }

    /** The event with this name, or {@code null} inside this package only. */
    static QemuEvent named(final byte[] bytes, final int from, final int to) {
        int slot = hash(bytes, from, to);
        while (BY_HASH[slot] != null) {
            if (BY_HASH[slot].is(bytes, from, to)) {
                return BY_HASH[slot];
            }
            slot = (slot + 1) % TABLE;
        }
        return null;
    }

    private boolean is(final byte[] bytes, final int from, final int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int index = from; index < to; index++) {
            if (bytes[index] != word.charAt(index - from)) {
                return false;
            }
        }
        return true;
    }
}
