package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** MSI functions in the event format. */
class MsiLogTest {
    private static final int MASKABLE = 0x100;
    private static final int FOUR_VECTORS = 2 << 1;

    private final StringBuilder text = new StringBuilder();

    private MsiLogTest line(final String kind, final String rest) {
        text.append("{\"event\":\"").append(kind).append("\",").append(rest).append("}\n");
        return this;
    }

    private MsiLogTest write(final String register, final int value) {
        return line(
                "write",
                "\"function\":\"f\",\"register\":\"" + register + "\",\"value\":\"0x" + Integer.toHexString(value)
                        + "\"");
    }

    private MsiLogTest message(final int address, final int data) {
        return line("message", "\"address\":\"0x" + Integer.toHexString(address) + "\",\"data\":" + data);
    }

    private MsiLogTest function(final int control) {
        return line("log", "\"version\":1")
                .line("function", "\"function\":\"f\",\"reset\":true,\"msi\":" + control)
                .write("command", 6)
                .write("msi-address", 0xfee01000)
                .write("msi-data", 0x40)
                .write("msi-control", control | 1);
    }

    private LogResult result(final Device device) {
        return LogText.validate(text.toString(), device);
    }

    private TrackedFunction f() {
        return result(TestDevices.TEXT).functions().get(0);
    }

    @Test
    void shouldFindAnOpenRaceWindowOnlyWhereTheMessageCannotBeMasked() {
        function(0).message(0xfee01000, 0x40).write("msi-address", 0xfee02000).write("msi-data", 0x41);
        assertThat(f().findings().entries()).containsOnlyKeys(Finding.OPEN_RACE_WINDOW);
        assertThat(result(TestDevices.TEXT).outcomes()).isEmpty();
        text.setLength(0);
        function(MASKABLE)
                .message(0xfee01000, 0x40)
                .write("msi-mask", 1)
                .write("msi-address", 0xfee02000)
                .write("msi-data", 0x41);
        assertThat(f().findings().entries()).isEmpty();
        assertThat(f().attributed()).isEqualTo(1);
    }

    @Test
    void shouldCallTheMessageInTheMiddleTornAndNotTheOnesOfBeforeAndAfter() {
        function(0)
                .write("msi-address", 0xfee02000)
                .message(0xfee02000, 0x40)
                .write("msi-data", 0x41)
                .message(0xfee02000, 0x41);
        assertThat(result(TestDevices.QEMU).outcomes()).isEqualTo(Map.of(Outcome.TORN, 1L));
        text.setLength(0);
        function(0)
                .write("msi-address", 0xfee01000)
                .message(0xfee01000, 0x40)
                .write("msi-data", 0x41)
                .message(0xfee01000, 0x41);
        assertThat(result(TestDevices.QEMU).verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result(TestDevices.QEMU).outcomes()).isEmpty();
    }

    @Test
    void shouldReplaceTheLowBitsOfTheDataByTheVectorAsFarAsGranted() {
        function(FOUR_VECTORS | FOUR_VECTORS << 3).message(0xfee01000, 0x43).message(0xfee01000, 0x44);
        assertThat(f().attributed()).isEqualTo(1);
        assertThat(result(TestDevices.TEXT).counts().foreignMessages()).isEqualTo(1);
        line("raise", "\"function\":\"f\",\"vector\":2").message(0xfee01000, 0x41);
        assertThat(f().rejection().orElseThrow().reasons().get(0).text())
                .isEqualTo("Message Data: expected 0x42, observed 0x41");
    }

    @Test
    void shouldRejectAMessageOfAMaskedVectorAndFindMaskBitsBeyondTheImplementedOnes() {
        function(MASKABLE).write("msi-mask", 1);
        final String masked = text.toString();
        message(0xfee01000, 0x40);
        assertThat(result(Device.parse("message: live")).verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(f().rejection())
                .as("the function had taken its address before")
                .isEmpty();
        text.setLength(0);
        text.append(masked);
        line("read", "\"function\":\"f\",\"register\":\"msi-mask\",\"value\":1").message(0xfee01000, 0x40);
        assertThat(f().rejection().orElseThrow().reasons().get(0).text()).isEqualTo("Mask bit: expected 0, is 1");
        text.setLength(0);
        function(MASKABLE).write("msi-mask", 2).message(0xfee01000, 0x40);
        assertThat(result(TestDevices.TEXT).verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(f().findings().entries()).containsOnlyKeys(Finding.MASK_BEYOND_IMPLEMENTED);
    }

    @Test
    void shouldClipAGrantThatIsTooLargeOnlyWithThatDeviation() {
        function(FOUR_VECTORS | 5 << 4).message(0xfee01000, 0x43);
        line("read", "\"function\":\"f\",\"register\":\"msi-control\",\"value\":" + (FOUR_VECTORS | 2 << 4 | 1));
        assertThat(result(TestDevices.TEXT).verdict()).isInstanceOf(Verdict.Rejected.class);
        final LogResult clipped = result(Device.parse("delay: prompt, count: clipped"));
        assertThat(clipped.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(clipped.functions().get(0).findings().entries()).containsKey(Finding.GRANT_BEYOND_CAPABLE);
    }

    @Test
    void shouldNotBlameTheNextCapabilityBehindTheDataRegister() {
        function(0).message(0xfee01000, 0x40);
        final int updates = result(TestDevices.TEXT).history().updates().size();
        write("msi-mask", 0x3f);
        assertThat(result(TestDevices.TEXT).history().updates()).hasSize(updates);
    }
}
