package org.msicheck.validate.ndjson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.msicheck.verdict.BadInputException;

/** The keys that an event may have, taken from the published schema itself. */
final class Keys {
    private static final String SCHEMA = "/schema/events.schema.json";

    /** Read once: a schema takes longer to read than a small log. */
    static final Keys PUBLISHED = new Keys();

    private final Map<String, Set<String>> ofEvent = new HashMap<>();
    private final Pattern ownPrefix;

    private Keys() {
        final JsonNode schema = schema();
        final JsonNode common = schema.path("properties");
        for (final JsonNode event : common.path("event").path("enum")) {
            final Set<String> keys = new TreeSet<>();
            addNames(common, keys);
            for (final JsonNode branch : schema.path("allOf")) {
                if (covers(branch.path("if").path("properties").path("event"), event)) {
                    addNames(branch.path("then").path("properties"), keys);
                }
            }
            ofEvent.put(event.textValue(), keys);
        }
        ownPrefix =
                Pattern.compile(schema.path("patternProperties").fieldNames().next());
    }

    private static JsonNode schema() {
        try (InputStream in = Keys.class.getResourceAsStream(SCHEMA)) {
            return new ObjectMapper().readTree(in);
        } catch (final IOException cause) {
            throw new IllegalStateException(SCHEMA + " cannot be read", cause);
        }
    }

    private static boolean covers(final JsonNode condition, final JsonNode event) {
        boolean found = condition.path("const").equals(event);
        for (final JsonNode each : condition.path("enum")) {
            found |= each.equals(event);
        }
        return found;
    }

    private static void addNames(final JsonNode properties, final Set<String> into) {
        properties.fieldNames().forEachRemaining(into::add);
    }

    /** Refuses a key that neither the event has nor is marked as the source's own. A note may say anything. */
    void check(final String event, final JsonNode object) {
        final Set<String> known = ofEvent.get(event);
        if (known == null || event.equals("note")) {
            return;
        }
        for (final Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            final String name = names.next();
            if (!known.contains(name) && !ownPrefix.matcher(name).find()) {
                throw new BadInputException("unknown key '" + name + "' of event '" + event + "': the nearest is '"
                        + nearest(name, known) + "'; a key of your own begins with x- or _");
            }
        }
    }

    private static String nearest(final String name, final Set<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(
                        each -> LevenshteinDistance.getDefaultInstance().apply(name, each)))
                .orElseThrow();
    }
}
