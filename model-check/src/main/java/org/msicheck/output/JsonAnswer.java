package org.msicheck.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.msicheck.verdict.ExitCode;

/** What every answer for machines has: its format, the format's version, and what the process exits with. */
public final class JsonAnswer {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private JsonAnswer() {}

    /**
     * An answer that has its head.
     *
     * @param format the name of the format; {@code docs/schemas} has its schema
     * @param code   what the process exits with
     * @return an object to which the rest is added
     */
    public static ObjectNode of(final String format, final ExitCode code) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", "msicheck-" + format)
                .put("version", VERSION)
                .put("exitCode", code.code());
    }

    /**
     * An answer as text.
     *
     * @param answer the answer
     * @return indented, in ASCII
     */
    public static String text(final ObjectNode answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (final JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of strings and numbers is always JSON", impossible);
        }
    }

    /**
     * A value as part of an answer.
     *
     * @param record a record
     * @return its components by name
     */
    public static ObjectNode tree(final Record record) {
        return MAPPER.valueToTree(record);
    }
}
