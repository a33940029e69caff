package org.msicheck.validate.ndjson;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the schema says of a value. A word of the schema that is not read here is a defect, so that none is passed over. */
final class ValueRule {
    private static final String TITLE = "title";
    private static final String MINIMUM = "minimum";
    private static final String MAXIMUM = "maximum";

    private final List<Predicate<JsonNode>> parts = new ArrayList<>();
    private final String expected;

    /**
     * A rule.
     *
     * @param rule   a part of the schema
     * @param schema all of it
     */
    ValueRule(final JsonNode rule, final JsonNode schema) {
        final JsonNode target =
                rule.has("$ref") ? schema.at(rule.path("$ref").textValue().substring(1)) : rule;
        target.fields().forEachRemaining(word -> part(word, schema).ifPresent(parts::add));
        expected = describe(target);
    }

    private static Optional<Predicate<JsonNode>> part(final Map.Entry<String, JsonNode> word, final JsonNode schema) {
        final JsonNode value = word.getValue();
        return switch (word.getKey()) {
            case "description", TITLE -> Optional.empty();
            case "type" -> Optional.of(ofType(value.textValue()));
            case "const" -> Optional.of(given -> isSame(value, given));
            case "enum" ->
                Optional.of(given -> {
                    boolean found = false;
                    for (final JsonNode each : value) {
                        found |= isSame(each, given);
                    }
                    return found;
                });
            case MINIMUM ->
                Optional.of(given -> !isInteger(given) || integer(given).compareTo(integer(value)) >= 0);
            case MAXIMUM ->
                Optional.of(given -> !isInteger(given) || integer(given).compareTo(integer(value)) <= 0);
            case "pattern" -> {
                final Pattern pattern = Pattern.compile(value.textValue());
                yield Optional.of(given ->
                        !given.isTextual() || pattern.matcher(given.textValue()).find());
            }
            case "anyOf" -> {
                final List<ValueRule> rules = new ArrayList<>();
                value.forEach(each -> rules.add(new ValueRule(each, schema)));
                yield Optional.of(given -> rules.stream().anyMatch(each -> each.allows(given)));
            }
            default ->
                throw new IllegalStateException("the schema of events says " + word.getKey() + ", which nobody reads");
        };
    }

    private static Predicate<JsonNode> ofType(final String type) {
        return switch (type) {
            case "integer" -> ValueRule::isInteger;
            case "string" -> JsonNode::isTextual;
            case "boolean" -> JsonNode::isBoolean;
            default -> throw new IllegalStateException("the schema of events has the type " + type);
        };
    }

    /** 1.0 is an integer, too, as it is for the schema. */
    private static boolean isInteger(final JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral();
    }

    private static BigInteger integer(final JsonNode value) {
        return value.decimalValue().toBigInteger();
    }

    private static boolean isSame(final JsonNode word, final JsonNode given) {
        return (isInteger(word) && isInteger(given)) ? integer(word).equals(integer(given)) : word.equals(given);
    }

    private static String describe(final JsonNode rule) {
        if (rule.has(TITLE)) {
            return rule.path(TITLE).textValue();
        }
        if (rule.has(MAXIMUM)) {
            return rule.path(MINIMUM).asText() + " to " + rule.path(MAXIMUM).asText();
        }
        if (rule.has("enum")) {
            final StringJoiner words = new StringJoiner(", ");
            rule.path("enum").forEach(word -> words.add(word.asText()));
            return words.toString();
        }
        return switch (rule.path("type").asText()) {
            case "integer" -> "a number";
            case "string" -> "a string";
            case "boolean" -> "true or false";
            default -> rule.path("const").asText();
        };
    }

    boolean allows(final JsonNode value) {
        for (final Predicate<JsonNode> part : parts) {
            if (!part.test(value)) {
                return false;
            }
        }
        return true;
    }

    /** What would be allowed, for a message. */
    String expected() {
        return expected;
    }
}
