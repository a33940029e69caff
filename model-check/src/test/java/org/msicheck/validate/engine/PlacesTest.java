package org.msicheck.validate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.validate.device.Device;
import org.msicheck.verdict.Verdict;

/** Where messages go: not only to the x86 window, but wherever the log shows one. */
class PlacesTest {
    private static final String ITS = "0x8090040";
    private final StringBuilder text = new StringBuilder(
            """
            {"event":"log","version":1}
            {"event":"function","function":"nic0","device":"my-nic","reset":true,"msix":2}
            {"event":"write","function":"nic0","register":"command","value":"0x6"}
            {"event":"write","function":"nic0","register":"msix-control","value":"0x8000"}
            """);

    private PlacesTest open(final int entry, final int data) {
        return write(entry, "address", "\"" + ITS + "\"")
                .write(entry, "data", String.valueOf(data))
                .write(entry, "control", "0");
    }

    private PlacesTest write(final int entry, final String field, final String value) {
        text.append("{\"event\":\"write\",\"function\":\"nic0\",\"register\":\"table\",\"entry\":")
                .append(entry)
                .append(",\"field\":\"")
                .append(field)
                .append("\",\"value\":")
                .append(value)
                .append("}\n");
        return this;
    }

    private PlacesTest raise(final int vector) {
        text.append("{\"event\":\"raise\",\"function\":\"nic0\",\"vector\":")
                .append(vector)
                .append("}\n");
        return this;
    }

    private PlacesTest message(final int data) {
        text.append("{\"event\":\"message\",\"address\":\"" + ITS + "\",\"data\":")
                .append(data)
                .append("}\n");
        return this;
    }

    private LogResult with(final Device device) {
        return LogText.validate(text.toString(), device);
    }

    private TrackedFunction nic(final Device device) {
        return with(device).functions().get(0);
    }

    @Test
    void shouldAttributeMessagesToWhereTheVectorPoints() {
        open(0, 7).raise(0).message(7).raise(0).message(7);
        assertThat(with(TestDevices.TEXT).verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(nic(TestDevices.TEXT).attributed()).isEqualTo(2);
    }

    @Test
    void shouldRejectTheVeryFirstMessageThatIsNotTheRaisedOne() {
        open(0, 7).raise(0).message(8);
        assertThat(nic(TestDevices.TEXT).rejection().orElseThrow().expected())
                .isEqualTo("message address 0x8090040 data 0x7 of vector 0, raised at line 8");
        assertThat(nic(TestDevices.TEXT).rejection().orElseThrow().line()).isEqualTo(9);
    }

    @Test
    void shouldKnowAfterwardsThatAMessageDidNotCome() {
        open(0, 7).raise(0).open(1, 9).raise(1).message(9);
        assertThat(nic(TestDevices.TEXT).rejection().orElseThrow().expected())
                .isEqualTo("message address 0x8090040 data 0x7 of vector 0, due since line 8");
        assertThat(nic(TestDevices.QEMU).rejection()).isEmpty();
        assertThat(nic(TestDevices.QEMU)
                        .deviations()
                        .entries()
                        .get("gate: drops")
                        .lines())
                .containsExactly(8L);
    }

    @Test
    void shouldSayNothingOfARaiseToAPlaceThatTheLogNeverShows() {
        open(0, 7).raise(0).raise(0);
        assertThat(with(TestDevices.TEXT).verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(nic(TestDevices.QEMU).deviations().entries()).isEmpty();
    }

    @Test
    void shouldCountAnAmbiguousMessageOnceForAFunction() {
        open(0, 7).open(1, 7).message(7).message(7);
        assertThat(with(TestDevices.TEXT).counts().ambiguousMessages()).isEqualTo(2);
        assertThat(nic(TestDevices.TEXT).ambiguous()).isEqualTo(2);
    }

    @Test
    void shouldJudgeADeviceWhateverItIsCalled() {
        open(0, 7).raise(0).message(7);
        for (final String name : new String[] {"remapping", "delivery"}) {
            assertThat(LogText.validate(text.toString().replace("nic0", name), TestDevices.TEXT)
                            .verdict())
                    .isEqualTo(new Verdict.Accepted());
        }
    }
}
