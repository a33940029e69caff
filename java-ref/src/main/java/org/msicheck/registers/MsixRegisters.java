package org.msicheck.registers;

/**
 * Register rules of one MSI-X function: Message Control, the table of 16-byte entries and the PBA (7.7.2, 6.1.4).
 *
 * <p>The registers live in a caller's {@code int[]} from {@code base} on: one word of Message Control, four dwords an
 * entry, then the PBA dwords. All methods are stateless; the words are the only state.
 */
public final class MsixRegisters implements VectorRegisters {
    /** Bytes of one table entry. */
    public static final int ENTRY_BYTES = 16;

    /** Mask, bit 0 of Vector Control; the other bits are preserved as written. */
    public static final int MASK = 1;

    /** Capability offset of the byte that holds Enable and Function Mask. */
    private static final int CONTROL_HIGH_BYTE = 3;

    private static final int RESERVED_ADDRESS = 0b11;

    private static final int ENTRY_DWORDS = 4;
    private static final int CONTROL_DWORD = 3;
    private static final int DWORD_BYTES = 4;
    private static final int QWORD_BYTES = 8;
    private static final int BITS = 32;

    private final int base;
    private final int entries;
    private final int table;
    private final int pba;

    /**
     * Rules for a function whose registers start at an index.
     *
     * @param base    index of the function's first word, not negative.
     * @param entries number of table entries, 1 to 2048.
     */
    public MsixRegisters(final int base, final int entries) {
        if (base < 0 || entries < 1 || entries > MsixMessageControl.MAX_ENTRIES) {
            throw new IllegalArgumentException("no MSI-X function at word " + base + " with " + entries + " entries");
        }
        this.base = base;
        this.entries = entries;
        this.table = base + 1;
        this.pba = table + entries * ENTRY_DWORDS;
    }

    /**
     * The bits of a table dword that a read has to give back as written. Bits 1:0 of Message Address are zero or reserved;
     * of Vector Control only the Mask bit is compared, since the others are reserved or steering tags, which a function may
     * hardwire (PCIe 7.7.2.5, 7.7.2.8).
     *
     * @param offset the dword's offset in bytes, a multiple of four
     * @return a mask
     */
    public static int comparedBits(final int offset) {
        final int dword = offset / DWORD_BYTES % ENTRY_DWORDS;
        if (dword == CONTROL_DWORD) {
            return MASK;
        }
        return dword == 0 ? ~RESERVED_ADDRESS : ~0;
    }

    /**
     * Words that a function takes up.
     *
     * @param entries number of table entries.
     * @return one of Message Control, four an entry, and the PBA in whole qwords.
     */
    public static int words(final int entries) {
        return 1 + entries * ENTRY_DWORDS + 2 * ((entries + 2 * BITS - 1) / (2 * BITS));
    }

    /**
     * Number of table entries.
     *
     * @return 1 to 2048.
     */
    public int entries() {
        return entries;
    }

