package org.msicheck.registers;

/**
 * Register rules of one MSI function (7.7.1, 6.1.4).
 *
 * <p>The registers live in a caller's {@code int[]} from {@code base} on, six words whatever the form: Message Control,
 * Message Address, Message Upper Address, Message Data with Extended Message Data above it, mask, pending. A register
 * that the form lacks stays zero. All methods are stateless; the words are the only state.
 */
public final class MsiRegisters implements VectorRegisters {
    /** Words that a function takes up. */
    public static final int WORDS = 6;

    private static final int CONTROL_OFFSET = 2;
    private static final int ADDRESS_WORD = 1;
    private static final int UPPER_WORD = 2;
    private static final int DATA_WORD = 3;
    private static final int MASK_WORD = 4;
    private static final int PENDING_WORD = 5;
    private static final int ADDRESS_WRITABLE = ~3;
    private static final int DATA = 0xffff;
    private static final int MAX_VECTORS = 32;

    private final int base;
    private final MsiForm form;

    /**
     * Rules for a function whose registers start at an index.
     *
     * @param base index of the function's first word, not negative.
     * @param form what is fixed about the capability.
     */
    public MsiRegisters(final int base, final MsiForm form) {
        if (base < 0) {
            throw new IllegalArgumentException("no MSI function at word " + base);
        }
        this.base = base;
        this.form = form;
    }

    /**
     * The form of the capability.
     *
     * @return what is fixed about it.
     */
    public MsiForm form() {
        return form;
    }

    /**
     * Puts the registers into the state after reset: disabled, one vector granted, nothing masked or pending.
     *
     * @param words the registers.
     */
    public void reset(final int[] words) {
        java.util.Arrays.fill(words, base, base + WORDS, 0);
        words[base] = form.resetControl();
    }

    /**
     * Writes to the capability in configuration space with any legal width; each byte goes to the register it hits.
     *
     * @param words  the registers.
     * @param offset byte offset from the start of the capability.
     * @param width  1, 2 or 4 bytes.
     * @param value  the value written, little endian.
     * @param edges  hears of every vector whose effective mask changed.
     * @return true if the access covers a writable register of this form.
     */
    public boolean writeConfig(
            final int[] words, final int offset, final int width, final int value, final MaskEdges edges) {
        final int before = maskedVectors(words);
        boolean hit = merge(words, 0, CONTROL_OFFSET, form.writableControl(), offset, width, value);
        if (hit) {
            grantWritten(words);
        }
        hit |= merge(words, ADDRESS_WORD, form.addressOffset(), ADDRESS_WRITABLE, offset, width, value);
        if (form.wide()) {
            hit |= merge(words, UPPER_WORD, form.upperAddressOffset(), -1, offset, width, value);
        }
        hit |= merge(words, DATA_WORD, form.dataOffset(), form.extended() ? -1 : DATA, offset, width, value);
        if (form.maskable()) {
            hit |= merge(words, MASK_WORD, form.maskOffset(), form.implemented(), offset, width, value);
        }
        reportEdges(before, maskedVectors(words), edges);
        return hit;
    }

    /** Puts the bytes of an access that fall on a register into its writable bits; true if any byte does. */
    private boolean merge(
            final int[] words,
            final int word,
            final int registerOffset,
            final int writable,
            final int offset,
            final int width,
            final int value) {
        final int shift = (offset - registerOffset) * Byte.SIZE;
        final long bytes = width == Integer.BYTES ? 0xffff_ffffL : (1L << (width * Byte.SIZE)) - 1;
        if (shift <= -Integer.SIZE || shift >= Integer.SIZE) {
            return false;
        }
        final int touched = writable & (int) moved(bytes, shift);
        final int now = (int) moved(value & bytes, shift);
        words[base + word] = (words[base + word] & ~touched) | (now & touched);
        return touched != 0;
    }

    private static long moved(final long value, final int shift) {
        return shift >= 0 ? value << shift : value >>> -shift;
    }

