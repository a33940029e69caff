package org.msicheck.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.msicheck.verdict.BadInputException;

/** The published JSON Schema of litmus tests; each of its findings becomes one line with the place and the accepted words. */
public final class Schema {
    private static final String NO_REMARK = "";
    /** How the problem begins that a key is not there. */
    static final String MISSING = "missing key";

    /** What one value can have several of; of anything else the first says enough. */
    private static final Set<String> AT_A_KEY = Set.of("required", "additionalProperties", "propertyNames");

    private final JsonNode root;
    private final JsonSchema schema;

    /**
     * Reads the schema.
     *
     * @param file {@code litmus.schema.json}
     */
    public Schema(final Path file) {
        this(parse(file));
    }

    /** A schema in memory, with no reference to another file. */
    public Schema(final JsonNode root) {
        this.root = root;
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }

    /** Reads a schema. */
    public static JsonNode parse(final Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (final IOException e) {
            throw new BadInputException(file + ": the schema cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * One schema out of two, of which the first refers to parts of the second by its file's name.
     *
     * @param first  the schema of a document
     * @param name   what it calls the second one
     * @param second the schema with the parts
     * @return a schema that refers to nothing outside
     */
    public static JsonNode joined(final JsonNode first, final String name, final JsonNode second) {
        final ObjectMapper mapper = new ObjectMapper();
        try {
            final ObjectNode all =
                    (ObjectNode) mapper.readTree(first.toString().replace("\"" + name + "#/", "\"#/parts/"));
            final ObjectNode parts =
                    (ObjectNode) mapper.readTree(second.toString().replace("\"#/", "\"#/parts/"));
            parts.remove(List.of("$id", "$schema"));
            all.remove("$id");
            all.set("parts", parts);
            return all;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks a document.
     *
     * @param top      the document's top value
     * @param problems receives what the schema does not allow
     */
    public void check(final YamlValue top, final Problems problems) {
        if (!top.isMapping()) {
            problems.add(top, "unexpected " + describe(top) + "; expected a mapping with the keys " + keys(root));
            return;
        }
        for (final ValidationMessage message : schema.validate(top.toJson(problems))) {
            final YamlValue place = at(top, message.getInstanceLocation());
            if (AT_A_KEY.contains(message.getType()) || problems.isSoundAtTheTop(place)) {
                finding(place, message).ifPresent(found -> problems.add(found.place(), found.text()));
            }
        }
    }

    private record Finding(YamlValue place, String text) {}

    private Optional<Finding> finding(final YamlValue value, final ValidationMessage message) {
        final JsonNode rule = message.getSchemaNode();
        final String unexpected = "unexpected " + describe(value) + "; ";
        final String key = message.getProperty();
        return switch (message.getType()) {
            case "additionalProperties" ->
                finding(
                        value.key(key),
                        refusal(parent(message), key)
                                .orElse("unknown key '" + key + "'; accepted: " + keys(parent(message))));
            case "required" -> finding(value, MISSING + " '" + key + "'");
            case "enum" ->
                finding(
                        value,
                        refusal(parent(message), value.isMapping() ? "" : value.text())
                                .orElse(unexpected + "accepted: " + words(rule) + remark(parent(message))));
            case "pattern" -> finding(value, unexpected + "expected " + title(parent(message)));
            case "propertyNames" -> finding(value.key(key), "unexpected key '" + key + "'; expected " + title(rule));
            case "type" -> finding(value, unexpected + "expected " + expectedType(parent(message), rule));
            case "minProperties", "minItems", "minLength" -> finding(value, "must not be empty");
            case "maxProperties" ->
                finding(
                        value,
                        rule.asInt() == 0 ? "this word has no fields" : "holds more than " + rule.asText() + " keys");
            case "maxItems" -> finding(value, "holds more than " + rule.asText() + " values");
            case "uniqueItems" -> finding(value, "holds the same value twice");
            case "minimum" -> finding(value, unexpected + "must be at least " + rule.asText());
            case "maximum" -> finding(value, unexpected + "must be at most " + rule.asText());
            case "if", "then", "else" -> Optional.empty();
            default -> finding(value, message.getType() + " " + rule + " does not hold");
        };
    }

    /** The schema may say why it leaves out a word that somebody could expect. */
    private static Optional<String> refusal(final JsonNode part, final String word) {
        return Optional.ofNullable(part.path("x-refused").get(word))
                .map(why -> "'" + word + "' cannot be decided: " + why.asText());
    }

    private static Optional<Finding> finding(final YamlValue place, final String text) {
        return Optional.of(new Finding(place, text));
    }

    private static YamlValue at(final YamlValue top, final JsonNodePath path) {
        YamlValue value = top;
        for (int i = 0; i < path.getNameCount(); i++) {
            final Object element = path.getElement(i);
            value = element instanceof final Integer index
                    ? value.items().get(index)
                    : value.require(element.toString());
        }
        return value;
    }

    /** The part of the schema that holds the rule. */
    private JsonNode parent(final ValidationMessage message) {
        final JsonNodePath path = message.getSchemaLocation().getFragment();
        JsonNode node = root;
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            final Object element = path.getElement(i);
            node = element instanceof final Integer index ? node.path(index) : node.path(element.toString());
        }
        return node;
    }

    /** A title in the schema is what a message calls the value that is expected. */
    private String title(final JsonNode part) {
        final JsonNode reference = part.path("$ref");
        final JsonNode target =
                reference.isMissingNode() ? part : root.at(reference.asText().substring(1));
        return target.path("title").asText(target.path("pattern").asText());
    }

    private String remark(final JsonNode part) {
        return part.has("title") ? " (" + title(part) + ")" : NO_REMARK;
    }

    private String expectedType(final JsonNode part, final JsonNode rule) {
        if (part.has("title")) {
            return title(part);
        }
        if (!rule.isTextual()) {
            return "nothing";
        }
        return switch (rule.asText()) {
            case "object" -> "a mapping with the keys " + keys(part);
            case "array" -> "a sequence";
            case "integer" -> "a number";
            case "boolean" -> "true or false";
            default -> "a word";
        };
    }

    private static String keys(final JsonNode part) {
        final List<String> names = new ArrayList<>();
        part.path("properties").fieldNames().forEachRemaining(names::add);
        part.path("patternProperties").fieldNames().forEachRemaining(p -> names.add("irq0, irq1 ..."));
        return String.join(", ", names);
    }

    private static String words(final JsonNode rule) {
        final List<String> words = new ArrayList<>();
        rule.forEach(word -> words.add(word.asText()));
        return String.join(", ", words);
    }

    private static String describe(final YamlValue value) {
        return value.isMapping() || value.isSequence() ? value.text() : "'" + value.text() + "'";
    }
}
