package org.msicheck.validate.qemu;

import java.nio.charset.StandardCharsets;

/** The trace events that are read; all others are skipped. */
enum QemuEvent {
    PCI_CFG_WRITE("pci_cfg_write"),
    PCI_CFG_READ("pci_cfg_read"),
    MSIX_WRITE_CONFIG("msix_write_config"),
    MEMORY_WRITE("memory_region_ops_write"),
    MEMORY_READ("memory_region_ops_read"),
    MAPPINGS_ADD("pci_update_mappings_add"),
    MAPPINGS_DEL("pci_update_mappings_del"),
    APIC_DELIVER("apic_deliver_irq"),
    NVME_MSIX("pci_nvme_irq_msix"),
    NVME_CREATE_CQ("pci_nvme_create_cq"),
    NVME_DELETE_CQ("pci_nvme_del_cq"),
    E1000E_MSIX("e1000e_irq_msix_notify_vec"),
    E1000E_MSI("e1000e_irq_msi_notify"),
    XHCI_MSIX("usb_xhci_irq_msix"),
    XHCI_MSI("usb_xhci_irq_msi"),
    XHCI_USE("usb_xhci_irq_msix_use"),
    XHCI_UNUSE("usb_xhci_irq_msix_unuse"),
    MEGASAS_MSIX("megasas_msix_raise"),
    MEGASAS_MSI("megasas_msi_raise"),
    AHCI_RAISE("ahci_irq_raise"),
    VIRTIO_NOTIFY("virtio_notify"),
    VTD_REQUEST("vtd_ir_remap_msi_req"),
    VTD_IRTE("vtd_ir_irte_get"),
    VTD_ENTRY("vtd_ir_remap"),
    VTD_RESULT("vtd_ir_remap_msi"),
    VTD_ENABLE("vtd_ir_enable"),
    VTD_INVALIDATE("vtd_inv_desc_iec"),
    VTD_NOTIFY("x86_iommu_iec_notify"),
    VTD_ROOT("vtd_reg_ir_root"),
    VTD_COMMAND("vtd_reg_write_gcmd"),
    QTEST_COMMAND("#>"),
    QTEST_ANSWER("#<");

    private static final int TABLE = 256;
    private static final QemuEvent[] BY_HASH = table();

    private final String word;

    QemuEvent(final String word) {
        this.word = word;
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
