package org.msicheck.ref.processor;

import java.util.Locale;

/** Where a processor stands in handling an interrupt. */
public enum Phase {
    /** No handler runs. */
    IDLE,
    /** The handler of the slot's owner has been entered. */
    ENTERED,
    /** It has looked and found its source's condition. */
    LOOKED,
    /** It has looked and found nothing. */
    SPURIOUS,
    /** The slot is nobody's: "No irq handler for vector". */
    STRAY,
    /** The slot is marked as expecting none. */
    IGNORED;

    /**
     * Position among the values.
     *
     * @return from 0
     */
    public int code() {
        return ordinal();
    }

    /**
     * The phase's word in the specification.
     *
     * @return such as {@code entered}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
