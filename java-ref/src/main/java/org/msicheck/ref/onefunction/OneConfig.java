package org.msicheck.ref.onefunction;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.msifunction.MsiProperty;
import org.msicheck.registers.MsiDeviations;

/**
 * The constants of module OneFunction.
 *
 * @param kind       MSI-X or MSI
 * @param capability what an MSI function can, with the numbers of its vectors
 * @param device     the values that the function may have, by property; of a fault one
 * @param irqs       the irqs; the last one is followed
 * @param fields     the message fields that software writes
 * @param grants     MSI: the numbers of vectors that software grants
 * @param owedBound  requests that are told apart, 1 to 15
 */
public record OneConfig(
        FunctionKind kind,
        Capability capability,
        Map<String, Set<String>> device,
        List<String> irqs,
        List<Register> fields,
        List<Integer> grants,
        int owedBound) {
    /** All fields of a message. */
    public static final List<Register> MESSAGE = List.of(Register.ADDRESS, Register.UPPER, Register.DATA);

    private static final int MOST_OWED = 15;

    /** Copies the collections. */
    public OneConfig {
        device = Map.copyOf(device);
        irqs = List.copyOf(irqs);
        fields = List.copyOf(fields);
        grants = List.copyOf(grants);
        if (owedBound < 1 || owedBound > MOST_OWED) {
            throw new IllegalArgumentException("requests are counted up to 1 to " + MOST_OWED + ", not " + owedBound);
        }
    }

    /**
     * An entry of a function with MSI-X.
     *
     * @param device    the values that the function may have
     * @param owedBound requests that are told apart
     * @return the constants, with all message fields
     */
    public static OneConfig msix(final Map<String, Set<String>> device, final int owedBound) {
        return new OneConfig(
                FunctionKind.MSIX, Capability.NONE, device, List.of("vector0"), MESSAGE, List.of(1), owedBound);
    }

    /**
     * A vector of a function with MSI. A vector behind the first one is followed as vector 1 of two: all that matters
     * of its number is whether software granted so many, and whether the function uses so many.
     *
     * @param maskable  whether it has mask bits
     * @param first     whether it is the first vector
     * @param device    the values that the function may have
     * @param owedBound requests that are told apart
     * @return the constants, with all message fields
     */
    public static OneConfig msi(
            final boolean maskable, final boolean first, final Map<String, Set<String>> device, final int owedBound) {
        final Map<String, Integer> number =
                new TreeMap<>(first ? Map.of("vector0", 0) : Map.of("vector0", 0, "vector1", 1));
        return new OneConfig(
                FunctionKind.MSI,
                new Capability(first ? 1 : 2, maskable, number),
                device,
                List.copyOf(number.keySet()),
                MESSAGE,
                first ? List.of(1) : List.of(1, 2),
                owedBound);
    }

    /**
     * What the registers of an MSI function do that the text does not say.
     *
     * @param device the values that the function may have
     * @return the deviations of the register rules
     */
    public static MsiDeviations registers(final Map<String, Set<String>> device) {
        return new MsiDeviations(
                device.get(MsiProperty.COUNT.text()).equals(Set.of("clipped")),
                device.get(MsiProperty.TRIM.text()).equals(Set.of("trims")));
    }

    /**
     * The same with other message fields, for models that would be too large.
     *
     * @param some some fields
     * @return the constants
     */
    public OneConfig withFields(final List<Register> some) {
        return new OneConfig(kind, capability, device, irqs, some, grants, owedBound);
    }

    boolean isUndrained() {
        return device.get("drain").equals(Set.of("no"));
    }

    boolean isGated() {
        return device.get(NatureProperty.GATE.text()).equals(Set.of("drops"));
    }

    Platform platform() {
        return new Platform(List.of("now", "before"), List.of(32, 33, 64, 65), List.of(), irqs);
    }

    int one() {
        return irqs.size() - 1;
    }
}
