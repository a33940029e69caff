package org.msicheck.registers;

/**
 * Bits of the 16-bit Message Control register of the MSI capability, at capability offset 2 (7.7.1.2).
 */
public final class MsiMessageControl {
    /** MSI Enable, bit 0, writable. */
    public static final int ENABLE = 1;

    /** Multiple Message Capable, bits 3:1, read only: log2 of the vectors that the function asks for. */
    public static final int CAPABLE = 7 << 1;

    /** Multiple Message Enable, bits 6:4, writable: log2 of the vectors that software grants. */
    public static final int GRANTED = 7 << 4;

    /** 64-bit address capable, bit 7, read only. */
    public static final int WIDE = 1 << 7;

    /** Per-vector masking capable, bit 8, read only. */
    public static final int MASKABLE = 1 << 8;

    /** Extended Message Data Capable, bit 9, read only. */
    public static final int EXTENDED_CAPABLE = 1 << 9;

    /** Extended Message Data Enable, bit 10, writable where the function is capable of it. */
    public static final int EXTENDED_ENABLE = 1 << 10;

    /** The only bits that software may change in every function. */
    public static final int WRITABLE = ENABLE | GRANTED;

    /** Largest log2 of a vector count that the text defines; 6 and 7 are reserved. */
    public static final int MAX_LOG2 = 5;

    private static final int CAPABLE_SHIFT = 1;
    private static final int GRANTED_SHIFT = 4;

    private MsiMessageControl() {}

    /**
     * Whether MSI is enabled.
     *
     * @param control a Message Control value.
     * @return true if bit 0 is set.
     */
    public static boolean enabled(final int control) {
        return (control & ENABLE) != 0;
    }

    /**
     * Multiple Message Capable.
     *
     * @param control a Message Control value.
     * @return log2 of the number of vectors asked for, 0 to 7.
     */
    public static int capableLog2(final int control) {
        return (control & CAPABLE) >>> CAPABLE_SHIFT;
    }

    /**
     * Multiple Message Enable.
     *
     * @param control a Message Control value.
     * @return log2 of the number of vectors granted, 0 to 7 (6 and 7 are reserved).
     */
    public static int grantedLog2(final int control) {
        return (control & GRANTED) >>> GRANTED_SHIFT;
    }

    /**
     * Whether the capability has a 64-bit address.
     *
     * @param control a Message Control value.
     * @return true if bit 7 is set.
     */
    public static boolean wide(final int control) {
        return (control & WIDE) != 0;
    }

    /**
     * Whether the capability has mask and pending dwords.
     *
     * @param control a Message Control value.
     * @return true if bit 8 is set.
     */
    public static boolean maskable(final int control) {
        return (control & MASKABLE) != 0;
    }

    /**
     * Whether the capability has an Extended Message Data register.
     *
     * @param control a Message Control value.
     * @return true if bit 9 is set.
     */
    public static boolean extendedCapable(final int control) {
        return (control & EXTENDED_CAPABLE) != 0;
    }

    /**
     * Whether messages carry Extended Message Data.
     *
     * @param control a Message Control value.
     * @return true if bit 10 is set.
     */
    public static boolean extendedEnabled(final int control) {
        return (control & EXTENDED_ENABLE) != 0;
    }

    /**
     * The value with another grant.
     *
     * @param control a Message Control value.
     * @param log2    log2 of the vectors granted, 0 to 7.
     * @return the value with bits 6:4 replaced.
     */
    public static int withGranted(final int control, final int log2) {
        return (control & ~GRANTED) | (log2 << GRANTED_SHIFT & GRANTED);
    }
}
