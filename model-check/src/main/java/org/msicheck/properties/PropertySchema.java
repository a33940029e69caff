package org.msicheck.properties;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.msicheck.ref.function.FunctionKind;

/**
 * The parts of the schema of litmus tests that say which properties there are and which values they have. A test holds
 * the published schema to them.
 *
 * @param table the published properties
 */
public record PropertySchema(PropertyTable table) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DESCRIPTION = "description";

    /**
     * What a test says of its function.
     *
     * @return the schema of {@code device.properties}
     */
    public ObjectNode device() {
        final ObjectNode schema = JSON.objectNode();
        schema.put(
                DESCRIPTION,
                "What the function is like: any (every value that the text allows or leaves open), one_device, or for"
                        + " each property a value, a list of values or any; a property that is not listed is any. "
                        + names(only(FunctionKind.MSI)) + " are MSI's; " + names(only(FunctionKind.MSIX))
                        + " MSI-X's. " + names(of(DeviceProperty.Kind.FAULT))
                        + " are faults: they take one value, and are right unless the test names them."
                        + " spec/properties.yaml has the meanings.");
        schema.putObject("if").put("type", "string");
        schema.putObject("then").putArray("enum").add("any").add("one_device");
        final ObjectNode mapping = object(schema.putObject("else"));
        table.properties().stream()
                .filter(property -> property.kind() != DeviceProperty.Kind.PLATFORM)
                .forEach(property -> mapping.set(property.name(), given(property)));
        return schema;
    }

    /**
     * What a test says of a property of its platform.
     *
     * @param property the property
     * @return the schema of its values
     */
    public ObjectNode platform(final DeviceProperty property) {
        return given(property).put(DESCRIPTION, property.about() + ". Default: any.");
    }

    /**
     * What a test says that it rests on.
     *
     * @return the schema of {@code assumes}
     */
    public ObjectNode assumes() {
        final ObjectNode schema = JSON.objectNode();
        schema.put(
                DESCRIPTION,
                "What the outcomes that are expected never rest on: for each property a value, or a list of values."
                        + " One of the sets that are computed; docs/litmus.md explains.");
        final ObjectNode mapping = object(schema);
        schema.put("minProperties", 1);
        table.properties()
                .forEach(property -> mapping.set(
                        property.name(), oneOrMore(List.copyOf(property.values().keySet()), List.of())));
        return schema;
    }

    private static ObjectNode object(final ObjectNode schema) {
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        return schema.putObject("properties");
    }

    private static ObjectNode given(final DeviceProperty property) {
        final List<String> values = List.copyOf(property.values().keySet());
        if (property.kind() == DeviceProperty.Kind.FAULT) {
            final ObjectNode schema = JSON.objectNode();
            schema.set("enum", words(values));
            return schema;
        }
        return oneOrMore(values, List.of("any"));
    }

    private static ObjectNode oneOrMore(final List<String> values, final List<String> others) {
        final ObjectNode schema = JSON.objectNode();
        schema.putObject("if").put("type", "array");
        final ObjectNode several = schema.putObject("then");
        several.put("type", "array").put("minItems", 1).put("uniqueItems", true);
        several.putObject("items").set("enum", words(values));
        final List<String> all = new ArrayList<>(values);
        all.addAll(others);
        schema.putObject("else").set("enum", words(all));
        return schema;
    }

    private static ArrayNode words(final List<String> words) {
        final ArrayNode array = JSON.arrayNode();
        words.forEach(array::add);
        return array;
    }

    private List<DeviceProperty> only(final FunctionKind kind) {
        return table.of(kind).stream()
                .filter(property -> property.functions().size() == 1)
                .toList();
    }

    private List<DeviceProperty> of(final DeviceProperty.Kind kind) {
        return table.properties().stream()
                .filter(property -> property.kind() == kind)
                .toList();
    }

    private static String names(final List<DeviceProperty> properties) {
        return properties.stream().map(DeviceProperty::name).collect(Collectors.joining(", "));
    }
}
