package org.msicheck.onefunction;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.msifunction.MsiProperty;
import org.msicheck.ref.msixfunction.MsixProperty;
import org.msicheck.ref.onefunction.NatureProperty;
import org.msicheck.ref.onefunction.OneConfig;

/** Devices for tests of the one function. */
final class OneDevices {
    private OneDevices() {}

    static List<Property> properties(final FunctionKind kind) {
        return Stream.concat(
                        Stream.of(kind == FunctionKind.MSIX ? MsixProperty.values() : MsiProperty.values()),
                        Stream.of(NatureProperty.values()))
                .map(Property.class::cast)
                .toList();
    }

    /** Every value of the choices, and no fault. */
    static Map<String, Set<String>> any(final FunctionKind kind) {
        final Map<String, Set<String>> device = new TreeMap<>();
        properties(kind)
                .forEach(each -> device.put(
                        each.text(),
                        each.isFault() ? Set.of(each.choices().get(0)) : new LinkedHashSet<>(each.choices())));
        return device;
    }

    /** The first value of each property. */
    static Map<String, Set<String>> first(final FunctionKind kind) {
        final Map<String, Set<String>> device = new TreeMap<>();
        properties(kind)
                .forEach(each -> device.put(each.text(), Set.of(each.choices().get(0))));
        return device;
    }

    static Map<String, Set<String>> with(
            final Map<String, Set<String>> device, final Property property, final String... values) {
        final Map<String, Set<String>> changed = new TreeMap<>(device);
        changed.put(property.text(), Set.of(values));
        return changed;
    }

    /** What differs in one value from a function with the first value of each property. */
    static Map<String, Map<String, Set<String>>> single(final FunctionKind kind) {
        final Map<String, Map<String, Set<String>>> devices = new LinkedHashMap<>();
        properties(kind).forEach(property -> others(property)
                .forEach((name, value) -> devices.put(name, with(base(kind), property, value))));
        return devices;
    }

    /** The same with every pair of faults. */
    static Map<String, Map<String, Set<String>>> pairs(final FunctionKind kind) {
        final Map<String, Map<String, Set<String>>> devices = new LinkedHashMap<>();
        final List<Property> faults =
                properties(kind).stream().filter(Property::isFault).toList();
        for (final Property one : faults) {
            for (final Property two : faults.subList(faults.indexOf(one) + 1, faults.size())) {
                others(one).forEach((name, value) -> others(two)
                        .forEach((second, other) ->
                                devices.put(name + ", " + second, with(with(base(kind), one, value), two, other))));
            }
        }
        return devices;
    }

    /** The first value of each property, but a message may leave late or at once. */
    private static Map<String, Set<String>> base(final FunctionKind kind) {
        return with(first(kind), NatureProperty.DELAY, "prompt", "delayed");
    }

    /** The values after the first one, by a name. */
    private static Map<String, String> others(final Property property) {
        return property.choices().stream()
                .skip(1)
                .collect(Collectors.toMap(value -> property.text() + ": " + value, value -> value));
    }

    static OneConfig config(final FunctionKind kind, final Map<String, Set<String>> device, final int owedBound) {
        return kind == FunctionKind.MSIX
                ? OneConfig.msix(device, owedBound)
                : OneConfig.msi(true, false, device, owedBound);
    }
}
