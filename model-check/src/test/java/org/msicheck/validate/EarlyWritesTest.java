package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.verdict.Verdict;

/** Software may write address and data of an MSI function before it writes Message Control for the first time. */
class EarlyWritesTest {
    private static final String SIZING = "pci_cfg_write edu 00:04.0 @0x10 <- 0xffffffff\n";
    private static final List<String> SETUP = List.of("@0x44 <- 0xfee00000", "@0x48 <- 0x0", "@0x4c <- 0x31");
    private static final String ENABLE = "@0x42 <- 0x81";

    private static String write(final String what) {
        return "pci_cfg_write edu 00:04.0 " + what + "\n";
    }

    private static String message(final int address, final int data) {
        return "memory_region_ops_write cpu -1 mr 0x561a addr 0x" + Integer.toHexString(address) + " value 0x"
                + Integer.toHexString(data) + " size 4 name 'apic-msi'\n";
    }

    private static String log(final String rest) {
        final StringBuilder text = new StringBuilder(SIZING);
        SETUP.forEach(write -> text.append(write(write)));
        return text.append(write(ENABLE)).append(rest).toString();
    }

    private static LogResult validate(final String rest) {
        return LogText.validate(log(rest), TestDevices.QEMU);
    }

    @Test
    void shouldHoldMessagesAgainstWhatWasWrittenFirst() {
        final LogResult result = validate(message(0xfee00000, 0x31));
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.functions().get(0).attributed()).isEqualTo(1);
    }

    @Test
    void shouldSeeATornMessageThere() {
        final LogResult result = validate(message(0xfee00000, 0x31)
                + write("@0x44 <- 0xfee01000")
                + message(0xfee01000, 0x31)
                + write("@0x4c <- 0x32")
                + message(0xfee01000, 0x32));
        assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.TORN, 1L));
        assertThat(result.functions().get(0).attributed()).isEqualTo(3);
    }

    @Test
    void shouldNotTakeAnotherMessageForItsOwn() {
        assertThat(validate(message(0xfee00000, 0x55)).verdict()).isNotEqualTo(new Verdict.Accepted());
    }
}
