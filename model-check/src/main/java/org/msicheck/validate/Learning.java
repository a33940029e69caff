package org.msicheck.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.msicheck.ref.function.Property;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.BadInputException;

/**
 * Which device a log shows: the log is held against a device for each value of each property, and a value with which it
 * is rejected is none of the device's.
 */
public final class Learning {
    private final Path log;

    /**
     * Learns from one log.
     *
     * @param log a file, which is read many times
     */
    public Learning(final Path log) {
        this.log = log;
    }

    /**
     * What a log says of one value.
     *
     * @param property the property
     * @param value    one of its values
     * @param fell     the line that no device with this value explains; empty if the value is possible
     */
    public record Learnt(Property property, String value, OptionalLong fell) {}

    /**
     * What a log says of a device.
     *
     * @param device a device that explains the log: any function, with as few faults as that takes
     * @param others other devices with as few faults that do
     * @param values of all properties, beside the faults of the device
     */
    public record Result(Device device, List<Device> others, List<Learnt> values) {
        /**
         * The device as a file that {@code --device} reads.
         *
         * @return a property a line, with the values that are possible; of a fault, the one that the log needs or the right
         *     one
         */
        public List<String> lines() {
            final Map<Property, List<Learnt>> byProperty = values.stream()
                    .collect(Collectors.groupingBy(Learnt::property, LinkedHashMap::new, Collectors.toList()));
            final List<String> lines = new ArrayList<>();
            lines.add("# explains the log" + faults(device));
            others.forEach(each -> lines.add("# so does" + faults(each)));
            byProperty.forEach((property, learnt) -> lines.add(line(property, learnt)));
            return lines;
        }

        private static String faults(final Device device) {
            final String faults = properties().stream()
                    .filter(each -> each.isFault())
                    .filter(each -> !device.values()
                            .get(each.text())
                            .contains(each.choices().get(0)))
                    .map(each -> each.text() + ": "
                            + String.join(", ", device.values().get(each.text())))
                    .collect(Collectors.joining(", "));
            return faults.isEmpty() ? " without a fault" : " with " + faults;
        }

        private String line(final Property property, final List<Learnt> learnt) {
            final List<String> possible = learnt.stream()
                    .filter(each -> each.fell().isEmpty())
                    .map(Learnt::value)
                    .toList();
            final List<String> notes = new ArrayList<>();
            learnt.forEach(each -> each.fell().ifPresent(line -> notes.add(each.value() + " fell at line " + line)));
            if (property.isFault() && possible.size() > 1) {
                notes.add("as well possible: " + String.join(", ", possible));
            }
            final String written = property.isFault()
                    ? String.join(", ", device.values().get(property.text()))
                    : "[" + String.join(", ", possible) + "]";
            return property.text() + ": " + written + (notes.isEmpty() ? "" : "   # " + String.join("; ", notes));
        }
    }

    /**
     * Learns.
     *
     * @param start what is known of the device beforehand
     * @return what the log says
     * @throws BadInputException if no device with at most two more faults explains the log
     */
    public Result learn(final Device start) {
        final List<Device> explaining = explaining(start);
        if (explaining.isEmpty()) {
            throw new BadInputException(log + ": no device with at most two faults explains the log");
        }
        final Device device = explaining.get(0);
        final List<Learnt> values = new ArrayList<>();
        for (final Property property : properties()) {
            final Set<String> known = start.values().get(property.text());
            for (final String value : property.choices()) {
                if (!property.isFault() && !known.contains(value)) {
                    continue;
                }
                values.add(new Learnt(property, value, rejected(device.with(property.text(), Set.of(value)))));
            }
        }
        return new Result(device, explaining.subList(1, explaining.size()), values);
    }

    private List<Device> explaining(final Device start) {
        List<Device> open = List.of(start);
        for (int faults = 0; faults <= 2; faults++) {
            final List<Device> found = open.stream()
                    .filter(device -> rejected(device).isEmpty())
                    .distinct()
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            open = open.stream().flatMap(device -> withOneMore(device).stream()).toList();
        }
        return List.of();
    }

    private static List<Device> withOneMore(final Device device) {
        final List<Device> devices = new ArrayList<>();
        for (final Property property : properties()) {
            if (property.isFault()
                    && device.values()
                            .get(property.text())
                            .contains(property.choices().get(0))) {
                property.choices().stream()
                        .skip(1)
                        .forEach(value -> devices.add(device.with(property.text(), Set.of(value))));
            }
        }
        return devices;
    }

    /** The properties by name; those that MSI and MSI-X share count once. */
    private static List<Property> properties() {
        final Map<String, Property> byName = new LinkedHashMap<>();
        Device.properties().forEach(each -> byName.putIfAbsent(each.text(), each));
        return List.copyOf(byName.values());
    }

    private OptionalLong rejected(final Device device) {
        return new LogValidator(Optional.of(device))
                .validate(log).functions().stream()
                        .filter(each -> !each.isPlatform())
                        .map(TrackedFunction::rejection)
                        .flatMap(Optional::stream)
                        .mapToLong(each -> each.line())
                        .min();
    }
}
