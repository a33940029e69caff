package org.msicheck.ref.function;

/** The dwords that software writes: the values of {@code reg} in a step or a posted write. */
public enum Register {
    /** Message Address. */
    ADDRESS("address"),

    /** Message Upper Address. */
    UPPER("upper"),

    /** Message Data. */
    DATA("data"),

    /** Vector Control of an MSI-X table entry. */
    CONTROL("control"),

    /** Message Control. */
    MESSAGE_CONTROL("messageControl"),

    /** Mask Bits of MSI. */
    MASK("mask"),

    /** MSI, read only: a register of the function's own that tells whether it fell back to one message. */
    STATUS("status"),

    /** MSI, read only: bit 8 of Message Control, per-vector masking capable. */
    MASKABLE("maskable");

    private final String text;

    Register(final String text) {
        this.text = text;
    }

    /**
     * The register's word in the specification.
     *
     * @return such as {@code address}
     */
    public String text() {
        return text;
    }

    /**
     * Position among the values.
     *
     * @return from 0
     */
    @SuppressWarnings("EnumOrdinal") // a position within one run, never stored
    public int code() {
        return ordinal();
    }

    /**
     * Whether this is a part of the message.
     *
     * @return true for address, upper address and data
     */
    public boolean isMessageField() {
        return this == ADDRESS || this == UPPER || this == DATA;
    }

    /**
     * Looks a register up.
     *
     * @param text its word in the specification
     * @return the register
     * @throws IllegalArgumentException if there is none
     */
    public static Register of(final String text) {
        for (final Register register : values()) {
            if (register.text.equals(text)) {
                return register;
            }
        }
        throw new IllegalArgumentException("unknown register " + text);
    }
}
