package org.msicheck.validate.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** Messages are writes to where a vector points, in any region. */
class MessageRegionTest {
    private static final long ITS = 0x8090040L;

    private static LogText nvme(final long address) {
        return LogText.nvme().entry(1, address, 5).unmask(1);
    }

    private static LogResult validate(final LogText log) {
        return log.validate();
    }

    private static TrackedFunction function(final LogResult result, final String device) {
        return result.functions().stream()
                .filter(each -> each.device().equals(device))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "apic-msi, 0xfee01000, local APICs of QEMU",
        "kvm-apic-msi, 0xfee01000, KVM's local APICs",
        "vtd-ir, 0xfee00018, Intel's remapping unit",
        "amd_iommu_ir, 0xfee00000, AMD's remapping unit",
        "translation, 0x8090040, Arm's ITS",
        "gicv2m, 0x8020040, GICv2m",
        "riscv.imsic, 0x28001000, RISC-V's IMSIC",
        "loongarch-msi, 0x2ff00000, another region"
    })
    void shouldCheckMessagesInEveryRegionAndSayWhatWasChecked(
            final String region, final String address, final String note) {
        final long to = Long.decode(address);
        final LogText log = nvme(to).raise(1).message(region, to, 5).raise(1).message(region, to, 5);
        assertThat(validate(log).verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(function(validate(log), "nvme").attributed()).isEqualTo(2);
        assertThat(validate(log).notes()).anyMatch(each -> each.startsWith("2 messages to ") && each.contains(note));
        assertThat(validate(nvme(to).raise(1).message(region, to, 4)).verdict())
                .as("also the very first")
                .isInstanceOf(Verdict.Rejected.class);
        assertThat(validate(log.mask(1).message(region, to, 5)).verdict()).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void shouldNotTakeOtherRegistersOfAFrameForMessages() {
        final LogText log = nvme(0x8020040L).raise(1).message("gicv2m", 0x8020040L, 5);
        assertThat(validate(log.message("gicv2m", 0x8020fccL, 5)).counts().messages())
                .isEqualTo(1);
    }

    @Test
    void shouldCountARaiseWhoseMessageDoesNotComeAsQemusDeviation() {
        final LogResult result = validate(nvme(ITS)
                .raise(1)
                .message("translation", ITS, 5)
                .mask(1)
                .unmask(1)
                .raise(1)
                .mask(1));
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(function(result, "nvme").deviations().entries()).hasSize(1);
    }

    private static final String AHCI =
            """
        pci_cfg_write ich9-ahci 00:07.0 @0x10 <- 0xffffffff
        pci_cfg_write ich9-ahci 00:07.0 @0x82 <- 0x80
        pci_cfg_write ich9-ahci 00:07.0 @0x84 <- 0x8090040
        pci_cfg_write ich9-ahci 00:07.0 @0x88 <- 0x0
        pci_cfg_write ich9-ahci 00:07.0 @0x8c <- 0x5
        pci_cfg_write ich9-ahci 00:07.0 @0x4 <- 0x407
        pci_cfg_write ich9-ahci 00:07.0 @0x82 <- 0x81
        pci_cfg_write ich9-ahci 00:07.0 @0x92 <- 0x3f
        """;

    @Test
    void shouldFindTheMsiCapabilityWhoseMessagesGoToAFrame() {
        final String raised = AHCI + "ahci_irq_raise ahci(0x55acfde15fd0): raise irq\n";
        final String message =
                "memory_region_ops_write cpu -1 mr 0x1 addr 0x8090040 value 0x5 size 4 name 'translation'\n";
        final LogResult good = LogText.validate(raised + message, TestDevices.QEMU);
        assertThat(good.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(function(good, "ich9-ahci").attributed()).isEqualTo(1);
        assertThat(LogText.validate(raised + message.replace("value 0x5", "value 0x6"), TestDevices.QEMU)
                        .verdict())
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void shouldNotTakeRegistersOfExtendedCapabilitiesForMsi() {
        final String extended = AHCI.replace("@0x8", "@0x18");
        assertThat(function(LogText.validate(extended, TestDevices.QEMU), "ich9-ahci")
                        .capability())
                .isEmpty();
        assertThat(function(LogText.validate(AHCI, TestDevices.QEMU), "ich9-ahci")
                        .capability())
                .isEqualTo("MSI 1");
    }

    private static LogText two() {
        final LogText log = nvme(ITS);
        AHCI.lines().forEach(log::add);
        return log;
    }

    private static LogText its(final LogText log, final int data, final int given, final int requester) {
        return log.message("translation", ITS, data)
                .add(String.format(
                        "gicv3_its_translation_write GICv3 ITS TRANSLATER write: offset 0x40 data 0x%x size 4 "
                                + "requester_id 0x%x",
                        given, requester));
    }

    @Test
    void shouldTellTheSendersOfEqualMessagesByTheirRequesterIds() {
        final LogResult result = validate(its(its(its(two(), 5, 5, 0x30), 5, 5, 0x38), 5, 5, 0x38));
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(function(result, "nvme").attributed()).isEqualTo(1);
        assertThat(function(result, "ich9-ahci").attributed()).isEqualTo(2);
        assertThat(validate(two().message("translation", ITS, 5)).counts().ambiguousMessages())
                .as("without the ITS's word")
                .isEqualTo(1);
    }

    @Test
    void shouldRejectWhatTheNamedSenderDoesNotHold() {
        final LogResult result = validate(its(two().mask(1), 5, 5, 0x30));
        assertThat(function(result, "nvme").rejection()).isPresent();
        assertThat(function(validate(its(two(), 9, 9, 0x30)), "nvme")
                        .rejection()
                        .orElseThrow()
                        .expected())
                .isEqualTo("a message of an open vector of 00:06.0");
        assertThat(validate(its(two(), 5, 5, 0x28)).counts().foreignMessages())
                .as("a function that is not in the log")
                .isEqualTo(1);
    }

    @Test
    void shouldHoldTheItsToTheMessage() {
        final LogResult result = validate(its(two(), 5, 6, 0x30));
        assertThat(function(result, "gicv3-its").rejection().orElseThrow().expected())
                .isEqualTo("data given to the ITS 0x5");
    }

    @Test
    void shouldBlameNoSenderWhoseCapabilitiesTheLogDoesNotTell() {
        final String all = its(nvme(ITS), 5, 5, 0x30).text();
        final String withoutControl =
                all.lines().filter(line -> !line.startsWith("msix_write")).collect(Collectors.joining("\n", "", "\n"));
        final String middle =
                "pci_cfg_write nvme 00:06.0 @0x4 <- 0x406\n" + all.substring(all.indexOf("memory_region", 200));
        for (final String text : List.of(withoutControl, middle)) {
            final LogResult result = LogText.validate(text, TestDevices.QEMU);
            assertThat(result.verdict()).isInstanceOf(Verdict.Inconclusive.class);
            assertThat(result.functions()).allMatch(each -> each.rejection().isEmpty());
        }
    }

    private static final String[] TEXTS = {
        its(its(two().raise(1), 5, 5, 0x30), 5, 5, 0x38).text(), ExtendedModeTest.amd()
    };

    @Property(tries = 300)
    void shouldSurviveADamagedByteAnywhere(
            @ForAll @IntRange(max = 1) final int text,
            @ForAll @IntRange(max = 4000) final int at,
            @ForAll final byte value) {
        final byte[] bytes = TEXTS[text].getBytes(StandardCharsets.ISO_8859_1);
        bytes[at % bytes.length] = value;
        final String damaged = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(LogText.validate(damaged, TestDevices.QEMU).verdict()).isNotNull();
        assertThat(LogText.validate(damaged.substring(0, at % bytes.length), TestDevices.QEMU)
                        .verdict())
                .isNotNull();
    }
}
