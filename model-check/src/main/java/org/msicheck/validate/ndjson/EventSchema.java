package org.msicheck.validate.ndjson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.msicheck.verdict.BadInputException;

/** What the published schema itself says of each event: its keys, their values, and which of them there have to be. */
final class EventSchema {
    private static final String SCHEMA = "/schema/events.schema.json";
    private static final String PROPERTIES = "properties";
    private static final String EVENT = "event";
    private static final String REQUIRED = "required";

    /** Read once: a schema takes longer to read than a small log. */
    static final EventSchema PUBLISHED = new EventSchema();

    private final Map<String, Rules> ofEvent = new TreeMap<>();
    private final ValueRule events;
    private final Pattern ownPrefix;

    /** One event. */
    private static final class Rules {
        private final Map<String, ValueRule> values = new TreeMap<>();
        private final List<String> required = new ArrayList<>();
        private final List<String> oneOf = new ArrayList<>();
        private boolean isOpen;
    }

    private EventSchema() {
        final JsonNode schema = schema();
        final JsonNode common = schema.path(PROPERTIES);
        events = new ValueRule(common.path(EVENT), schema);
        for (final JsonNode event : common.path(EVENT).path("enum")) {
            final Rules rules = new Rules();
            addValues(common, schema, rules);
            for (final JsonNode branch : schema.path("allOf")) {
                if (covers(branch.path("if").path(PROPERTIES).path(EVENT), event)) {
                    add(branch.path("then"), schema, rules);
                }
            }
            ofEvent.put(event.textValue(), rules);
        }
        ownPrefix =
                Pattern.compile(schema.path("patternProperties").fieldNames().next());
    }

    private static JsonNode schema() {
        try (InputStream in = EventSchema.class.getResourceAsStream(SCHEMA)) {
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

    private static void add(final JsonNode branch, final JsonNode schema, final Rules rules) {
        branch.fields().forEachRemaining(part -> {
            switch (part.getKey()) {
                case PROPERTIES -> addValues(part.getValue(), schema, rules);
                case REQUIRED -> part.getValue().forEach(key -> rules.required.add(key.textValue()));
                case "anyOf" ->
                    part.getValue()
                            .forEach(each ->
                                    rules.oneOf.add(each.path(REQUIRED).path(0).textValue()));
                case "additionalProperties" -> rules.isOpen = part.getValue().booleanValue();
                default -> throw new IllegalStateException(SCHEMA + ": nobody reads " + part.getKey());
            }
        });
    }

    private static void addValues(final JsonNode properties, final JsonNode schema, final Rules rules) {
        properties
                .fields()
                .forEachRemaining(each -> rules.values.put(each.getKey(), new ValueRule(each.getValue(), schema)));
    }

    /**
     * Holds one line against the schema.
     *
     * @param object the line
     * @throws Event.Problem     for a value that the schema does not allow, or a key that is missing
     * @throws BadInputException for a key that neither the event has nor is marked as the source's own
     */
    void check(final JsonNode object) throws Event.Problem {
        final JsonNode event = object.path(EVENT);
        if (!events.allows(event)) {
            throw new Event.Problem(
                    event.isTextual()
                            ? "event '" + event.textValue() + "': expected " + events.expected()
                            : "field 'event': expected a string");
        }
        final Rules rules = ofEvent.get(event.textValue());
        for (final Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
            final Map.Entry<String, JsonNode> field = fields.next();
            final ValueRule rule = rules.values.get(field.getKey());
            if (rule == null) {
                requireOwn(rules, event.textValue(), field.getKey());
            } else if (!rule.allows(field.getValue())) {
                throw new Event.Problem(
                        "field '" + field.getKey() + "': expected " + rule.expected() + ", is " + field.getValue());
            }
        }
        for (final String key : rules.required) {
            if (!object.has(key)) {
                throw new Event.Problem("event '" + event.textValue() + "' has no '" + key + "'");
            }
        }
        if (!rules.oneOf.isEmpty() && rules.oneOf.stream().noneMatch(object::has)) {
            throw new Event.Problem("event '" + event.textValue() + "' has none of " + String.join(", ", rules.oneOf));
        }
    }

    private void requireOwn(final Rules rules, final String event, final String name) {
        if (!rules.isOpen && !ownPrefix.matcher(name).find()) {
            throw new BadInputException("unknown key '" + name + "' of event '" + event + "': the nearest is '"
                    + nearest(name, rules) + "'; a key of your own begins with x- or _");
        }
    }

    private static String nearest(final String name, final Rules rules) {
        return rules.values.keySet().stream()
                .min(Comparator.comparingInt(
                        each -> LevenshteinDistance.getDefaultInstance().apply(name, each)))
                .orElseThrow();
    }
}
