package org.msicheck.validate.engine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.msicheck.registers.MsiDeviations;
import org.msicheck.verdict.BadInputException;

/**
 * Which deviations a user grants an implementation.
 *
 * @param name       what the user wrote
 * @param deviations the granted ones
 */
public record Profile(String name, Set<Deviation> deviations) {
    /** The PCI text and nothing else. */
    public static final Profile PCI = new Profile("pci", EnumSet.noneOf(Deviation.class));

    /** What QEMU 7.2 was seen to do. */
    public static final Profile QEMU = new Profile("qemu", EnumSet.allOf(Deviation.class));

    /** Copies the set. */
    public Profile {
        deviations = Set.copyOf(deviations);
    }

    /**
     * Reads a profile from the command line: {@code pci} or {@code qemu}, then {@code +name} or {@code -name}.
     *
     * @param text such as {@code pci+use-gate+grant-clipped} or {@code qemu-use-gate}
     * @return the profile
     * @throws BadInputException if a word is unknown; the message names the accepted ones
     */
    public static Profile parse(final String text) {
        final Set<Deviation> set = EnumSet.noneOf(Deviation.class);
        String rest = text;
        if (rest.startsWith(QEMU.name)) {
            set.addAll(QEMU.deviations);
            rest = rest.substring(QEMU.name.length());
        } else if (rest.startsWith(PCI.name)) {
            rest = rest.substring(PCI.name.length());
        } else {
            throw unknown(text);
        }
        while (!rest.isEmpty()) {
            final Deviation deviation = named(text, rest);
            if (rest.charAt(0) == '+') {
                set.add(deviation);
            } else {
                set.remove(deviation);
            }
            rest = rest.substring(deviation.word().length() + 1);
        }
        return new Profile(text, set);
    }

    private static Deviation named(final String text, final String rest) {
        if (rest.charAt(0) == '+' || rest.charAt(0) == '-') {
            for (final Deviation deviation : Deviation.values()) {
                if (rest.startsWith(deviation.word(), 1)) {
                    return deviation;
                }
            }
        }
        throw unknown(text);
    }

    private static BadInputException unknown(final String text) {
        final String words =
                Arrays.stream(Deviation.values()).map(Deviation::word).collect(Collectors.joining(", "));
        return new BadInputException("profile '" + text + "': expected pci or qemu, then +NAME or -NAME of: " + words);
    }

    /**
     * Whether a deviation is granted.
     *
     * @param deviation the deviation
     * @return true if granted
     */
    public boolean grants(final Deviation deviation) {
        return deviations.contains(deviation);
    }

    /**
     * The part that concerns the MSI registers.
     *
     * @return the deviations of the register rules
     */
    public MsiDeviations msi() {
        return new MsiDeviations(grants(Deviation.GRANT_CLIPPED), grants(Deviation.PENDING_TRIMMED));
    }
}
