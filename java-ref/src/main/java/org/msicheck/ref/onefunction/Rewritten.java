package org.msicheck.ref.onefunction;

import java.util.Locale;

/** What software writes into a message field: argument {@code value} of {@code Rewrite}. */
public enum Rewritten {
    /** What the register holds. */
    SAME,

    /** What the function uses instead of what the register holds. */
    USED,

    /** Neither. */
    FRESH;

    /**
     * The word in the specification.
     *
     * @return lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
