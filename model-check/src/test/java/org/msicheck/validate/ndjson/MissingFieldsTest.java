package org.msicheck.validate.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** Logs of sources that leave something out, or that have no common clock. */
class MissingFieldsTest {
    private static final String MESSAGE = message("0xfee01004", 65);
    private static final String MASK = write("control", 1);
    private static final String UNMASK = write("control", 0);

    private final StringBuilder text = new StringBuilder();

    private MissingFieldsTest add(final String... lines) {
        for (final String line : lines) {
            text.append(line).append('\n');
        }
        return this;
    }

    private static String event(final String kind, final String rest) {
        return "{\"event\":\"" + kind + "\"" + (rest.isEmpty() ? "" : "," + rest) + "}";
    }

    private static String on(final String function, final String kind, final String rest) {
        return event(kind, "\"function\":\"" + function + "\"" + (rest.isEmpty() ? "" : "," + rest));
    }

    private static String message(final String address, final int data) {
        return event("message", "\"address\":\"" + address + "\",\"data\":" + data);
    }

    private static String write(final String field, final Object value) {
        return on(
                "nic0",
                "write",
                "\"register\":\"table\",\"entry\":1,\"field\":\"" + field + "\",\"value\":"
                        + (value instanceof String ? "\"" + value + "\"" : value));
    }

    /** A function with entry 1 open, sending (0xfee01004, 65), and entry 2 masked with (0xfee02004, 66). */
    private MissingFieldsTest nic(final String header) {
        return add(
                event("log", "\"version\":1" + header),
                on("nic0", "function", "\"reset\":true,\"msix\":4"),
                on("nic0", "write", "\"register\":\"command\",\"value\":6"),
                on("nic0", "write", "\"register\":\"msix-control\",\"value\":\"0x8000\""),
                write("address", "0xfee01004"),
                write("data", 65),
                UNMASK,
                write("address", "0xfee02004").replace(":1,", ":2,"),
                write("data", 66).replace(":1,", ":2,"));
    }

    private LogResult result() {
        return LogText.validate(text.toString(), TestDevices.TEXT);
    }

    private TrackedFunction nic() {
        return result().functions().get(0);
    }

