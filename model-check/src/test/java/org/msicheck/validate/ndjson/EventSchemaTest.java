package org.msicheck.validate.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.msicheck.verdict.BadInputException;

/** The reader holds lines against the published schema, and a validator of such schemas says the same of every line. */
class EventSchemaTest {
    private static final List<String> EVENTS =
            List.of("log", "function", "reset", "write", "read", "raise", "use", "unuse", "message", "note", "nope");
    private static final List<String> KEYS = List.of(
            "version",
            "window",
            "function",
            "device",
            "reset",
            "msix",
            "msi",
            "register",
            "entry",
            "field",
            "offset",
            "width",
            "value",
            "vector",
            "address",
            "data",
            "source",
            "seq",
            "x-a",
            "_b",
            "adress");
    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "3",
            "8",
            "-1",
            "2047",
            "2048",
            "65535",
            "65536",
            "18446744073709551616",
            "'0x10'",
            "'0x'",
            "'0xffffffffffffffff'",
            "'0x10000000000000000'",
            "'10'",
            "''",
            "1.5",
            "1.0",
            "1e2",
            "true",
            "null",
            "'f'",
            "'table'",
            "'address'",
            "[]",
            "{}");

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonSchema published =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(EventStructs.schema());

    private static boolean isAllowed(final JsonNode line) {
        try {
            EventSchema.PUBLISHED.check(line);
            return true;
        } catch (final Event.Problem | BadInputException refused) {
            return false;
        }
    }

    @Property(tries = 4000)
    void shouldAllowWhatTheSchemaAllows(
            @ForAll("events") final String event, @ForAll("fields") final Map<String, String> fields)
            throws IOException {
        final String rest = fields.entrySet().stream()
                .map(each -> ",'" + each.getKey() + "':" + each.getValue())
                .collect(Collectors.joining());
        final String text = ("{'event':'" + event + "'" + rest + "}").replace('\'', '"');
        final JsonNode line = mapper.readTree(text);
        assertThat(isAllowed(line)).as(text).isEqualTo(published.validate(line).isEmpty());
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.of(EVENTS);
    }

    @Provide
    Arbitrary<Map<String, String>> fields() {
        return Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(VALUES)).ofMaxSize(4);
    }

    @Test
    void shouldPassNoWordOfTheSchemaOver() throws IOException {
        final JsonNode rule = mapper.readTree("{\"type\":\"integer\",\"multipleOf\":4}");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ValueRule(rule, rule))
                .withMessageContaining("multipleOf");
    }
}
