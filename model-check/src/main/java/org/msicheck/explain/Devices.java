package org.msicheck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The devices of {@code any} on which something happens, as a list of kinds: each kind is a property with its values,
 * any combination of which is such a device.
 */
public final class Devices {
    private final Map<String, Set<String>> all;
    private final List<Map<String, Set<String>>> kinds = new ArrayList<>();

    /**
     * No device yet.
     *
     * @param all the values that the test's device may have
     */
    public Devices(final Map<String, Set<String>> all) {
        this.all = all;
    }

    /**
     * Adds the devices that a state still allows.
     *
     * @param may the state's {@code dev.may}, as canonical JSON
     */
    public void add(final JsonNode may) {
        final Map<String, Set<String>> kind = new TreeMap<>();
        may.fields()
                .forEachRemaining(field -> kind.put(
                        field.getKey(),
                        new TreeSet<>(ValueText.each(field.getValue().path("#set")))));
        add(kind);
    }

    private void add(final Map<String, Set<String>> kind) {
        if (kinds.stream().anyMatch(known -> covers(known, kind))) {
            return;
        }
        kinds.removeIf(known -> covers(kind, known));
        for (final Map<String, Set<String>> known : kinds) {
            final List<String> different = known.keySet().stream()
                    .filter(property -> !known.get(property).equals(kind.get(property)))
                    .toList();
            if (different.size() == 1) {
                kinds.remove(known);
                add(merged(known, kind, different.get(0)));
                return;
            }
        }
        kinds.add(kind);
    }

    /** Two kinds that differ in one property only are one kind. */
    private static Map<String, Set<String>> merged(
            final Map<String, Set<String>> one, final Map<String, Set<String>> other, final String property) {
        final Map<String, Set<String>> both = new TreeMap<>(one);
        final Set<String> values = new TreeSet<>(one.get(property));
        values.addAll(other.get(property));
        both.put(property, values);
        return both;
    }

    private static boolean covers(final Map<String, Set<String>> large, final Map<String, Set<String>> small) {
        return large.keySet().stream().allMatch(property -> large.get(property).containsAll(small.get(property)));
    }

    /**
     * The kinds, each as the properties that matter.
     *
     * @return such as {@code disable: drops}; {@code every device} if nothing matters
     */
    public List<String> kinds() {
        return kinds.stream().map(this::text).sorted().collect(Collectors.toCollection(LinkedHashSet::new)).stream()
                .toList();
    }

    private String text(final Map<String, Set<String>> kind) {
        final String text = kind.entrySet().stream()
                .filter(property -> !property.getValue().equals(all.get(property.getKey())))
                .map(property -> property.getKey() + ": " + String.join("/", property.getValue()))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "every device" : text;
    }
}
