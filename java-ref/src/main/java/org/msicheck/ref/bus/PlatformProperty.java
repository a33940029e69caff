package org.msicheck.ref.bus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What platforms may differ in: operator {@code PlatformValues}. */
public enum PlatformProperty {
    /** Whether the writer of a configuration register goes on before the register has changed. */
    CONFIG_WRITES("configWrites", "awaited", "posted"),

    /** How far the messages in front of a read's completion have come when it returns. */
    READ_BACK("readBack", "irr", "root-complex");

    private final String text;
    private final String strong;
    private final String weak;

    PlatformProperty(final String text, final String strong, final String weak) {
        this.text = text;
        this.strong = strong;
        this.weak = weak;
    }

    /**
     * The property's name in the specification.
     *
     * @return such as {@code readBack}
     */
    public String text() {
        return text;
    }

    /**
     * The values that it can have.
     *
     * @return two; the machine with the second has every behaviour of the machine with the first
     */
    public List<String> choices() {
        return List.of(strong, weak);
    }

    /**
     * Every platform.
     *
     * @return property to all its values
     */
    public static Map<String, Set<String>> any() {
        final Map<String, Set<String>> values = new TreeMap<>();
        for (final PlatformProperty property : values()) {
            values.put(property.text, new TreeSet<>(property.choices()));
        }
        return values;
    }

    /**
     * How a platform with any of some values behaves.
     *
     * @param platform property to the values that the platform may have
     * @return whether it has the behaviours of the second choice, too
     */
    boolean isWeak(final Map<String, Set<String>> platform) {
        return platform.get(text).contains(weak);
    }
}
