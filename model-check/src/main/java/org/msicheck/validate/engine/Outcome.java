package org.msicheck.validate.engine;

import java.util.Locale;

/** The outcomes that a log can show (the words are those of the litmus tests). */
public enum Outcome {
    /** A message left while an update was open, and is neither the one before nor the one after it. */
    TORN("message neither of before nor of after the update that was open"),
    /** A message was generated while its vector was masked. */
    LEAK("message of a masked vector"),
    /** A message's CPU and vector belonged to nobody when it was dispatched. */
    STALE("message to a CPU and vector that belonged to nobody");

    private final String meaning;

    Outcome(final String meaning) {
        this.meaning = meaning;
    }

    /**
     * What it means.
     *
     * @return half a sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * The word of the litmus tests.
     *
     * @return lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
