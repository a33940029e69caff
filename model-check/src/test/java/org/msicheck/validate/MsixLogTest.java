package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.Rejection;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

class MsixLogTest {
    private static final long CPU1 = 0xfee01004L;
    private static final long CPU2 = 0xfee02004L;

    private static TrackedFunction nvme(final LogResult result) {
        return result.functions().stream()
                .filter(each -> each.device().equals("nvme"))
                .findFirst()
                .orElseThrow();
    }

    private static Rejection rejection(final LogResult result) {
        assertThat(result.verdict()).isInstanceOf(Verdict.Rejected.class);
        return nvme(result).rejection().orElseThrow();
    }

    private static LogText open() {
        return LogText.nvme().entry(1, CPU1, 0x21).unmask(1).raise(1).window(CPU1, 0x21);
    }

    @Test
    void shouldAcceptAMessageOfAnOpenVector() {
        final LogResult result = open().validate();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(nvme(result).attributed()).isEqualTo(1);
        assertThat(result.counts().foreignMessages()).isZero();
    }

    @Test
    void shouldRejectAnAlteredMessageAtItsLineWithWhatWasExpected() {
        final LogText log = open().raise(1).window(CPU1, 0x31);
        final Rejection why = rejection(log.validate());
        assertThat(why.line()).isEqualTo(log.line());
        assertThat(why.expected()).contains("0xfee01004 data 0x21 of vector 1");
        assertThat(why.reasons()).singleElement().satisfies(reason -> assertThat(reason.text())
                .isEqualTo("Message Data: expected 0x21, observed 0x31"));
    }

    @Test
    void shouldRejectAnAlteredFirstMessageToo() {
        final LogText log =
                LogText.nvme().entry(1, CPU1, 0x21).unmask(1).raise(1).window(CPU2, 0x21);
        assertThat(rejection(log.validate()).line()).isEqualTo(log.line());
    }

    @Test
    void shouldRejectAMessageOfAMaskedVectorAndNameTheBit() {
        final LogText log = open().mask(1).window(CPU1, 0x21);
        final LogResult result = log.validate();
        final Rejection why = rejection(result);
        assertThat(why.line()).isEqualTo(log.line());
        assertThat(why.reasons()).singleElement().satisfies(reason -> assertThat(reason.text())
                .isEqualTo("Vector Control.Mask: expected 0, is 1"));
        assertThat(result.outcomes()).containsEntry(Outcome.LEAK, 1L);
    }

    @Test
    void shouldNameFunctionMaskWhenThatIsWhatKeepsTheVectorShut() {
        final Rejection why =
                rejection(open().control(0xc003).window(CPU1, 0x21).validate());
        assertThat(why.reasons().get(0).text()).isEqualTo("Message Control.Function Mask: expected 0, is 1");
    }

    @Test
    void shouldSendWhatIsPendingOnUnmaskWithTheMessageOfThatMoment() {
        final LogResult result = open().mask(1)
                .raise(1)
                .entry(1, CPU2, 0x22)
                .unmask(1)
                .window(CPU2, 0x22)
                .validate();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(nvme(result).attributed()).isEqualTo(2);
    }

    @Test
    void shouldRejectAMissingMessageOfAUsedOpenVector() {
        final LogText log = open().raise(1).raise(1).window(CPU1, 0x21);
        final Rejection why = rejection(log.validate());
        assertThat(why.line()).isEqualTo(log.line() - 1);
        assertThat(why.expected()).contains("due since line " + (log.line() - 2));
    }

    @Test
    void shouldNotMissWhatTheEndOfTheLogCutsOff() {
        final String whole = open().raise(1)
                .window(CPU1, 0x21)
                .add("apic_deliver_irq dest 1 dest_mode 1 delivery_mode 0 vector 33 trigger_mode 0")
                .raise(1)
                .window(CPU1, 0x21)
                .text();
        final java.util.List<String> lines = whole.lines().toList();
        for (int kept = lines.size() - 4; kept <= lines.size(); kept++) {
            final String cut = String.join("\n", lines.subList(0, kept)) + "\n";
            assertThat(LogText.validate(cut, TestDevices.QEMU).verdict()).isEqualTo(new Verdict.Accepted());
        }
    }

