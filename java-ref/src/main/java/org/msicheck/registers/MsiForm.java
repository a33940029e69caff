package org.msicheck.registers;

/**
 * What is fixed about one MSI capability (7.7.1).
 *
 * @param wide        64-bit address: one more address dword, everything behind it moves up by four bytes.
 * @param maskable    per-vector masking: mask and pending dwords exist.
 * @param extended    Extended Message Data: 16 more bits of data behind Message Data (7.7.1.6).
 * @param capableLog2 log2 of the vectors that the function asks for, 0 to 5.
 * @param deviations  where the implementation departs from the text.
 */
public record MsiForm(boolean wide, boolean maskable, boolean extended, int capableLog2, MsiDeviations deviations) {
    private static final int ADDRESS_LOW = 4;
    private static final int ADDRESS_HIGH = 8;
    private static final int DWORD_BYTES = 4;

    /** Checks the range of the vector count. */
    public MsiForm {
        if (capableLog2 < 0 || capableLog2 > MsiMessageControl.MAX_LOG2) {
            throw new IllegalArgumentException("no MSI capability asks for 2^" + capableLog2 + " vectors");
        }
    }

    /**
     * A form without Extended Message Data and without deviations.
     *
     * @param wide        64-bit address.
     * @param maskable    per-vector masking.
     * @param capableLog2 log2 of the vectors asked for.
     * @return the form.
     */
    public static MsiForm of(final boolean wide, final boolean maskable, final int capableLog2) {
        return new MsiForm(wide, maskable, false, capableLog2, MsiDeviations.NONE);
    }

    /**
     * The form that a Message Control value tells.
     *
     * @param control    a value read from Message Control.
     * @param deviations where the implementation departs from the text.
     * @return the form; a reserved vector count is taken as the largest defined one.
     */
    public static MsiForm fromControl(final int control, final MsiDeviations deviations) {
        return new MsiForm(
                MsiMessageControl.wide(control),
                MsiMessageControl.maskable(control),
                MsiMessageControl.extendedCapable(control),
                Math.min(MsiMessageControl.capableLog2(control), MsiMessageControl.MAX_LOG2),
                deviations);
    }

    /**
     * The read-only bits of Message Control.
     *
     * @return Message Control after reset.
     */
    public int resetControl() {
        return capableLog2 << 1
                | (wide ? MsiMessageControl.WIDE : 0)
                | (maskable ? MsiMessageControl.MASKABLE : 0)
                | (extended ? MsiMessageControl.EXTENDED_CAPABLE : 0);
    }

    /**
     * The bits of Message Control that software may change.
     *
     * @return Enable and the grant, and Extended Message Data Enable where it exists.
     */
    public int writableControl() {
        return MsiMessageControl.WRITABLE | (extended ? MsiMessageControl.EXTENDED_ENABLE : 0);
    }

    /**
     * Vectors that the function asks for.
     *
     * @return 1, 2, 4, 8, 16 or 32.
     */
    public int vectors() {
        return 1 << capableLog2;
    }

    /**
     * The implemented bits of the mask and pending dwords.
     *
     * @return one bit a vector.
     */
    public int implemented() {
        return (int) ((1L << vectors()) - 1);
    }

    /**
     * Byte offset of Message Address from the start of the capability.
     *
     * @return 4.
     */
    public int addressOffset() {
        return ADDRESS_LOW;
    }

    /**
     * Byte offset of Message Upper Address.
     *
     * @return 8; meaningful only if {@link #wide()}.
     */
    public int upperAddressOffset() {
        return ADDRESS_HIGH;
    }

    /**
     * Byte offset of Message Data.
     *
     * @return 8 or 12.
     */
    public int dataOffset() {
        return wide ? ADDRESS_HIGH + DWORD_BYTES : ADDRESS_HIGH;
    }

    /**
     * Size of the data registers.
     *
     * @return 2 bytes, or 4 with Extended Message Data.
     */
    public int dataBytes() {
        return extended ? DWORD_BYTES : Short.BYTES;
    }

    /**
     * Byte offset of Extended Message Data.
     *
     * @return 10 or 14; meaningful only if {@link #extended()}.
     */
    public int extendedDataOffset() {
        return dataOffset() + Short.BYTES;
    }

    /**
     * Byte offset of the mask dword.
     *
     * @return 12 or 16; meaningful only if {@link #maskable()}.
     */
    public int maskOffset() {
        return dataOffset() + DWORD_BYTES;
    }

    /**
     * Byte offset of the pending dword.
     *
     * @return 16 or 20; meaningful only if {@link #maskable()}.
     */
    public int pendingOffset() {
        return maskOffset() + DWORD_BYTES;
    }

    /**
     * Size of the capability.
     *
     * @return bytes, 10 to 24.
     */
    public int bytes() {
        return maskable ? pendingOffset() + DWORD_BYTES : dataOffset() + dataBytes();
    }
}
