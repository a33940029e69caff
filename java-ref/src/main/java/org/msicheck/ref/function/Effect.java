package org.msicheck.ref.function;

/** What a step shows of a function's choice: the argument {@code effect} of Receive and Raise. */
public enum Effect {
    /** The function has no choice here. */
    NONE("none"),
    /** The function uses what was rewritten at once. */
    TAKEN("taken"),
    /** The function goes on with what it had. */
    IGNORED("ignored"),
    /** MSI, message and number of vectors are rewritten: the function takes the message only. */
    MESSAGE_TAKEN("messageTaken"),
    /** MSI, message and number of vectors are rewritten: the function takes the number only. */
    COUNT_TAKEN("countTaken"),
    /** MSI: a number of vectors that is too large becomes the largest one, and the old message stays in use. */
    CLIPPED("clipped"),
    /** MSI: the same, and the message that was rewritten before is taken. */
    MESSAGE_CLIPPED("messageClipped"),
    /** Pending bits survive the clearing of Enable. */
    KEEPS("keeps"),
    /** Pending bits, or an event while disabled, are dropped. */
    DROPS("drops"),
    /** Setting Enable is an unmask edge. */
    UNMASKS("unmasks"),
    /** Setting Enable is no unmask edge. */
    NOTHING("nothing"),
    /** MSI: the function works with all vectors that it was granted. */
    GRANTED("granted"),
    /** MSI: the function works with one vector, whatever it was granted. */
    SINGLE("single"),
    /** An event while disabled sets its pending bit. */
    PENDS("pends"),
    /** Pending bits when Enable is cleared, or an event while disabled, turn into INTx. */
    INTX("intx");

    private final String text;

    Effect(final String text) {
        this.text = text;
    }

    /**
     * The effect's word in the specification.
     *
     * @return such as {@code taken}
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
     * The effect as a set of one.
     *
     * @return a word with one bit set
     */
    @SuppressWarnings("EnumOrdinal") // a position within one run, never stored
    public int bit() {
        return 1 << ordinal();
    }

    /**
     * Whether a set has this effect.
     *
     * @param effects a set as the disjunction of bits
     * @return true if it has
     */
    public boolean in(final int effects) {
        return (effects & bit()) != 0;
    }
}
