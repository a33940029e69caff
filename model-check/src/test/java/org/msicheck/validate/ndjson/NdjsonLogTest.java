package org.msicheck.validate.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.Verdict;

class NdjsonLogTest {
    private static final String GOOD =
            """
        {"event":"log","version":1}
        {"event":"function","function":"nic0","device":"my-nic","reset":true,"msix":4}
        {"event":"write","function":"nic0","register":"command","value":"0x6","seq":1}
        {"event":"write","function":"nic0","register":"msix-control","value":"0x8000","seq":2}
        {"event":"write","function":"nic0","register":"table","entry":1,"field":"address","value":"0xfee01004"}
        {"event":"write","function":"nic0","register":"table","offset":24,"width":8,"value":65}
        {"event":"raise","function":"nic0","vector":1}
        {"event":"message","address":"0xfee01004","data":65}
        {"event":"message","function":"nic0","vector":1}
        {"event":"write","function":"nic0","register":"table","entry":1,"field":"control","value":1}
        {"event":"raise","function":"nic0","vector":1}
        {"event":"read","function":"nic0","register":"pba","offset":0,"value":2}
        """;

    private static LogResult validate(final String text) {
        return LogText.validate(text, TestDevices.TEXT);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = NdjsonLog.class.getResourceAsStream("/schema/events.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    @Test
    void shouldAcceptALogOfAnotherSource() {
        final LogResult result = validate(GOOD);
        assertThat(result.format()).isEqualTo("ndjson");
        assertThat(result.problems()).isEmpty();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.functions().get(0).attributed()).isEqualTo(2);
    }

    @Test
    void shouldRejectAMessageOfAMaskedVectorAlsoWhenItsContentIsMissing() {
        assertThat(validate(GOOD + "{\"event\":\"message\",\"function\":\"nic0\",\"vector\":1}\n")
                        .verdict())
                .isInstanceOf(Verdict.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "control, 0x00170001, true",
        "control, 0x00000001, true",
        "control, 0x00170000, false",
        "address, 0xfee01007, true",
        "address, 0xfee01000, false",
        "data, 0x00010041, false"
    })
    void shouldCompareOfAReadOnlyTheBitsThatAFunctionHasToKeep(
            final String field, final String value, final boolean accepted) {
        final LogResult result = validate(GOOD.replace(
                        "\"control\",\"value\":1}", "\"control\",\"value\":\"0x00170001\"}")
                + "{\"event\":\"read\",\"function\":\"nic0\",\"register\":\"table\",\"entry\":1,\"field\":\"" + field
                + "\",\"value\":\"" + value + "\"}\n");
        assertThat(result.verdict() instanceof Verdict.Accepted)
                .as(result.verdict().toString())
                .isEqualTo(accepted);
    }

    @Test
    void shouldRejectAPendingBitThatTheRegistersDoNotAllow() {
        final LogResult result = validate(GOOD.replace("\"offset\":0,\"value\":2", "\"offset\":0,\"value\":1"));
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        final String open = GOOD.replace(
                "{\"event\":\"write\",\"function\":\"nic0\",\"register\":\"table\","
                        + "\"entry\":1,\"field\":\"control\",\"value\":1}\n{\"event\":\"raise\"",
                "{\"event\":\"note\"");
        assertThat(validate(open).verdict()).isInstanceOf(Verdict.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"explode\"}|line 13: event 'explode': expected log",
                "{\"event\":\"raise\",\"function\":\"x\",\"vector\":1}|line 13: function 'x' is not declared",
                "{\"event\":\"message\",\"address\":true}|line 13: field 'address': expected a number",
                "{\"event\":\"message\",\"address\":1,\"data\":4294967296}|line 13: field 'data': expected 32 bits",
                "{\"event\":\"message\",\"address\":1,\"data\":\"0xzz\"}|line 13: field 'data': expected a number",
                "{\"event\":\"function\",\"function\":\"y\",\"msix\":4096}|line 13: field 'msix': expected 1 to 2048",
                "{\"event\":\"write\",\"function\":\"nic0\",\"register\":\"r\",\"value\":1}|line 13: field 'register': expected"
                        + " command, msix-control,",
                "{\"event\":\"unuse\",\"function\":\"nic0\"}|line 13: event 'unuse' has no 'vector'",
                "{\"event\":\"message\",\"vector\":1}|line 13: event 'message' has none of address, data, function",
                "{\"event\":\"read\",\"function\":\"nic0\",\"field\":\"x\"}|line 13: field 'field': expected address,",
                "{\"event\":\"note\",\"seq\":2}|line 13: seq 2 of source '' follows 2",
                "[1]|line 13: expected a JSON object",
                "{\"event\"|line 13: no JSON"
            })
    void shouldNotAcceptALogWithALineThatCannotBeRead(final String line, final String message) {
        assertThat(validate(GOOD + line + "\n").verdict())
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .startsWith(message)
                        .doesNotContain("\n"));
    }

