package org.msicheck.validate.engine;

import java.util.Locale;

/** The outcomes that a log can show (the words are those of the litmus tests). */
public enum Outcome {
    /** A message left while an update was open, and is neither the one before nor the one after it. */
    TORN,
    /** A message was generated while its vector was masked. */
    LEAK,
    /** A message's CPU and vector belonged to nobody when it was dispatched. */
    STALE;

    /**
     * The word of the litmus tests.
     *
     * @return lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
