package org.msicheck.validate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.input.LineReader;

/** Builds small QEMU logs for tests. */
public final class LogText {
    private static final int TABLE = 0xe0002000;

    private final List<String> lines = new ArrayList<>();

    /** A log that begins with the process. */
    public static LogText fromStart() {
        return new LogText().window(0xfee00000L, 0);
    }

    /** An NVMe function with MSI-X of four entries, mapped, enabled, every entry masked. */
    public static LogText nvme() {
        return fromStart()
                .add("pci_cfg_write nvme 00:06.0 @0x10 <- 0xe0000000")
                .add("pci_cfg_write nvme 00:06.0 @0x4 <- 0x7")
                .add("pci_update_mappings_add nvme 00:06.0 0,0xe0000000+0x4000")
                .control(0x8003);
    }

    public LogText add(final String line) {
        lines.add(line);
        return this;
    }

    public LogText control(final int value) {
        return add(String.format("pci_cfg_write nvme 00:06.0 @0x42 <- 0x%x", value))
                .add(String.format(
                        "msix_write_config dev nvme enabled %d masked %d", value >> 15 & 1, value >> 14 & 1));
    }

    public LogText table(final int vector, final int field, final long value) {
        return add(String.format(
                "memory_region_ops_write cpu 0 mr 0x55aa addr 0x%x value 0x%x size 4 name 'msix-table'",
                (TABLE & 0xffffffffL) + vector * 16L + field * 4L, value));
    }

    public LogText entry(final int vector, final long address, final int data) {
        return table(vector, 0, address).table(vector, 1, 0).table(vector, 2, data);
    }

    public LogText mask(final int vector) {
        return table(vector, 3, 1);
    }

    public LogText unmask(final int vector) {
        return table(vector, 3, 0);
    }

    public LogText raise(final int vector) {
        return add("pci_nvme_irq_msix raising MSI-X IRQ vector " + vector);
    }

    public LogText window(final long address, final int data) {
        return message("apic-msi", address, data);
    }

    /** A message to a region of QEMU. */
    public LogText message(final String region, final long address, final int data) {
        return add(String.format(
                "memory_region_ops_write cpu -1 mr 0x55bb addr 0x%x value 0x%x size 4 name '%s'",
                address, data, region));
    }

    /** Number of lines so far. */
    public int line() {
        return lines.size();
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }

    public LogResult validate() {
        return validate(TestDevices.QEMU);
    }

    public LogResult validate(final Device device) {
        return validate(text(), device);
    }

    /** Validates a text. */
    public static LogResult validate(final String text, final Device device) {
        return new LogValidator(Optional.of(device))
                .validate("test", new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))));
    }
}