    @Test
    void shouldAllowMessagesToBeLoggedElsewhereOnlyWithinTheWindow() {
        final String message = "{\"event\":\"message\",\"address\":\"0xfee01004\",\"data\":65}";
        final String early = GOOD.replace(
                "{\"event\":\"write\",\"function\":\"nic0\",\"register\":\"table\"," + "\"offset\"",
                message + "\n{\"event\":\"write\",\"function\":\"nic0\",\"register\":\"table\",\"offset\"");
        final String late = GOOD + message + "\n";
        assertThat(validate(late).verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(validate(early).counts().foreignMessages()).isEqualTo(1);
        for (final String log : new String[] {early, late}) {
            final LogResult result = validate(log.replace("\"version\":1", "\"version\":1,\"window\":5"));
            assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
            assertThat(result.counts().foreignMessages()).isZero();
        }
        final String tooLate = late.replace("\"version\":1", "\"version\":1,\"window\":2");
        assertThat(validate(tooLate).verdict()).isInstanceOf(Verdict.Rejected.class);
    }

    @Property(tries = 400)
    void shouldSurviveDamageAnywhere(
            @ForAll @IntRange(min = 0, max = 100_000) final int where, @ForAll final byte damage) {
        final byte[] bytes = GOOD.getBytes(StandardCharsets.ISO_8859_1);
        bytes[where % bytes.length] = damage;
        try {
            assertThat(validate(new String(bytes, StandardCharsets.ISO_8859_1)).verdict())
                    .isNotNull();
        } catch (final BadInputException refused) {
            assertThat(refused).hasMessageStartingWith("test: line ");
        }
    }

    @Test
    void shouldHaveASchemaThatAgrees() throws IOException {
        final ObjectMapper mapper = new ObjectMapper();
        final JsonSchema schema = schema();
        for (final String line : GOOD.lines().toList()) {
            assertThat(schema.validate(mapper.readTree(line))).as(line).isEmpty();
        }
        for (final String line : new String[] {
            "{\"event\":\"message\",\"data\":1,\"x-adress\":1,\"_tag\":[]}", "{\"event\":\"note\",\"weather\":\"fine\"}"
        }) {
            assertThat(schema.validate(mapper.readTree(line))).as(line).isEmpty();
        }
        for (final String line : new String[] {
            "{\"event\":\"explode\"}",
            "{\"event\":\"message\"}",
            "{\"event\":\"function\",\"function\":\"y\",\"msix\":4096}",
            "{\"event\":\"write\"}",
            "{\"event\":\"message\",\"data\":1,\"adress\":1}"
        }) {
            assertThat(schema.validate(mapper.readTree(line))).as(line).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'event':'message','function':'nic0','vector':1,'data':99,'data':65}|key 'data' is there twice",
                "{'event':'note','event':'note'}|key 'event' is there twice",
                "{'event':'note'}{'event':'note'}|more than one JSON object; the format has one a line",
                "{'event':'note'} {'event':'no|more than one JSON object; the format has one a line",
                "{'event':'message','function':'nic0','adress':1}|unknown key 'adress' of event 'message': the "
                        + "nearest is 'address'; a key of your own begins with x- or _",
                "{'event':'raise','function':'nic0','vectors':1}|unknown key 'vectors' of event 'raise': the nearest "
                        + "is 'vector'; a key of your own begins with x- or _"
            },
            quoteCharacter = '`')
    void shouldRefuseALineThatCanBeUnderstoodInTwoWays(final String line, final String message) {
        assertThatThrownBy(() -> validate(GOOD + line.replace('\'', '"') + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("test: line 13: " + message);
    }

    @Test
    void shouldSkipKeysOfOnesOwnAndLetANoteSayAnything() {
        final String own = GOOD.replace("\"data\":65}", "\"data\":65,\"x-tag\":{\"a\":[1]},\"_when\":1.5}")
                + "{\"event\":\"note\",\"weather\":\"fine\"}\n";
        assertThat(validate(own).verdict()).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void shouldTakeANamedMessageRightBehindItsRaiseForTheAnswer() {
        final String log = GOOD.replace(
                "\"address\":\"0xfee01004\"", "\"function\":\"nic0\",\"vector\":1," + "\"address\":\"0xfee01004\"");
        assertThat(validate(log).verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(validate(log.replace("\"data\":65", "\"data\":66")).verdict())
                .isInstanceOf(Verdict.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"event\":\"write\",\"register\":\"table\",\"entry\":5,\"field\":\"data\",\"value\":65",
                "\"event\":\"write\",\"register\":\"table\",\"offset\":80,\"value\":65",
                "\"event\":\"write\",\"register\":\"table\",\"entry\":5",
                "\"event\":\"read\",\"register\":\"table\",\"entry\":5,\"field\":\"data\",\"value\":65"
            },
            quoteCharacter = '`')
    void shouldSayHowLongTheTableIs(final String access) {
        assertThat(validate(GOOD + "{\"function\":\"nic0\"," + access + "}\n").verdict())
                .isEqualTo(new Verdict.Inconclusive("line 13: entry 5: the table of 'nic0' has 4 entries"));
    }

    @Test
    void shouldSayHowLongTheTableIsForARaise() {
        final String raise = "{\"event\":\"raise\",\"function\":\"nic0\",\"vector\":5}\n";
        assertThat(validate(GOOD + raise).verdict())
                .isEqualTo(new Verdict.Inconclusive("line 13: raise of vector 5, but the table has 4 entries"));
    }
}
