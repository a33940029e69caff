package org.msicheck.validate.device;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.msifunction.MsiProperty;
import org.msicheck.ref.msixfunction.MsixProperty;
import org.msicheck.ref.onefunction.NatureProperty;
import org.msicheck.verdict.BadInputException;
import org.msicheck.yaml.YamlFile;
import org.msicheck.yaml.YamlValue;

/**
 * What functions and their sources may be like: a set of values for each property. Properties that nobody names have
 * every value that the PCI text allows; of a fault, the right one.
 *
 * @param name   what the user wrote
 * @param values by property, all of them
 */
public record Device(String name, Map<String, Set<String>> values) {
    private static final String ANY = "any";

    /** Copies the map. */
    public Device {
        values = Map.copyOf(values);
    }

    /**
     * All properties of a function and its source.
     *
     * @return those of MSI-X, of MSI, and of the source; some names are there twice
     */
    public static List<Property> properties() {
        return Stream.of(MsixProperty.values(), MsiProperty.values(), NatureProperty.values())
                .flatMap(Stream::<Property>of)
                .toList();
    }

    /**
     * Any function that the PCI text allows, and any source.
     *
     * @return the device
     */
    public static Device any() {
        final Map<String, Set<String>> values = new LinkedHashMap<>();
        for (final Property property : properties()) {
            values.computeIfAbsent(property.text(), name -> new LinkedHashSet<>())
                    .addAll(allowed(property));
        }
        return new Device(ANY, values);
    }

    private static List<String> allowed(final Property property) {
        return property.isFault() ? property.choices().subList(0, 1) : property.choices();
    }

    /**
     * Reads a device from the command line.
     *
     * @param text {@code any}; the name of a shipped device; a file; pairs of a property and a value; several of them with
     *             commas between, of which the last one counts
     * @return the device
     * @throws BadInputException if a word is unknown; the message names the accepted ones
     */
    public static Device parse(final String text) {
        Device device = new Device(text, any().values);
        for (final String part : text.split(",", -1)) {
            device = device.with(part.strip());
        }
        return device;
    }

    private Device with(final String part) {
        if (part.equals(ANY)) {
            return this;
        }
        final Path shipped = SpecFolder.shipped().root().resolve("devices");
        if (part.matches("[\\w-]+") && Files.isRegularFile(shipped.resolve(part + ".yaml"))) {
            return with(YamlFile.read(shipped.resolve(part + ".yaml")));
        }
        if (isFile(part)) {
            return with(YamlFile.read(Path.of(part)));
        }
        if (part.matches("\\w+ *: *\\w+")) {
            return with(YamlFile.parse("device '" + part + "'", part.replaceFirst(" *: *", ": ")));
        }
        throw new BadInputException("device '" + part + "': expected any, " + String.join(", ", names(shipped))
                + ", a file, or pairs such as delay: prompt");
    }

    private static boolean isFile(final String part) {
        try {
            return Files.isRegularFile(Path.of(part));
        } catch (final InvalidPathException e) {
            return false;
        }
    }

    private static List<String> names(final Path folder) {
        final String[] files = folder.toFile().list();
        return Stream.of(files == null ? new String[0] : files)
                .map(file -> file.replace(".yaml", ""))
                .sorted()
                .toList();
    }

    private Device with(final YamlValue properties) {
        final Map<String, Set<String>> changed = new LinkedHashMap<>(values);
        for (final YamlValue.Field field : properties.fields()) {
            changed.put(field.name(), given(field));
        }
        return new Device(name, changed);
    }

    private static Set<String> given(final YamlValue.Field field) {
        final List<Property> named = properties().stream()
                .filter(each -> each.text().equals(field.name()))
                .toList();
        if (named.isEmpty()) {
            throw field.key()
                    .problem("no property '" + field.name() + "'; accepted: "
                            + properties().stream()
                                    .map(Property::text)
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        final Set<String> accepted = named.stream()
                .flatMap(each -> each.choices().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        final Set<String> given = new LinkedHashSet<>();
        final List<YamlValue> items = field.value().isSequence() ? field.value().items() : List.of(field.value());
        for (final YamlValue item : items) {
            if (item.text().equals(ANY)) {
                named.forEach(each -> given.addAll(allowed(each)));
            } else if (accepted.contains(item.text())) {
                given.add(item.text());
            } else {
                throw item.problem("'" + field.name() + "' has no value '" + item.text() + "'; accepted: any, "
                        + String.join(", ", accepted));
            }
        }
        if (given.size() > 1 && named.get(0).isFault()) {
            throw field.value().problem("'" + field.name() + "' is a fault: a device has one value of it");
        }
        return given;
    }

    /**
     * The same with another value of one property.
     *
     * @param property the property
     * @param some     its values
     * @return another device of the same name
     */
    public Device with(final String property, final Set<String> some) {
        final Map<String, Set<String>> changed = new LinkedHashMap<>(values);
        changed.put(property, some);
        return new Device(name, changed);
    }

    /** The values of the properties of some kinds that this device has although the PCI text does not allow them. */
    List<Property> faults(final List<Property> among) {
        return among.stream()
                .filter(Property::isFault)
                .filter(each -> !values.get(each.text()).contains(each.choices().get(0)))
                .toList();
    }

    /** The values of some kinds of properties. */
    Map<String, Set<String>> of(final List<Property> among) {
        return among.stream().collect(Collectors.toMap(Property::text, each -> values.get(each.text())));
    }
}
