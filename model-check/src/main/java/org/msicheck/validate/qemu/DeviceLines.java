package org.msicheck.validate.qemu;

import org.msicheck.validate.qemu.line.Fields;
import org.msicheck.validate.qemu.line.QemuEvent;

/** The lines of device models: which vector they raise, and which they use. */
final class DeviceLines {
    private static final int MOST_VECTOR = 2048;

    private final Raises raises;
    private final QemuMachine machine;
    private final Fields fields;

    DeviceLines(final Raises raises, final QemuMachine machine, final Fields fields) {
        this.raises = raises;
        this.machine = machine;
        this.fields = fields;
    }

    void read(final QemuEvent event, final long line) {
        switch (event) {
            case NVME_MSIX -> raise(DeviceModels.NVME, "raising MSI-X IRQ vector ", false);
            case E1000E_MSIX -> raise(DeviceModels.E1000E, "MSI-X notify vector ", true);
            case E1000E_MSI -> {
                machine.begin();
                raises.raise(DeviceModels.E1000E, 0);
            }
            case XHCI_MSIX, XHCI_MSI -> raise(DeviceModels.XHCI, "nr ", false);
            case VIRTIO_NOTIFY -> queue(line);
            case XHCI_USE -> use(true);
            case XHCI_UNUSE -> use(false);
            case MEGASAS_MSIX, MEGASAS_MSI -> raise(DeviceModels.MEGASAS, "vector ", false);
            case AHCI_RAISE -> {
                fields.expect("ahci(");
                final long pointer = fields.hex();
                if (!fields.bad()) {
                    raises.raiseBy(DeviceModels.AHCI, pointer, 0);
                }
            }
            default -> {
                // Recognised as QEMU's, but without an effect on MSI.
            }
        }
    }

    private void raise(final DeviceModels models, final String text, final boolean hex) {
        fields.expect(text);
        final long vector = hex ? fields.hex() : fields.decimal();
        if (!fields.bad() && vector >= 0 && vector < MOST_VECTOR) {
            raises.raise(models, vector);
        } else {
            fields.damage();
        }
    }

    private void queue(final long line) {
        fields.expect("vdev ");
        fields.hex();
        fields.expect(" vq ");
        final long queue = fields.hex();
        if (!fields.bad()) {
            raises.queueNotified(queue, line);
        }
    }

    private void use(final boolean used) {
        fields.expect("nr ");
        final long vector = fields.decimal();
        if (!fields.bad() && vector >= 0 && vector < MOST_VECTOR) {
            raises.use(DeviceModels.XHCI, vector, used);
        }
    }
}