    private void assertRejectedBecause(final String reason) {
        assertThat(result().problems()).isEmpty();
        assertThat(result().verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(nic().rejection().orElseThrow().reasons().get(0).text()).isEqualTo(reason);
    }

    @Test
    void shouldAttributeAMessageThatNamesItsFunctionToTheOnlyVectorThatFits() {
        nic("").add(on("nic0", "message", ""), on("nic0", "message", "\"data\":65"));
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(nic().attributed()).isEqualTo(2);
        add(write("control", 0).replace(":1,\"f", ":2,\"f"), on("nic0", "message", ""));
        assertThat(nic().ambiguous()).as("one message, of one of two vectors").isEqualTo(1);
    }

    @Test
    void shouldRejectAMessageOfANamedFunctionThatNoOpenVectorHolds() {
        nic("").add(on("nic0", "message", "\"data\":66"));
        assertRejectedBecause("Vector Control.Mask: expected 0, is 1");
        text.setLength(0);
        nic("").add(on("nic0", "message", "\"data\":77"));
        assertRejectedBecause("no enabled vector holds such a message");
        text.setLength(0);
        nic("").add(
                        on("nic0", "write", "\"register\":\"msix-control\",\"value\":0"),
                        on("nic0", "message", "\"vector\":1"));
        assertRejectedBecause("no enabled vector holds such a message");
    }

    @Test
    void shouldNeverAttributeForCertainWhatAnybodyMayHaveSent() {
        nic("").add(event("message", "\"data\":65"), event("message", "\"address\":\"0xfee01004\""));
        assertThat(result().counts().ambiguousMessages()).isEqualTo(2);
        assertThat(result().verdict()).isEqualTo(new Verdict.Inconclusive("all 2 messages are ambiguous"));
        add(event("message", "\"data\":99"));
        assertThat(result().counts().foreignMessages()).isEqualTo(1);
    }

    @Test
    void shouldTakeAnIncompleteMessageBehindANamedRaiseForThatVectors() {
        nic("").add(on("nic0", "raise", "\"vector\":1"), event("message", "\"data\":65"));
        assertThat(nic().attributed()).isEqualTo(1);
        add(on("nic0", "raise", "\"vector\":1"), event("message", "\"data\":64"));
        assertRejectedBecause("Message Data: expected 0x41, observed 0x40");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"register\":\"table\",\"entry\":1,\"field\":\"control\"'",
                "'\"register\":\"table\",\"entry\":1'",
                "'\"register\":\"table\",\"offset\":28'",
                "'\"register\":\"table\"'",
                "'\"register\":\"msix-control\"'",
                "''"
            })
    void shouldHoldNothingAgainstAVectorWhoseRegisterWasWrittenWithoutAValue(final String missing) {
        nic("").add(
                        MESSAGE,
                        MASK,
                        on("nic0", "write", missing),
                        MESSAGE,
                        on("nic0", "raise", "\"vector\":1"),
                        on("nic0", "read", "\"register\":\"pba\",\"offset\":0,\"value\":2"),
                        on("nic0", "read", "\"register\":\"pba\",\"offset\":0,\"value\":0"));
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result().counts().unknownMessages()).isEqualTo(1);
        assertThat(nic().attributed()).isEqualTo(1);
    }

    @Test
    void shouldJudgeAgainOnceTheRegisterIsWrittenWithItsValue() {
        nic("").add(on("nic0", "write", "\"register\":\"table\",\"entry\":1,\"field\":\"control\""), MESSAGE, MASK);
        assertThat(result().counts().unknownMessages()).isEqualTo(1);
        add(MESSAGE);
        assertRejectedBecause("Vector Control.Mask: expected 0, is 1");
    }

    @Test
    void shouldBelieveAnyPendingBitOfAVectorWhoseMaskIsUnknown() {
        nic("").add(
                        MESSAGE,
                        on("nic0", "write", "\"register\":\"table\",\"entry\":1,\"field\":\"control\""),
                        on("nic0", "read", "\"register\":\"pba\",\"offset\":0,\"value\":2"),
                        on("nic0", "read", "\"register\":\"pba\",\"offset\":0,\"value\":0"));
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void shouldAllowTheFormerContentOfAnOpenEntryBehindTheWindowOnlyIfItMayBeKept() {
        final String note = event("note", "");
        final String[] rewritten = {MESSAGE, write("address", "0xfee03004"), note, note, note};
        nic(",\"window\":2").add(rewritten).add(message("0xfee03004", 65));
        assertThat(result().counts().foreignMessages())
                .as("it takes the new one")
                .isZero();
        text.setLength(0);
        nic(",\"window\":2").add(rewritten).add(MESSAGE);
        assertThat(result().counts().foreignMessages())
                .as("it keeps the old one")
                .isZero();
        assertThat(LogText.validate(text.toString(), Device.parse("delay: prompt, open: live, message: live"))
                        .counts()
                        .foreignMessages())
                .isEqualTo(1);
    }

    @Test
    void shouldExpectNoMessageWhileBusMasterIsUnknown() {
        nic("").add(
                        on("nic0", "write", "\"register\":\"command\""),
                        on("nic0", "raise", "\"vector\":1"),
                        on("nic0", "read", ""));
        assertThat(result().verdict()).isInstanceOf(Verdict.Inconclusive.class);
        add(MESSAGE, on("nic0", "write", "\"register\":\"command\",\"value\":6"), on("nic0", "raise", "\"vector\":1"));
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        add(on("nic0", "read", ""));
        assertRejectedBecause("message due: expected message address 0xfee01004 data 0x41, observed no message");
    }

    @Test
    void shouldForgetMsiRegistersToo() {
        add(
                event("log", "\"version\":1"),
                on("nic0", "function", "\"reset\":true,\"msi\":0"),
                on("nic0", "write", "\"register\":\"msi-address\",\"value\":\"0xfee01004\""),
                on("nic0", "write", "\"register\":\"msi-data\",\"value\":65"),
                on("nic0", "write", "\"register\":\"msi-control\",\"value\":1"),
                MESSAGE,
                on("nic0", "write", "\"register\":\"msi-data\""),
                MESSAGE,
                message("0xfee01004", 99));
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(nic().attributed()).isEqualTo(1);
        assertThat(result().counts().unknownMessages()).isEqualTo(2);
    }

    @Test
    void shouldLeaveTheOrderOfSourcesWithoutACommonClockOpenWithinTheWindow() {
        final String raise = on("nic0", "raise", "\"vector\":1,\"source\":\"device\"");
        final String none = on("nic0", "read", "\"register\":\"pba\",\"offset\":0,\"value\":0");
        nic("").add(MESSAGE, raise, none);
        assertThat(result().verdict())
                .as("one clock: the vector is open, so its message has to follow")
                .isInstanceOf(Verdict.Rejected.class);
        text.setLength(0);
        nic(",\"window\":4").add(MESSAGE, raise, none, MASK, raise, UNMASK, none);
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void shouldNotJudgeRegistersThatTwoSourcesLogWithoutACommonClock() {
        final String other = on(
                "nic0",
                "write",
                "\"register\":\"table\",\"entry\":1,\"field\":\"control\",\"value\":0,\"source\":\"b\"");
        nic("").add(other, MESSAGE);
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        text.setLength(0);
        nic(",\"window\":4").add(other, MESSAGE);
        assertThat(result().verdict())
                .isEqualTo(new Verdict.Inconclusive("line 10: registers of function 'nic0' are "
                        + "logged by sources '' and 'b' without a common clock, so their order is unknown"));
    }

    @Test
    void shouldFollowEachSourcesOwnSequenceOnly() {
        nic("").add(
                        event("note", "\"source\":\"a\",\"seq\":7"),
                        event("note", "\"source\":\"b\",\"seq\":2"),
                        event("note", "\"source\":\"a\",\"seq\":9"),
                        MESSAGE);
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        add(event("note", "\"source\":\"b\",\"seq\":1"));
        assertThat(result().verdict()).isEqualTo(new Verdict.Inconclusive("line 14: seq 1 of source 'b' follows 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"message\",\"data\":65}",
                "{\"event\":\"message\",\"function\":\"nic0\"}",
                "{\"event\":\"write\",\"function\":\"nic0\"}",
                "{\"event\":\"write\",\"function\":\"nic0\",\"register\":\"table\",\"entry\":1}"
            })
    void shouldHaveASchemaThatAllowsWhatMayBeMissing(final String line) throws IOException {
        try (InputStream in = NdjsonLog.class.getResourceAsStream("/schema/events.schema.json")) {
            final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            assertThat(schema.validate(new ObjectMapper().readTree(line))).isEmpty();
        }
        nic("").add(line);
        assertThat(result().problems()).isEmpty();
    }

    /** Any field of any line may be missing: the log is never rejected for it, since nothing more is claimed. */
    @Property(tries = 400)
    void shouldNotRejectAGoodLogForAMissingValueOrMessagePart(
            @ForAll @IntRange(min = 0, max = 11) final int line, @ForAll("fields") final String field) {
        text.setLength(0);
        nic("").add(MESSAGE, MASK, write("data", 70), UNMASK, message("0xfee01004", 70));
        final List<String> lines = new ArrayList<>(text.toString().lines().toList());
        final int where = 2 + line;
        lines.set(where, lines.get(where).replaceFirst(",?\"" + field + "\":(\"[^\"]*\"|[0-9]+)", ""));
        assertThat(LogText.validate(String.join("\n", lines) + "\n", TestDevices.TEXT)
                        .verdict())
                .isNotInstanceOf(Verdict.Rejected.class);
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of("value", "field", "entry", "register", "address", "data");
    }
}
