package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.validate.device.Device;
import org.msicheck.verdict.BadInputException;

/** From a log to the devices that explain it. */
class LearningTest {
    private static final String OPEN =
            """
            {"event":"log","version":1}
            {"event":"function","function":"a","reset":true,"msix":1}
            {"event":"write","function":"a","register":"command","value":6}
            {"event":"write","function":"a","register":"msix-control","value":"0x8000"}
            {"event":"write","function":"a","register":"table","entry":0,"field":"address","value":"0xfee01004"}
            {"event":"write","function":"a","register":"table","entry":0,"field":"data","value":65}
            {"event":"write","function":"a","register":"table","entry":0,"field":"control","value":0}
            """;
    private static final String RAISE = "{\"event\":\"raise\",\"function\":\"a\",\"vector\":0}\n";
    private static final String MASK =
            "{\"event\":\"write\",\"function\":\"a\",\"register\":\"table\",\"entry\":0,\"field\":\"control\",\"value\":1}\n";
    private static final String PENDING_0 =
            "{\"event\":\"read\",\"function\":\"a\",\"register\":\"pba\",\"offset\":0,\"value\":0}\n";

    @TempDir
    private Path directory;

    private static String message(final int data) {
        return "{\"event\":\"message\",\"function\":\"a\",\"vector\":0,\"address\":\"0xfee01004\",\"data\":" + data
                + "}\n";
    }

    private Learning.Result learn(final String device, final String events) throws IOException {
        return new Learning(Files.writeString(directory.resolve("events.ndjson"), OPEN + events))
                .learn(Device.parse(device));
    }

    @Test
    void shouldSayAtWhichLineAValueFell() throws IOException {
        final Learning.Result result = learn("any", RAISE + RAISE + message(65) + message(65));
        assertThat(result.lines())
                .contains("delay: [delayed]   # prompt fell at line 9", "open: [live, cached, undefined]");
    }

    @Test
    void shouldNeedAFaultOnlyWhereNothingElseExplainsTheLog() throws IOException {
        final String dropped = RAISE + message(65) + MASK + RAISE + PENDING_0;
        assertThat(learn("any", dropped).lines())
                .anyMatch(line -> line.startsWith("masked: pends   # as well possible: pends, drops"));
        final Learning.Result result = learn("withdraw: never", dropped);
        assertThat(result.lines())
                .contains("# so does with masked: drops")
                .anyMatch(line -> line.startsWith("# explains"));
        final Learning.Result kept = learn("withdraw: never, masked: drops", dropped);
        assertThat(kept.lines())
                .contains("masked: drops   # pends fell at line 12", "# explains the log with masked: drops");
    }

    @Test
    void shouldWriteADeviceThatExplainsTheLogAgain() throws IOException {
        final String events = RAISE + message(65) + MASK + RAISE + PENDING_0;
        final List<String> lines =
                learn("withdraw: never, masked: drops", events).lines();
        final Path file = Files.write(directory.resolve("learnt.yaml"), lines);
        final Device device = Device.parse(file.toString());
        assertThat(device.values()).containsEntry("masked", Set.of("drops")).containsEntry("withdraw", Set.of("never"));
        assertThat(LogText.validate(OPEN + events, device).functions().get(0).rejection())
                .isEmpty();
    }

    @Test
    void shouldSayThatNoDeviceExplainsALog() {
        assertThatThrownBy(() -> learn("any", RAISE + message(66)))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("no device with at most two faults explains the log");
    }
}
