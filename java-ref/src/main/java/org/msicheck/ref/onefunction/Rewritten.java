package org.msicheck.ref.onefunction;

import java.util.Locale;

/** What software writes into a message field: argument {@code value} of {@code Rewrite}. */
public enum Rewritten {
    /** What the register holds. */
    SAME,

    /** What the function uses instead of what the register holds. */
    USED,

    /** What waits in the queue instead of what the register holds. */
    QUEUED,

    /** What the function uses and what waits in the queue, which are the same. */
    BOTH,

    /** None of them. */
    FRESH;

    /** Whether the function uses it. */
    boolean isUsed() {
        return this == USED || this == BOTH;
    }

    /** Whether it waits in the queue. */
    boolean isQueued() {
        return this == QUEUED || this == BOTH;
    }

    /**
     * The word in the specification.
     *
     * @return lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
