package org.msicheck.validate.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.msifunction.MsiProperty;
import org.msicheck.ref.msixfunction.MsixProperty;
import org.msicheck.ref.onefunction.NatureProperty;
import org.msicheck.verdict.BadInputException;

/**
 * What functions and their sources may be like: a set of values for each property. Properties that nobody names have
 * every value that the PCI text allows; of a fault, the right one.
 *
 * @param name   what the user wrote
 * @param values by property, all of them
 */
public record Device(String name, Map<String, Set<String>> values) {
    private static final String ANY = "any";
    private static final Pattern PAIR = Pattern.compile("(\\w+) *: *(\"?\\w+\"?|\\[[^\\]]*\\])");

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
        if (part.matches("\\w+ *: *\\w+")) {
            return with("device", part.lines().toList());
        }
        try (InputStream shipped = Device.class.getResourceAsStream("/devices/" + part + ".yaml")) {
            if (shipped != null && part.matches("[\\w-]+")) {
                return with(
                        part,
                        new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .toList());
            }
            return with(part, Files.readAllLines(Path.of(part)));
        } catch (final IOException | InvalidPathException cause) {
            throw new BadInputException(
                    "device '" + part + "': expected any, qemu, a file, or pairs such as delay: prompt", cause);
        }
    }

    /** One property a line, with a value or several in brackets; the rest of a line behind # is a comment. */
    private Device with(final String source, final List<String> lines) {
        final Map<String, Set<String>> changed = new LinkedHashMap<>(values);
        for (int at = 0; at < lines.size(); at++) {
            final String line = lines.get(at).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                final Matcher pair = PAIR.matcher(line);
                if (!pair.matches()) {
                    throw problem(source, at, "expected 'property: value' or 'property: [value, value]'");
                }
                changed.put(pair.group(1), given(source, at, pair.group(1), pair.group(2)));
            }
        }
        return new Device(name, changed);
    }

    private static BadInputException problem(final String source, final int at, final String what) {
        return new BadInputException(source + ":" + (at + 1) + ": " + what);
    }

    private static Set<String> given(final String source, final int at, final String property, final String written) {
        final List<Property> named = properties().stream()
                .filter(each -> each.text().equals(property))
                .toList();
        if (named.isEmpty()) {
            throw problem(
                    source,
                    at,
                    "no property '" + property + "'; accepted: "
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
        for (final String item : written.replaceAll("[\\[\\]\"]", "").split(",", -1)) {
            final String value = item.strip();
            if (value.equals(ANY)) {
                named.forEach(each -> given.addAll(allowed(each)));
            } else if (accepted.contains(value)) {
                given.add(value);
            } else {
                throw problem(
                        source,
                        at,
                        "'" + property + "' has no value '" + value + "'; accepted: any, "
                                + String.join(", ", accepted));
            }
        }
        if (given.size() > 1 && named.get(0).isFault()) {
            throw problem(source, at, "'" + property + "' is a fault: a device has one value of it");
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
