package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.Rejection;
import org.msicheck.verdict.Verdict;

/** Logs of any source: what the one function may do and what it may not, and what a device adds to that. */
class JudgedLogsTest {
    private static final String MESSAGE = "{'event':'message','address':'0xfee01004','data':65}";
    private static final String RAISE = "{'event':'raise','function':'a','vector':0}";

    private static String write(final String rest) {
        return "{'event':'write','function':'a','register':" + rest + "}";
    }

    private static String entry(final String field, final String value) {
        return write("'table','entry':0,'field':'" + field + "','value':'" + value + "'");
    }

    private static String pending(final int value) {
        return "{'event':'read','function':'a','register':'pba','offset':0,'value':" + value + "}";
    }

    /** An enabled function whose only entry is written and open. */
    private static List<String> open(final String... more) {
        return Stream.concat(
                        Stream.of(
                                "{'event':'log','version':1}",
                                "{'event':'function','function':'a','reset':true,'msix':1}",
                                write("'command','value':6"),
                                write("'msix-control','value':'0x8000'"),
                                entry("address", "0xfee01004"),
                                entry("data", "0x41"),
                                entry("control", "0x0")),
                        Stream.of(more))
                .toList();
    }

    private static LogResult validate(final String device, final List<String> lines) {
        return LogText.validate(
                lines.stream().map(line -> line.replace('\'', '"')).collect(Collectors.joining("\n", "", "\n")),
                Device.parse(device));
    }

    private static void assertAccepted(final String device, final List<String> lines) {
        assertThat(validate(device, lines).verdict()).as(device).isEqualTo(new Verdict.Accepted());
    }

    private static Rejection rejection(final String device, final List<String> lines) {
        final LogResult result = validate(device, lines);
        assertThat(result.verdict()).as(device).isInstanceOf(Verdict.Rejected.class);
        return result.functions().get(0).rejection().orElseThrow();
    }

    @Test
    void shouldSetNoDeadlineButThatOfAPromptSource() {
        final List<String> late = open(RAISE, RAISE, MESSAGE, MESSAGE);
        assertAccepted("any", late);
        assertThat(rejection("delay: prompt", late).line()).isEqualTo(9);
    }

    @Test
    void shouldRejectAMessageOfADisabledFunctionAsOneOfAMaskedVector() {
        final List<String> disabled = open(RAISE, MESSAGE, write("'msix-control','value':0"), MESSAGE);
        assertThat(rejection("any", disabled).line()).isEqualTo(11);
        assertThat(rejection("any", disabled).reasons().get(0).text())
                .isEqualTo("Message Control.Enable: expected 1, is 0");
        assertThat(rejection("any", open(RAISE, MESSAGE, entry("control", "0x1"), MESSAGE))
                        .reasons()
                        .get(0)
                        .text())
                .isEqualTo("Vector Control.Mask: expected 0, is 1");
    }

    @Test
    void shouldRejectARequestThatIsGoneOnlyWhereTheSourceTakesNoneBack() {
        final List<String> dropped = open(RAISE, MESSAGE, entry("control", "0x1"), RAISE, pending(0));
        assertAccepted("any", dropped);
        assertThat(rejection("withdraw: never", dropped).line()).isEqualTo(12);
        assertThat(rejection("withdraw: never", dropped).event()).isEqualTo("PBA bit of vector 0 reads 0x0");
        assertAccepted("withdraw: never, masked: drops", dropped);
    }

    @Test
    void shouldFollowWhichFieldsOfAnOpenEntryAFunctionUses() {
        final String old = MESSAGE;
        final String mixed = "{'event':'message','address':'0xfee02004','data':65}";
        final List<String> rewritten = open(RAISE, old, entry("address", "0xfee02004"), entry("data", "0x42"));
        final List<String> sendsOld =
                Stream.concat(rewritten.stream(), Stream.of(old)).toList();
        final List<String> sendsMixed =
                Stream.concat(rewritten.stream(), Stream.of(mixed)).toList();
        assertThat(validate("any", sendsOld).counts().attributedMessages()).isEqualTo(2);
        assertThat(validate("open: cached", sendsOld).counts().attributedMessages())
                .isEqualTo(2);
        assertThat(validate("open: live", sendsOld).counts().foreignMessages()).isEqualTo(1);
        assertThat(validate("open: undefined", sendsMixed).counts().attributedMessages())
                .isEqualTo(2);
        assertThat(validate("open: cached", sendsMixed).counts().foreignMessages())
                .isEqualTo(1);
        assertThat(validate("any", sendsOld)
                        .functions()
                        .get(0)
                        .findings()
                        .entries()
                        .get(Finding.OPEN_ENTRY_CHANGED))
                .extracting(entry -> entry.count())
                .isEqualTo(2L);
    }

    @Test
    void shouldForgetWhatAnEntryHeldBeforeItWasMasked() {
        final List<String> masked =
                open(RAISE, MESSAGE, entry("control", "0x1"), entry("data", "0x42"), entry("control", "0x0"), MESSAGE);
        assertThat(validate("any", masked).counts().foreignMessages()).isEqualTo(1);
    }
}
