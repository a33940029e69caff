package org.msicheck.validate.ndjson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.msicheck.verdict.BadInputException;

/**
 * Reads one line that has to be one JSON object with every key once. Other lines that are whole JSON can be understood
 * in two ways, so they are refused instead of read.
 */
final class JsonLine {
    private final ObjectMapper mapper = new ObjectMapper();

    /** The object of a line; an {@link IOException} if it is no JSON, such as a line that was cut. */
    ObjectNode read(final byte[] bytes, final int start, final int end) throws IOException, Event.Problem {
        try (JsonParser parser = mapper.getFactory().createParser(bytes, start, end - start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Event.Problem("expected a JSON object");
            }
            final ObjectNode object = mapper.createObjectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                final String key = parser.currentName();
                parser.nextToken();
                final JsonNode value = mapper.readTree(parser);
                if (object.has(key)) {
                    throw new BadInputException("key '" + key + "' is there twice");
                }
                object.set(key, value);
            }
            if (parser.nextToken() != null) {
                throw new BadInputException("more than one JSON object; the format has one a line");
            }
            return object;
        }
    }
}