    @Test
    void shouldCountTheUseGateWhenARaiseIsSwallowedAndRejectItWithoutThatDeviation() {
        final LogText log = LogText.nvme()
                .entry(1, CPU1, 0x21)
                .unmask(1)
                .raise(1)
                .mask(1)
                .unmask(1)
                .raise(1)
                .window(CPU1, 0x21);
        final LogResult qemu = log.validate();
        assertThat(qemu.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(nvme(qemu).deviations().entries()).containsOnlyKeys("gate: drops");
        assertThat(log.validate(TestDevices.TEXT).verdict()).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void shouldAttributeAMessageThatTwoOpenVectorsHoldToNeither() {
        final LogResult result = LogText.nvme()
                .entry(1, CPU1, 0x21)
                .entry(2, CPU1, 0x21)
                .unmask(1)
                .unmask(2)
                .window(CPU1, 0x21)
                .validate();
        assertThat(result.counts().ambiguousMessages()).isEqualTo(1);
        assertThat(nvme(result).attributed()).isZero();
    }

    @Test
    void shouldNotAcceptAFunctionForAmbiguousMessagesAlone() {
        final String text = LogText.nvme()
                .entry(1, CPU1, 0x21)
                .entry(2, CPU1, 0x21)
                .unmask(1)
                .unmask(2)
                .window(CPU1, 0x21)
                .text()
                .replaceAll("(?m)^msix_write_config.*enabled 1 masked 0$", "$0");
        final LogResult result = LogText.validate(text, TestDevices.QEMU);
        // The device model's own word on Enable is the only thing that was checked here.
        assertThat(nvme(result).observations()).isEqualTo(1);
    }

    @Test
    void shouldLeaveAMessageOfNobodyForeign() {
        final LogResult result = open().window(CPU2, 0x30).validate();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.counts().foreignMessages()).isEqualTo(1);
    }

    @Test
    void shouldReportATornMessageOnlyIfItIsNeitherTheOldNorTheNewOne() {
        final LogText torn = open().table(1, 0, CPU2);
        final int line = torn.raise(1).window(CPU2, 0x21).line();
        final LogResult result = torn.table(1, 1, 0)
                .table(1, 2, 0x22)
                .raise(1)
                .window(CPU2, 0x22)
                .validate();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.outcomes()).containsOnly(java.util.Map.entry(Outcome.TORN, 1L));
        assertThat(nvme(result).outcomes().entries().get(Outcome.TORN).lines()).containsExactly((long) line);
        assertThat(nvme(result).findings().entries()).containsKey(Finding.OPEN_ENTRY_CHANGED);
        final LogResult sameData = open().table(1, 0, CPU2)
                .raise(1)
                .window(CPU2, 0x21)
                .table(1, 1, 0)
                .table(1, 2, 0x21)
                .validate();
        assertThat(sameData.outcomes()).isEmpty();
    }

    @Test
    void shouldAllowACachedMessageOfAnEntryRewrittenWhileOpenUnlessEntriesAreKnownToBeLive() {
        final LogText log = open().entry(1, CPU2, 0x22).raise(1).window(CPU1, 0x21);
        assertThat(log.validate(TestDevices.TEXT).verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(log.validate(Device.parse("delay: prompt, open: live, message: live"))
                        .verdict())
                .isInstanceOf(Verdict.Rejected.class);
        assertThat(log.mask(1)
                        .unmask(1)
                        .raise(1)
                        .window(CPU1, 0x21)
                        .validate(TestDevices.TEXT)
                        .verdict())
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void shouldBeginAtResetWhereAnotherFunctionIsPlugged() {
        final LogText log = open().add("pci_cfg_write e1000e 00:06.0 @0x4 <- 0x7")
                .add("pci_update_mappings_add e1000e 00:06.0 3,0xd0000000+0x4000")
                .window(CPU1, 0x21);
        final LogResult result = log.validate();
        assertThat(result.functions())
                .filteredOn(each -> each.device().equals("e1000e"))
                .allMatch(TrackedFunction::fromReset);
    }

    @Test
    void shouldRejectWhenTheDeviceModelSaysOtherwise() {
        final LogText log = LogText.nvme()
                .add("pci_cfg_write nvme 00:06.0 @0x42 <- 0x8003")
                .add("msix_write_config dev nvme enabled 1 masked 1");
        assertThat(rejection(log.validate()).reasons().get(0).text())
                .isEqualTo("MSI-X Message Control bits 15:14: expected 0x2, observed 0x3");
    }

    @Test
    void shouldRejectAMessageWhileBusMasterIsOff() {
        final LogResult result = open().add("pci_cfg_write nvme 00:06.0 @0x4 <- 0x3")
                .window(CPU1, 0x21)
                .validate();
        assertThat(rejection(result).reasons().get(0).text()).isEqualTo("Bus Master Enable: expected 1, is 0");
        assertThat(nvme(result).findings().entries()).containsKey(Finding.BUS_MASTER_OFF_OPEN);
    }

    @Test
    void shouldNotJudgeAFunctionWhoseRegistersAreUnknown() {
        final String whole = open().mask(2).window(CPU1, 0x21).text();
        final String middle = whole.lines()
                .skip(1)
                .filter(line -> !line.contains("@0x10"))
                .filter(line -> !line.contains("value 0x21 size"))
                .collect(java.util.stream.Collectors.joining("\n"));
        final LogResult result = LogText.validate(middle, TestDevices.QEMU);
        assertThat(nvme(result).fromReset()).isFalse();
        assertThat(nvme(result).attributed()).isZero();
    }
}
