package org.msicheck.ref.function;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a function is: a value of constant {@code Functions}.
 *
 * @param name       the function's name
 * @param kind       MSI-X or MSI
 * @param capability what an MSI function can; {@link Capability#NONE} for MSI-X
 * @param irqs       its interrupts; the position of an irq is its table entry
 * @param device     property to the values that the function may have, all properties; of a fault one value
 * @param config     the name of its configuration space
 * @param table      MSI-X: the name of the address space of its table
 */
public record FunctionDescription(
        String name,
        FunctionKind kind,
        Capability capability,
        List<String> irqs,
        Map<String, Set<String>> device,
        String config,
        String table) {
    /** The name of a function that is alone in its machine. */
    public static final String ALONE = "function";

    /** The name of the address space of a table, where no other function has one. */
    public static final String TABLE = "table";

    /** Copies the collections. */
    public FunctionDescription {
        irqs = List.copyOf(irqs);
        final Map<String, Set<String>> values = new TreeMap<>();
        device.forEach((property, choices) -> values.put(property, Set.copyOf(new TreeSet<>(choices))));
        device = Map.copyOf(values);
    }

    /**
     * A function that is alone in its machine.
     *
     * @param kind       MSI-X or MSI
     * @param capability what an MSI function can
     * @param irqs       all irqs
     * @param device     the values that it may have
     * @return its description
     */
    public static FunctionDescription alone(
            final FunctionKind kind,
            final Capability capability,
            final List<String> irqs,
            final Map<String, Set<String>> device) {
        return new FunctionDescription(ALONE, kind, capability, irqs, device, "config", TABLE);
    }

    /**
     * The same function with another device.
     *
     * @param values property to the values that it may have
     * @return a description
     */
    public FunctionDescription withDevice(final Map<String, Set<String>> values) {
        return new FunctionDescription(name, kind, capability, irqs, values, config, table);
    }

    /**
     * Its address spaces.
     *
     * @return the configuration space first
     */
    public List<String> spaces() {
        return kind == FunctionKind.MSIX ? List.of(config, table) : List.of(config);
    }
}