    /**
     * Puts the registers into the state after reset: disabled, no Function Mask, entries zero with Mask set, PBA clear.
     * The text leaves the reset value of address and data open; zero is QEMU's.
     *
     * @param words the registers.
     */
    public void reset(final int[] words) {
        java.util.Arrays.fill(words, base, base + words(entries), 0);
        words[base] = entries - 1;
        for (int vector = 0; vector < entries; vector++) {
            words[dword(vector, CONTROL_DWORD)] = MASK;
        }
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

    /**
     * Writes Message Control as a 16-bit access.
     *
     * @param words   the registers.
     * @param written the value written; only bits 14 and 15 have an effect.
     * @param edges   hears of every vector whose effective mask changed.
     */
    public void writeMessageControl(final int[] words, final int written, final MaskEdges edges) {
        final int old = words[base];
        final int now = MsixMessageControl.afterWrite(old, written);
        words[base] = now;
        final boolean silent = MsixMessageControl.silences(now);
        if (silent != MsixMessageControl.silences(old)) {
            for (int vector = 0; vector < entries; vector++) {
                if (!entryMasked(words, vector)) {
                    edges.edge(vector, silent);
                }
            }
        }
    }

    /**
     * Writes to the capability in configuration space with any legal width.
     *
     * @param words  the registers.
     * @param offset byte offset from the start of the capability.
     * @param width  1, 2 or 4 bytes.
     * @param value  the value written, little endian.
     * @param edges  hears of every vector whose effective mask changed.
     * @return true if the access covers the byte that holds Enable and Function Mask; all other bytes are read only.
     */
    public boolean writeConfig(
            final int[] words, final int offset, final int width, final int value, final MaskEdges edges) {
        final int index = CONTROL_HIGH_BYTE - offset;
        if (index < 0 || index >= width) {
            return false;
        }
        writeMessageControl(words, (value >>> (index * Byte.SIZE) & 0xff) << Byte.SIZE, edges);
        return true;
    }

    /**
     * Writes to the table. A qword is two ordered dwords, the lower address first (6.1.4.2).
     *
     * @param words  the registers.
     * @param offset byte offset from the start of the table.
     * @param width  4 or 8 bytes.
     * @param value  the value written, little endian.
     * @param edges  hears of every vector whose effective mask changed, as each dword takes effect.
     * @return true if the access is an aligned dword or qword inside the table; otherwise nothing is written, since
     *     the text leaves other accesses undefined.
     */
    public boolean writeTable(
            final int[] words, final int offset, final int width, final long value, final MaskEdges edges) {
        if (!tableAccess(offset, width)) {
            return false;
        }
        writeTableDword(words, offset, (int) value, edges);
        if (width == QWORD_BYTES) {
            writeTableDword(words, offset + DWORD_BYTES, (int) (value >>> BITS), edges);
        }
        return true;
    }

    /**
     * Whether an access to the table is one that the text defines.
     *
     * @param offset byte offset from the start of the table.
     * @param width  bytes.
     * @return true for aligned dwords and qwords inside the table.
     */
    public boolean tableAccess(final int offset, final int width) {
        return (width == DWORD_BYTES || width == QWORD_BYTES)
                && offset >= 0
                && offset % width == 0
                && offset + width <= entries * ENTRY_BYTES;
    }

    private void writeTableDword(final int[] words, final int offset, final int value, final MaskEdges edges) {
        final int index = table + offset / DWORD_BYTES;
        final int old = words[index];
        words[index] = value;
        final boolean control = offset % ENTRY_BYTES == CONTROL_DWORD * DWORD_BYTES;
        if (control && ((old ^ value) & MASK) != 0 && !MsixMessageControl.silences(words[base])) {
            edges.edge(offset / ENTRY_BYTES, (value & MASK) != 0);
        }
    }

    /**
     * Reads one dword of the table.
     *
     * @param words  the registers.
     * @param offset byte offset from the start of the table, a multiple of 4 inside the table.
     * @return the dword.
     */
    public int tableDword(final int[] words, final int offset) {
        return words[table + offset / DWORD_BYTES];
    }

    /**
     * Reads one dword of the PBA. The PBA is read only; the effect of a write is undefined, so there is none here.
     *
     * @param words the registers.
     * @param index dword index: vectors {@code 32 * index} and up, bit 0 first.
     * @return the dword.
     */
    public int pbaDword(final int[] words, final int index) {
        return words[pba + index];
    }

    /**
     * The entry's own Mask bit.
     *
     * @param words  the registers.
     * @param vector the vector.
     * @return true if bit 0 of Vector Control is set.
     */
    public boolean entryMasked(final int[] words, final int vector) {
        return (words[dword(vector, CONTROL_DWORD)] & MASK) != 0;
    }

    @Override
    public boolean enabled(final int[] words) {
        return MsixMessageControl.enabled(words[base]);
    }

    /** Not Enable, or Function Mask, or the entry's Mask. */
    @Override
    public boolean masked(final int[] words, final int vector) {
        return MsixMessageControl.silences(words[base]) || entryMasked(words, vector);
    }

    @Override
    public boolean pending(final int[] words, final int vector) {
        return (words[pba + vector / BITS] >>> vector % BITS & 1) != 0;
    }

    @Override
    public void setPending(final int[] words, final int vector, final boolean value) {
        final int bit = 1 << vector % BITS;
        final int index = pba + vector / BITS;
        words[index] = value ? words[index] | bit : words[index] & ~bit;
    }

    /**
     * The entry's Message Address.
     *
     * @param words  the registers.
     * @param vector the vector.
     * @return 64 bits, upper address dword in the high half.
     */
    public long address(final int[] words, final int vector) {
        return (long) words[dword(vector, 1)] << BITS | (words[dword(vector, 0)] & 0xffff_ffffL);
    }

    /**
     * The entry's Message Data, sent unmodified.
     *
     * @param words  the registers.
     * @param vector the vector.
     * @return 32 bits.
     */
    public int data(final int[] words, final int vector) {
        return words[dword(vector, 2)];
    }

    private int dword(final int vector, final int field) {
        return table + vector * ENTRY_DWORDS + field;
    }
}
