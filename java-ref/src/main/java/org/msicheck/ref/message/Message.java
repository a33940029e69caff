package org.msicheck.ref.message;

/**
 * A message as one word: Message Address, Upper Address and Data, and for a message on the wire its origin and marks.
 *
 * <p>Registers keep the real dwords; this word is for what is on the wire or remembered. The address dword is
 * {@code 0xfee00000 | APIC id << 12} for a processor and 0 for ordinary memory, the upper dword is 0 or not.
 */
public final class Message {
    /** The message of an entry after reset. */
    public static final int NONE = 0;

    /** Mark of a message that is half of the old and half of the new one. */
    public static final int TORN = 1 << 30;

    /** Mark of a message from a masked entry. */
    public static final int LEAK = 1 << 31;

    /** Bits of address, upper address and data. */
    public static final int CONTENT = 0x00ff_ffff;

    /** Start of the interrupt address range. */
    public static final int INTERRUPT_ADDRESS = 0xfee0_0000;

    /**
     * Message Address of a message in remappable format: the handle is 0 and the data a subhandle, which is added to it
     * (VT-d 5.1.2).
     */
    public static final int REMAPPABLE_ADDRESS = INTERRUPT_ADDRESS | 0x18;

    /** Message Upper Address of a message above 4 GiB. */
    public static final int UPPER_OTHER = 1;

    private static final int DATA = 0xffff;
    private static final int CPU_SHIFT = 16;
    private static final int CPU_MASK = 31;
    private static final int TO_CPU = 1 << 21;
    private static final int ABOVE = 1 << 22;
    private static final int REMAPPED = 1 << 23;
    private static final int IRQ_SHIFT = 24;
    private static final int IRQ_MASK = 31;
    private static final int APIC_ID_SHIFT = 12;
    private static final int SENT = 1 << 29;

    private Message() {}

    /**
     * The address dword that reaches a processor.
     *
     * @param cpu the processor's APIC id
     * @return Message Address
     */
    public static int addressOf(final int cpu) {
        return INTERRUPT_ADDRESS | cpu << APIC_ID_SHIFT;
    }

    /**
     * Packs what the registers hold.
     *
     * @param address Message Address: 0, from {@link #addressOf}, or {@link #REMAPPABLE_ADDRESS}
     * @param upper   Message Upper Address
     * @param data    Message Data, 16 bits
     * @return the message, bits of {@link #CONTENT}
     */
    public static int pack(final int address, final int upper, final int data) {
        return (data & DATA) | target(address) | (upper == 0 ? 0 : ABOVE);
    }

    private static int target(final int address) {
        if (address == 0) {
            return 0;
        }
        return address == REMAPPABLE_ADDRESS ? REMAPPED : TO_CPU | (address >>> APIC_ID_SHIFT & CPU_MASK) << CPU_SHIFT;
    }

    /**
     * Puts a message on the wire.
     *
     * @param message bits of {@link #CONTENT}
     * @param irq     the irq that it comes from
     * @param marks   {@link #TORN} and {@link #LEAK} or 0
     * @return the stamped message, never 0
     */
    public static int stamp(final int message, final int irq, final int marks) {
        return (message & CONTENT) | irq << IRQ_SHIFT | SENT | marks;
    }

    /**
     * A message that leaves the fabric as another one.
     *
     * @param stamped a message on the wire
     * @param message what it becomes
     * @return the same with another content
     */
    public static int become(final int stamped, final int message) {
        return (stamped & ~CONTENT) | (message & CONTENT);
    }

    /**
     * The irq that a message comes from.
     *
     * @param stamped a message on the wire
     * @return its position
     */
    public static int irq(final int stamped) {
        return stamped >>> IRQ_SHIFT & IRQ_MASK;
    }

    /**
     * Message Data.
     *
     * @param message a message
     * @return 16 bits
     */
    public static int data(final int message) {
        return message & DATA;
    }

    /**
     * The processor that the address names.
     *
     * @param message a message
     * @return its APIC id, or -1 if the address names none
     */
    public static int cpu(final int message) {
        return (message & TO_CPU) == 0 ? -1 : message >>> CPU_SHIFT & CPU_MASK;
    }

    /**
     * Whether the data is a handle.
     *
     * @param message a message
     * @return true for the remappable format
     */
    public static boolean remapped(final int message) {
        return (message & REMAPPED) != 0;
    }

    /**
     * Whether the upper address is not zero.
     *
     * @param message a message
     * @return true above 4 GiB
     */
    public static boolean above(final int message) {
        return (message & ABOVE) != 0;
    }

    /**
     * Replaces the data.
     *
     * @param message a message
     * @param data    Message Data
     * @return the new message
     */
    public static int withData(final int message, final int data) {
        return (message & ~DATA) | (data & DATA);
    }

    /**
     * Replaces the address.
     *
     * @param message a message
     * @param address Message Address
     * @return the new message
     */
    public static int withAddress(final int message, final int address) {
        return (message & (DATA | ABOVE)) | pack(address, 0, 0);
    }

    /**
     * Replaces the upper address.
     *
     * @param message a message
     * @param upper   Message Upper Address
     * @return the new message
     */
    public static int withUpper(final int message, final int upper) {
        return (message & ~ABOVE) | pack(0, upper, 0);
    }
}
