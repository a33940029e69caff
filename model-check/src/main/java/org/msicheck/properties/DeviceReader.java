package org.msicheck.properties;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.yaml.Problems;
import org.msicheck.yaml.YamlValue;

/** Reads what function and platform are like: constants {@code Device} and {@code Platform}. */
public final class DeviceReader {
    private static final String ANY = "any";
    private static final String ONE_DEVICE = "one_device";

    private final PropertyTable table;

    /** A reader that knows the properties of a table. */
    public DeviceReader(final PropertyTable table) {
        this.table = table;
    }

    /**
     * The values that the function may have.
     *
     * @param device   the test's {@code device}
     * @param kind     the kind of function
     * @param problems what is wrong with the document, and receives properties that the kind does not have
     * @return property to values, all properties
     */
    public Map<String, Set<String>> read(final YamlValue device, final FunctionKind kind, final Problems problems) {
        final Optional<YamlValue> properties = device.get("properties");
        final List<String> known =
                table.of(kind).stream().map(DeviceProperty::name).toList();
        for (final YamlValue.Field field : properties.map(YamlValue::fields).orElse(List.of())) {
            if (!known.contains(field.name()) && problems.isSound(field.key())) {
                problems.add(
                        field.key(),
                        "a function with " + kind.text() + " has no property '" + field.name() + "'; accepted: "
                                + String.join(", ", known));
            }
        }
        final Map<String, Set<String>> values = new LinkedHashMap<>();
        for (final DeviceProperty property : table.of(kind)) {
            values.put(
                    property.name(),
                    new LinkedHashSet<>(
                            properties.map(value -> valuesOf(property, value)).orElse(property.any())));
        }
        return values;
    }

    /**
     * The values that the platform may have.
     *
     * @param platform the test's {@code platform}, which satisfies the schema
     * @return property to values, all properties
     */
    public Map<String, Set<String>> readPlatform(final Optional<YamlValue> platform) {
        final Map<String, Set<String>> values = new LinkedHashMap<>();
        for (final DeviceProperty property : table.ofPlatforms()) {
            values.put(
                    property.name(),
                    new LinkedHashSet<>(platform.flatMap(value -> value.get(property.name()))
                            .map(value -> valuesGiven(property, value))
                            .orElse(property.any())));
        }
        return values;
    }

    /**
     * What a test assumes.
     *
     * @param assumes  the test's {@code assumes}
     * @param kind     the kind of function
     * @param problems receives properties that such a machine does not have
     * @return property to the values that are assumed, the properties that are named
     */
    public Map<String, Set<String>> readAssumptions(
            final Optional<YamlValue> assumes, final FunctionKind kind, final Problems problems) {
        final Map<String, DeviceProperty> known = table.ofMachines(kind).stream()
                .collect(Collectors.toMap(DeviceProperty::name, property -> property, (a, b) -> a, LinkedHashMap::new));
        final Map<String, Set<String>> assumptions = new TreeMap<>();
        for (final YamlValue.Field field : assumes.map(YamlValue::fields).orElse(List.of())) {
            if (known.containsKey(field.name())) {
                assumptions.put(field.name(), new TreeSet<>(valuesGiven(known.get(field.name()), field.value())));
            } else if (problems.isSound(field.key())) {
                problems.add(
                        field.key(),
                        "a machine with " + kind.text() + " has no property '" + field.name() + "'; accepted: "
                                + String.join(", ", known.keySet()));
            }
        }
        return assumptions;
    }

    private static List<String> valuesOf(final DeviceProperty property, final YamlValue properties) {
        if (!properties.isMapping()) {
            return properties.text().equals(ONE_DEVICE) ? List.of(property.oneDevice()) : property.any();
        }
        return properties
                .get(property.name())
                .map(value -> valuesGiven(property, value))
                .orElse(property.any());
    }

    private static List<String> valuesGiven(final DeviceProperty property, final YamlValue value) {
        if (value.isSequence()) {
            return value.items().stream().map(YamlValue::text).toList();
        }
        return value.text().equals(ANY) ? property.any() : List.of(value.text());
    }
}
