package org.msicheck.rests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.msicheck.properties.DeviceProperty;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.function.SourceProperty;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.StepWord;

/**
 * What functions and platforms are considered: every value that the text allows, is silent on, or that is in dispute. A
 * fault that the text forbids is the model's own; a function has no other.
 *
 * @param properties in the published order
 * @param values     the values considered, by property
 */
record World(List<DeviceProperty> properties, Map<String, List<String>> values) {
    static World of(final MachineConfig model, final PropertyTable table) {
        final Map<String, List<String>> values = new TreeMap<>();
        final List<DeviceProperty> considered = new ArrayList<>();
        for (final DeviceProperty property : table.ofMachines(model.kind())) {
            final List<String> wide = property.values().entrySet().stream()
                    .filter(value -> value.getValue().status() != DeviceProperty.Status.FORBIDS)
                    .map(Map.Entry::getKey)
                    .toList();
            if (shows(model, property) && wide.size() > 1 && wide.containsAll(given(model, property))) {
                considered.add(property);
                values.put(property.name(), wide);
            }
        }
        return new World(List.copyOf(considered), values);
    }

    /** Whether a run can depend on a property; what sources do when they are reset or armed takes such a step. */
    private static boolean shows(final MachineConfig model, final DeviceProperty property) {
        return property.kind() != DeviceProperty.Kind.SOURCE
                || (property.name().equals(SourceProperty.ON_RESET.text())
                        ? has(model, StepWord.RESET)
                        : has(model, StepWord.DISARM));
    }

    private static boolean has(final MachineConfig model, final StepWord word) {
        return model.actors().stream().flatMap(actor -> actor.steps().stream()).anyMatch(step -> step.row() == word);
    }

    static Set<String> given(final MachineConfig model, final DeviceProperty property) {
        return property.kind() == DeviceProperty.Kind.PLATFORM
                ? model.platformValues().get(property.name())
                : model.device().get(property.name());
    }

    /** The values as a set of bits. */
    int bits(final DeviceProperty property, final Set<String> some) {
        final List<String> all = values.get(property.name());
        int bits = 0;
        for (int k = 0; k < all.size(); k++) {
            bits |= some.contains(all.get(k)) ? 1 << k : 0;
        }
        return bits;
    }

    Set<String> words(final DeviceProperty property, final int bits) {
        final List<String> all = values.get(property.name());
        final Set<String> some = new TreeSet<>();
        for (int k = 0; k < all.size(); k++) {
            if ((bits >>> k & 1) != 0) {
                some.add(all.get(k));
            }
        }
        return some;
    }

    int all(final int position) {
        return (1 << values.get(properties.get(position).name()).size()) - 1;
    }

    /** The models to explore: function as wide as can be, one for each platform and value of what is fixed in a run. */
    List<MachineConfig> widened(final MachineConfig model) {
        return assuming(model, Map.of(), false);
    }

    /**
     * Function and platform under assumptions.
     *
     * @param assumptions property to the values that are left
     * @param merged      whether all platforms are one model, which the weakest of them can do all that the others can
     */
    List<MachineConfig> assuming(
            final MachineConfig model, final Map<String, Set<String>> assumptions, final boolean merged) {
        List<MachineConfig> models = List.of(model);
        for (final DeviceProperty property : properties) {
            final Set<String> left = assumptions.getOrDefault(property.name(), Set.copyOf(values.get(property.name())));
            final List<Set<String>> fixed = new ArrayList<>();
            if (property.kind() == DeviceProperty.Kind.CHOICE
                    || (merged && property.kind() == DeviceProperty.Kind.PLATFORM)) {
                fixed.add(left);
            } else {
                left.forEach(value -> fixed.add(Set.of(value)));
            }
            models = models.stream()
                    .flatMap(m -> fixed.stream().map(some -> with(m, property, some)))
                    .toList();
        }
        return models;
    }

    private static MachineConfig with(
            final MachineConfig model, final DeviceProperty property, final Set<String> some) {
        final boolean ofPlatform = property.kind() == DeviceProperty.Kind.PLATFORM;
        final Map<String, Set<String>> all = new TreeMap<>(ofPlatform ? model.platformValues() : model.device());
        all.put(property.name(), some);
        return ofPlatform
                ? model.with().platformValues(all).build()
                : model.with().device(all).build();
    }
}
