package org.msicheck.registers;

/**
 * Bits of the 16-bit Message Control register of the MSI-X capability, at capability offset 2 (7.7.2.2).
 */
public final class MsixMessageControl {
    /** MSI-X Enable, bit 15, writable. */
    public static final int ENABLE = 1 << 15;

    /** Function Mask, bit 14, writable. */
    public static final int FUNCTION_MASK = 1 << 14;

    /** Table Size, bits 10:0, read only: number of entries minus one. */
    public static final int TABLE_SIZE = 0x7ff;

    /** The only bits that software may change; everything else keeps its value. */
    public static final int WRITABLE = ENABLE | FUNCTION_MASK;

    /** Most entries that Table Size can express. */
    public static final int MAX_ENTRIES = TABLE_SIZE + 1;

    private MsixMessageControl() {}

    /**
     * The register's value after a write.
     *
     * @param old     the value before.
     * @param written the value that software wrote; bits above 15 are ignored.
     * @return the new value, which differs from {@code old} in bits 14 and 15 at most.
     */
    public static int afterWrite(final int old, final int written) {
        return (old & ~WRITABLE) | (written & WRITABLE);
    }

    /**
     * Whether MSI-X is enabled.
     *
     * @param control a Message Control value.
     * @return true if bit 15 is set.
     */
    public static boolean enabled(final int control) {
        return (control & ENABLE) != 0;
    }

    /**
     * Whether Function Mask is set.
     *
     * @param control a Message Control value.
     * @return true if bit 14 is set.
     */
    public static boolean functionMasked(final int control) {
        return (control & FUNCTION_MASK) != 0;
    }

    /**
     * Number of table entries.
     *
     * @param control a Message Control value.
     * @return 1 to 2048.
     */
    public static int entries(final int control) {
        return (control & TABLE_SIZE) + 1;
    }

    /**
     * Whether this control value alone keeps every vector from sending.
     *
     * @param control a Message Control value.
     * @return true unless Enable is set and Function Mask is clear.
     */
    public static boolean silences(final int control) {
        return (control & WRITABLE) != ENABLE;
    }
}
