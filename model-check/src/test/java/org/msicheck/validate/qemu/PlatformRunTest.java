package org.msicheck.validate.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.LogValidator;
import org.msicheck.validate.TestDevices;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** Runs of the QEMU that is installed, on other platforms than plain x86; no guest. */
class PlatformRunTest {
    private static final List<String> TRACES = List.of(
            "memory_region_ops_write",
            "pci_cfg_write",
            "msix_write_config",
            "pci_update_mappings*",
            "apic_deliver_irq",
            "usb_xhci_irq*",
            "vtd_ir_*",
            "vtd_inv_desc_iec",
            "vtd_reg_ir_root",
            "vtd_reg_write_gcmd",
            "amdvi_ir_*",
            "gicv3_its_translation_write");
    private static final String XHCI = "nec-usb-xhci,msi=off,msix=on,addr=";
    private static final long RINGS = 0x300000;

    @TempDir
    private Path directory;

    private Path log;

    private QtestSession start(final QtestSession.Machine machine, final String... devices) throws IOException {
        assumeTrue(machine.installed().isPresent(), "skipped: the QEMU of " + machine + " is not on the PATH");
        log = directory.resolve("qemu-trace.log");
        final List<String> options = new ArrayList<>(List.of("-msg", "timestamp=on"));
        TRACES.forEach(each -> options.addAll(List.of("-trace", each)));
        Stream.of(devices).forEach(each -> options.addAll(List.of("-device", each)));
        return QtestSession.start(machine, directory, log, options);
    }

    private String recorded() throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    private LogResult validate() {
        return new LogValidator(Optional.empty()).validate(log);
    }

    private static TrackedFunction part(final LogResult result, final String id) {
        return result.functions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRejected(final String text, final String id) {
        final LogResult result = LogText.validate(text, TestDevices.QEMU);
        assertThat(result.verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(part(result, id).rejection()).isPresent();
    }

    @Test
    void shouldFollowMessagesThroughIntelsRemapping() throws IOException {
        try (QtestSession qemu = start(QtestSession.Machine.Q35, "intel-iommu,intremap=on", XHCI + "5")) {
            // Entry 3: vector 0x24 to APIC 1, for this requester alone.
            qemu.command("writeq 0x500030 0x0000010000240001");
            qemu.command("writeq 0x500038 0x40028");
            qemu.command("writeq 0xfed900b8 0x500007");
            qemu.write(0xfed90018L, 1L << 24);
            qemu.write(0xfed90018L, 1L << 25);
            final XhciDevice xhci = new XhciDevice(qemu, 5, 0xe0000000L, RINGS);
            xhci.prepare(3);
            send(xhci, 0xfee00070L, 0);
        }
        final LogResult result = validate();
        assertThat(result.problems()).isEmpty();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(part(result, "00:05.0").attributed()).isEqualTo(2);
        assertThat(part(result, "remapping").observations()).isGreaterThan(10);
        assertRejected(recorded().replaceFirst("-> \\(addr 0xfee01", "-> (addr 0xfee02"), "remapping");
        assertRejected(recorded().replaceFirst("(apic_deliver_irq dest 1.*vector )36", "$137"), "delivery");
    }

    /** One message while the vector is open, and one that waits for that. */
    private static void send(final XhciDevice xhci, final long address, final int data) throws IOException {
        xhci.entry(3, address, data);
        xhci.raise(3);
        xhci.field(3, 3, 1);
        xhci.raise(3);
        xhci.field(3, 3, 0);
    }

    @Test
    void shouldFollowMessagesThroughAmdsRemapping() throws IOException {
        try (QtestSession qemu = start(QtestSession.Machine.Q35, "amd-iommu,intremap=on", XHCI + "5")) {
            // The device table has one page; device 0x28 has its own remapping table, whose entry 0x21 is vector 0x42
            // to APIC 3.
            qemu.command("writeq 0x500500 0x1");
            qemu.command("writeq 0x500510 0x2000000000600011");
            qemu.command("writel 0x600084 0x420301");
            final XhciDevice xhci = new XhciDevice(qemu, 5, 0xe0000000L, RINGS);
            xhci.prepare(3);
            qemu.command("writeq 0xfed80000 0x500000");
            qemu.command("writeq 0xfed80018 0x1");
            send(xhci, 0xfee00000L, 0x21);
        }
        final LogResult result = validate();
        assertThat(result.problems()).isEmpty();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(part(result, "00:05.0").attributed()).isEqualTo(2);
        assertThat(part(result, "remapping").observations()).isGreaterThan(10);
        assertRejected(recorded().replaceFirst("-> \\(addr 0xfee03", "-> (addr 0xfee02"), "remapping");
    }

    @Test
    void shouldTellTwoSendersOfOneMessageByTheIts() throws IOException {
        try (QtestSession qemu = start(QtestSession.Machine.ARM, XHCI + "5", XHCI + "6")) {
            final XhciDevice one = new XhciDevice(qemu, 5, 0x10000000L, 0x40000000L);
            final XhciDevice other = new XhciDevice(qemu, 6, 0x10010000L, 0x40400000L);
            one.prepare(3);
            other.prepare(3);
            send(one, 0x8090040L, 3);
            send(other, 0x8090040L, 3);
            one.raise(3);
        }
        final LogResult result = validate();
        assertThat(result.problems()).isEmpty();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(part(result, "00:05.0").attributed()).isEqualTo(3);
        assertThat(part(result, "00:06.0").attributed()).isEqualTo(2);
        assertThat(part(result, "its").observations()).isEqualTo(10);
        assertRejected(recorded().replaceFirst("(addr 0x8090040 value 0x)3", "$17"), "its");
    }
}
