package org.msicheck.ref.processor;

import java.util.Locale;

/** Where a processor stands in handling an interrupt. */
public enum Phase {
    /** No handler runs. */
    IDLE(0),
    /** The handler of the slot's owner has been entered. */
    ENTERED(1),
    /** It has looked and found its source's condition. */
    LOOKED(2),
    /** It has looked and found nothing. */
    SPURIOUS(3),
    /** The slot is nobody's: "No irq handler for vector". */
    STRAY(4),
    /** The slot is marked as expecting none. */
    IGNORED(5);

    private final int code;

    Phase(final int code) {
        this.code = code;
    }

    /** The word of a state that stands for this phase; the phases that may return come behind {@link #ENTERED}. */
    int code() {
        return code;
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
