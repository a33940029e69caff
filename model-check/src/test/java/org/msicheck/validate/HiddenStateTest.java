package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** What the validator keeps of a vector between the lines of a log. */
class HiddenStateTest {
    private static final long CPU1 = 0xfee01004L;
    private static final long CPU2 = 0xfee02004L;

    /** The same log of a device that logs when a vector is marked used, so that its Pending bit is known. */
    private static LogResult logsUse(final LogText log) {
        final String text = log.text()
                .replaceAll("\\bnvme ", "nec-usb-xhci ")
                .replace("pci_nvme_irq_msix raising MSI-X IRQ vector", "usb_xhci_irq_msix nr");
        return LogText.validate(text, TestDevices.QEMU);
    }

    private static LogText used() {
        return LogText.nvme()
                .add("usb_xhci_irq_msix_use nr 1")
                .entry(1, CPU1, 0x21)
                .unmask(1);
    }

    private static TrackedFunction function(final LogResult result, final String device) {
        return result.functions().stream()
                .filter(each -> each.device().equals(device))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldExpectTheMessageOfARaiseThatIsPendingWhenTheVectorIsUnmasked() {
        final LogText pending = used().mask(1).raise(1).unmask(1);
        final int unmasked = pending.line();
        final LogResult result = logsUse(pending.mask(2));
        assertThat(result.verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(function(result, "nec-usb-xhci").rejection().orElseThrow().expected())
                .isEqualTo("message address 0xfee01004 data 0x21 of vector 1, due since line " + unmasked);
    }

    @Test
    void shouldExpectThatMessageOnce() {
        assertThat(logsUse(used().mask(1)
                                .raise(1)
                                .unmask(1)
                                .window(CPU1, 0x21)
                                .mask(1)
                                .unmask(1)
                                .mask(2))
                        .verdict())
                .isEqualTo(new Verdict.Accepted());
    }

    @Test
    void shouldGiveAMessageThatIsNotDueToNeitherOfTwoOpenVectors() {
        final LogResult result = LogText.nvme()
                .entry(1, CPU1, 0x21)
                .entry(2, CPU1, 0x21)
                .unmask(1)
                .unmask(2)
                .mask(3)
                .window(CPU1, 0x21)
                .validate();
        assertThat(result.counts().ambiguousMessages()).isEqualTo(1);
        assertThat(function(result, "nvme").attributed()).isZero();
    }

    @Test
    void shouldNotBlameAMaskedVectorForAMessageThatItIsOnlyBeingGiven() {
        final LogText log = LogText.nvme()
                .entry(1, CPU1, 0x21)
                .unmask(1)
                .raise(1)
                .window(CPU1, 0x21)
                .mask(1)
                .table(1, 0, CPU2)
                .window(CPU2, 0x21);
        assertThat(log.validate().verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(log.validate().counts().foreignMessages()).isEqualTo(1);
        assertThat(log.table(1, 2, 0x21).window(CPU2, 0x21).validate().verdict())
                .as("now it holds it, and is masked")
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void shouldKnowTheRegistersOfAFunctionPluggedWhereAnotherWasAndNotOfOneSeenInTheMiddle() {
        final LogResult result = LogText.validate(
                "pci_cfg_write nvme 00:06.0 @0x4 <- 0x7\n" + "pci_cfg_write e1000e 00:06.0 @0x4 <- 0x7\n",
                TestDevices.QEMU);
        assertThat(function(result, "nvme").fromReset()).isFalse();
        assertThat(function(result, "e1000e").fromReset()).isTrue();
    }

    @Test
    void shouldRejectADeliveryWithoutAMessageUnlessTheLogBeginsWithIt() {
        final String delivery = "apic_deliver_irq dest 1 dest_mode 1 delivery_mode 0 vector 33 trigger_mode 0";
        final LogText log = LogText.nvme()
                .entry(1, CPU1, 0x21)
                .unmask(1)
                .raise(1)
                .window(CPU1, 0x21)
                .add(delivery);
        assertThat(log.validate().verdict()).isEqualTo(new Verdict.Accepted());
        final LogResult twice = log.add(delivery).validate();
        assertThat(function(twice, "apic").rejection().orElseThrow().expected())
                .isEqualTo("message in front of the delivery 0x1");
        final String middle = log.text().lines().skip(log.line() - 1).reduce("", (all, line) -> all + line + "\n");
        assertThat(function(
                                LogText.validate(middle + "pci_cfg_write nvme 00:06.0 @0x4 <- 0x7\n", TestDevices.QEMU),
                                "nvme")
                        .rejection())
                .isEmpty();
    }
}
