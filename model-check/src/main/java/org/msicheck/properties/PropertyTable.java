package org.msicheck.properties;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.yaml.YamlFile;
import org.msicheck.yaml.YamlValue;

/**
 * The published table of the properties of functions and platforms.
 *
 * @param properties in the published order
 */
public record PropertyTable(List<DeviceProperty> properties) {
    /**
     * Copies the table.
     *
     * @param properties in the published order
     */
    public PropertyTable {
        properties = List.copyOf(properties);
    }

    /**
     * Reads the table.
     *
     * @param file {@code spec/properties.yaml}
     * @return the table
     * @throws org.msicheck.verdict.BadInputException if the file cannot be read or has another form
     */
    public static PropertyTable read(final Path file) {
        final List<DeviceProperty> properties = new ArrayList<>();
        for (final YamlValue.Field field : YamlFile.read(file).fields()) {
            properties.add(property(field.name(), field.value()));
        }
        return new PropertyTable(properties);
    }

    /**
     * The properties of a kind of function.
     *
     * @param kind the kind
     * @return in the published order
     */
    public List<DeviceProperty> of(final FunctionKind kind) {
        return properties.stream()
                .filter(property -> property.functions().contains(kind))
                .toList();
    }

    /**
     * The properties of platforms.
     *
     * @return in the published order
     */
    public List<DeviceProperty> ofPlatforms() {
        return properties.stream()
                .filter(property -> property.kind() == DeviceProperty.Kind.PLATFORM)
                .toList();
    }

    /**
     * The properties that a machine has.
     *
     * @param kind the kind of its function
     * @return those of the function, then those of the platform
     */
    public List<DeviceProperty> ofMachines(final FunctionKind kind) {
        return Stream.concat(of(kind).stream(), ofPlatforms().stream()).toList();
    }

    private static DeviceProperty property(final String name, final YamlValue value) {
        final Map<String, DeviceProperty.Meaning> values = new LinkedHashMap<>();
        for (final YamlValue.Field field : value.require("values").fields()) {
            final YamlValue meaning = field.value();
            values.put(
                    field.name(),
                    new DeviceProperty.Meaning(
                            word(DeviceProperty.Status.class, meaning.require("status")),
                            meaning.require("cite").text(),
                            meaning.require("means").text()));
        }
        final Set<FunctionKind> functions = value.require("functions").items().stream()
                .map(item -> word(FunctionKind.class, item))
                .collect(Collectors.toUnmodifiableSet());
        return new DeviceProperty(
                name,
                functions,
                word(DeviceProperty.Kind.class, value.require("kind")),
                value.require("about").text(),
                value.require("one_device").text(),
                Collections.unmodifiableMap(values));
    }

    private static <E extends Enum<E>> E word(final Class<E> type, final YamlValue value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value.text()))
                .findFirst()
                .orElseThrow(() -> value.problem("unexpected '" + value.text() + "'; accepted: "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}
