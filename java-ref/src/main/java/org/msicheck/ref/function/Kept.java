package org.msicheck.ref.function;

/** What a message that leaves the send queue keeps of what was generated: the argument {@code kept} of Emit. */
public enum Kept {
    /** All of it. */
    WHOLE("whole"),
    /** The address; data are taken when the message leaves. */
    ADDRESS("address"),
    /** The data; the address is taken when the message leaves. */
    DATA("data");

    private final String text;

    Kept(final String text) {
        this.text = text;
    }

    /**
     * The word in the specification.
     *
     * @return such as {@code whole}
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
}
