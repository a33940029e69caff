package org.msicheck.validate.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.validate.qemu.line.QemuEvent;
import org.msicheck.verdict.Verdict;

/** Logs recorded without some event, and trace points that say less than they seem to. */
class RecordedEventsTest {
    private static final long CPU = 0xfee01004L;

    private static LogText nvme() {
        return LogText.nvme().entry(1, CPU, 0x21).unmask(1).raise(1).window(CPU, 0x21);
    }

    private static LogResult without(final String event) {
        final String text =
                nvme().text().lines().filter(line -> !line.startsWith(event)).collect(Collectors.joining("\n"));
        return LogText.validate(text + "\n", TestDevices.QEMU);
    }

    @ParameterizedTest
    @CsvSource({
        "memory_region_ops_write, -trace memory_region_ops_write",
        "pci_update_mappings_add, -trace 'pci_update_mappings*'",
        "pci_cfg_write, -trace pci_cfg_write",
        "msix_write_config, -trace msix_write_config"
    })
    void shouldSayWhichEventWasNotRecorded(final String event, final String option) {
        assertThat(without(event).verdict())
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .endsWith(option.replace("\"", "")));
    }

    @Test
    void shouldNameTheFirstTableAccessThatIsNobodys() {
        final LogResult result = LogText.nvme()
                .add("memory_region_ops_write cpu 0 mr 0x55cc addr 0xdddd0000 value 0x1 size 4 name 'msix-table'")
                .validate();
        assertThat(result.problems().get(0))
                .isEqualTo("line 7: whose MSI-X table this is was not logged before: "
                        + "no pci_update_mappings_add in front of it");
    }

    @Test
    void shouldCountAddressesOfABusScanThatHaveNoFunction() {
        final LogText log = nvme();
        IntStream.range(0, 256)
                .forEach(slot -> log.add(
                        String.format("pci_cfg_read empty %02x:%02x.0 @0x0 -> 0xffffffff", 1 + slot / 32, slot % 32)));
        log.add("pci_cfg_read empty 01:00.0 @0x4 -> 0xffffffff");
        assertThat(log.validate().functions()).hasSize(1);
        assertThat(log.validate().notes()).contains("256 addresses without a function were read, as by a bus scan");
    }

    private static LogText networkCards(final String... devices) {
        final LogText log = LogText.fromStart();
        for (int slot = 0; slot < devices.length; slot++) {
            final String at = devices[slot] + String.format(" 00:%02x.0 ", 5 + slot);
            log.add("pci_cfg_write " + at + "@0xd4 <- 0xfee01000")
                    .add("pci_cfg_write " + at + "@0xd8 <- 0x0")
                    .add(String.format("pci_cfg_write %s@0xdc <- 0x%x", at, 0x41 + slot))
                    .add("pci_cfg_write " + at + "@0x4 <- 0x6")
                    .add("pci_cfg_write " + at + "@0xd2 <- 0x81");
        }
        return log;
    }

    @Test
    void shouldBookARaiseOfASharedTracePointOnNobodyWhereTwoModelsMayHaveLoggedIt() {
        final LogText log = networkCards("e1000e", "igb").add("e1000e_irq_msi_notify MSI notify 0x1");
        final LogResult result = log.window(0xfee01000L, 0x42).validate();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.notes()).contains("1 device events do not say which function raised");
        final LogResult alone = networkCards("e1000e")
                .add("e1000e_irq_msi_notify MSI notify 0x1")
                .window(0xfee01000L, 0x42)
                .validate();
        assertThat(alone.verdict()).isInstanceOf(Verdict.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({"pci-conf-data, 0xcfc", "pcie-mmcfg-mmio, 0xb0028084"})
    void shouldTakeTheWidthOfAConfigurationWriteFromTheAccess(final String region, final String address) {
        final String access =
                "memory_region_ops_write cpu 0 mr 0x5 addr " + address + " value 0x2000 size 2 name '" + region + "'";
        final LogText log = networkCards("e1000e").add(access).add("pci_cfg_write e1000e 00:05.0 @0xd4 <- 0x2000");
        assertThat(log.add("e1000e_irq_msi_notify MSI notify 0x1")
                        .window(0xfee02000L, 0x41)
                        .validate()
                        .verdict())
                .isEqualTo(new Verdict.Accepted());
    }

    private static final String AHCI = "ahci_irq_raise ahci(0x55acfde15fd0): raise irq";

    @Test
    void shouldBookARaiseOnNobodyOnceAnotherObjectOfTheModelRaisesToo() {
        final LogText log = networkCards("ich9-ahci").add(AHCI).window(0xfee01000L, 0x41);
        assertThat(log.validate().functions().get(0).attributed()).isEqualTo(1);
        log.add("ahci_irq_raise ahci(0x77acfde15fd0): raise irq").window(0xfee09000L, 0x99);
        assertThat(log.add(AHCI).window(0xfee09000L, 0x99).validate().verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(log.validate().notes()).contains("2 device events do not say which function raised");
    }

    @Test
    void shouldKnowThatAFunctionBeginsAtResetWhereAnOperatingSystemFindsIt() {
        final String found = "pci_cfg_write nvme 00:06.0 @0x4 <- 0x400\npci_cfg_write nvme 00:06.0 @0x4 <- 0x0\n";
        final String sized = "pci_cfg_write nvme 00:06.0 @0x10 <- 0xffffffff\n";
        final String used = "pci_cfg_write nvme 00:06.0 @0x3c <- 0x1\n";
        assertThat(first(found + sized).fromReset()).isTrue();
        assertThat(first(found + used + sized).fromReset()).isFalse();
    }

    private static TrackedFunction first(final String text) {
        return LogText.validate(text, TestDevices.QEMU).functions().get(0);
    }

    @Test
    void shouldReadFieldsThatLaterVersionsPutInBetweenOrBehind() {
        final String text = nvme().text()
                .replace(" size 4 name 'apic-msi'", " size 4 reason 0 name 'apic-msi' attrs 0x0")
                .replace(" mr 0x55aa", " as 'pci' mr 0x55aa");
        final LogResult result = LogText.validate(text, TestDevices.QEMU);
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.counts().attributedMessages()).isEqualTo(1);
    }

    @Test
    void shouldNotAcceptALogForWhatItsRemappingUnitDidAlone() {
        final LogResult result = LogText.validate(ExtendedModeTest.entry(1, 0x1_0030_000dL), TestDevices.QEMU);
        assertThat(result.verdict())
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .startsWith("no MSI or MSI-X activity"));
    }

    private static final String PORT =
            "memory_region_ops_write cpu 0 mr 0x1 addr 0xb000 value 0x1 size 4 name 'hpet'\n";
    private static final String WALK = "34 -> 0x40,40 -> 0x11,41 -> 0x0,42 -> 0x3,43 -> 0x0,"
            .replaceAll("([^,]*),", "pci_cfg_read nvme 00:06.0 @0x$1\n");
    private static final String ENABLED = WALK + "pci_cfg_write nvme 00:06.0 @0x42 <- 0x8003\n";
    private static final String DISABLED = "pci_cfg_read nvme 00:06.0 @0x43 -> 0x0\n";

    @Test
    void shouldHoldNothingAgainstAFunctionInALogThatLacksAnEssentialEvent() {
        assertThat(first(PORT + ENABLED + DISABLED).rejection()).isPresent();
        assertThat(first(ENABLED + DISABLED).rejection()).isEmpty();
        assertThat(LogText.validate(ENABLED + DISABLED, TestDevices.QEMU).verdict())
                .isInstanceOf(Verdict.Inconclusive.class);
    }

    @Test
    void shouldBookNoRaiseOnTheOnlyFunctionOfALogThatBeginsInTheMiddle() {
        final String all = networkCards("e1000e")
                .add("e1000e_irq_msi_notify MSI notify 0x1")
                .window(0xfee01000L, 0x42)
                .text();
        assertThat(LogText.validate(all, TestDevices.QEMU).verdict()).isInstanceOf(Verdict.Rejected.class);
        final String middle = all.substring(all.indexOf('\n') + 1);
        assertThat(LogText.validate(middle, TestDevices.QEMU).functions())
                .allMatch(each -> each.rejection().isEmpty());
    }

    @Test
    void shouldForgetTheRegistersOfAFunctionThatMayHaveBeenResetUnseen() {
        final String reset = "pci_cfg_write nvme 00:06.0 @0x88 <- 0xa810\n";
        assertThat(first(PORT + ENABLED + DISABLED).rejection()).isPresent();
        assertThat(first(PORT + ENABLED + reset + DISABLED).rejection()).isEmpty();
    }

    private static List<String> recording(final String name) throws IOException {
        try (InputStream in = RecordedEventsTest.class.getResourceAsStream("/logs/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        }
    }

    private static void assertNotRejected(final String what, final Stream<String> lines) {
        assertThat(LogText.validate(lines.collect(Collectors.joining("\n", "", "\n")), TestDevices.QEMU)
                        .verdict())
                .as(what)
                .isNotInstanceOf(Verdict.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvme-msix.log", "ahci-torn.log"})
    void shouldNotRejectARecordingForEventsThatItLacks(final String name) throws IOException {
        final List<String> lines = recording(name);
        for (final QemuEvent event : QemuEvent.values()) {
            assertNotRejected(
                    "without " + event, lines.stream().filter(line -> !line.contains(":" + event.word() + " ")));
        }
        for (int start = 1; start < lines.size(); start++) {
            assertNotRejected("from line " + (start + 1), lines.stream().skip(start));
        }
    }
}