    private void grantWritten(final int[] words) {
        final int control = words[base];
        if (form.deviations().clipsGrant() && MsiMessageControl.grantedLog2(control) > form.capableLog2()) {
            words[base] = MsiMessageControl.withGranted(control, form.capableLog2());
        }
        if (form.deviations().trimsPending()) {
            words[base + PENDING_WORD] &= (int) ((1L << granted(words)) - 1);
        }
    }

    private static void reportEdges(final int before, final int after, final MaskEdges edges) {
        for (int changed = before ^ after; changed != 0; changed &= changed - 1) {
            final int vector = Integer.numberOfTrailingZeros(changed);
            edges.edge(vector, (after >>> vector & 1) != 0);
        }
    }

    /** One bit a vector that the function asks for: set while the vector may not send. */
    private int maskedVectors(final int[] words) {
        return enabled(words) ? words[base + MASK_WORD] & form.implemented() : form.implemented();
    }

    /**
     * Message Control.
     *
     * @param words the registers.
     * @return the 16-bit value.
     */
    public int messageControl(final int[] words) {
        return words[base];
    }

    @Override
    public boolean enabled(final int[] words) {
        return MsiMessageControl.enabled(words[base]);
    }

    /**
     * Vectors that software has granted.
     *
     * @param words the registers.
     * @return 1 to 32; a reserved grant counts as 32.
     */
    public int granted(final int[] words) {
        return Math.min(1 << MsiMessageControl.grantedLog2(words[base]), MAX_VECTORS);
    }

    /** Not Enable, or the vector's mask bit where such bits exist. */
    @Override
    public boolean masked(final int[] words, final int vector) {
        return !enabled(words) || (form.maskable() && (words[base + MASK_WORD] >>> vector & 1) != 0);
    }

    @Override
    public boolean pending(final int[] words, final int vector) {
        return (words[base + PENDING_WORD] >>> vector & 1) != 0;
    }

    @Override
    public void setPending(final int[] words, final int vector, final boolean value) {
        final int bit = 1 << vector;
        final int index = base + PENDING_WORD;
        words[index] = value ? words[index] | bit : words[index] & ~bit;
    }

    /**
     * The mask dword.
     *
     * @param words the registers.
     * @return one bit a vector, zero where the form has no mask.
     */
    public int maskBits(final int[] words) {
        return words[base + MASK_WORD];
    }

    /**
     * The pending dword.
     *
     * @param words the registers.
     * @return one bit a vector.
     */
    public int pendingBits(final int[] words) {
        return words[base + PENDING_WORD];
    }

    /**
     * Message Address, the same for all vectors.
     *
     * @param words the registers.
     * @return 64 bits, bits 1:0 zero.
     */
    public long address(final int[] words) {
        return (long) words[base + UPPER_WORD] << Integer.SIZE | (words[base + ADDRESS_WORD] & 0xffff_ffffL);
    }

    /**
     * The data of a vector's message: the low bits of Message Data replaced by the vector, as many as granted; with one
     * vector granted the data is unmodified (6.1.4.4). The upper half is Extended Message Data if that is enabled.
     *
     * @param words  the registers.
     * @param vector the vector.
     * @return 32 bits, the upper half zero unless Extended Message Data Enable is set (7.7.1.2).
     */
    public int data(final int[] words, final int vector) {
        final int low = granted(words) - 1;
        final int sent = MsiMessageControl.extendedEnabled(words[base]) ? -1 : DATA;
        return (words[base + DATA_WORD] & sent & ~low) | (vector & low);
    }

    /**
     * Message Data as software wrote it.
     *
     * @param words the registers.
     * @return 16 bits.
     */
    public int baseData(final int[] words) {
        return words[base + DATA_WORD] & DATA;
    }

    /**
     * Extended Message Data as software wrote it.
     *
     * @param words the registers.
     * @return 16 bits, zero where the form has none.
     */
    public int extendedData(final int[] words) {
        return words[base + DATA_WORD] >>> Short.SIZE;
    }
}
