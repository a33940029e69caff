package org.msicheck.ref.onefunction;

import java.util.List;
import org.msicheck.ref.function.Property;

/** What is no matter of registers: operators {@code NatureValues} and {@code NatureFaultValues}. */
public enum NatureProperty implements Property {
    /** Whether a request of an open vector is answered at once. */
    DELAY("delay", "prompt", "delayed"),

    /** Whether the source takes requests back although no handler looked. */
    WITHDRAW("withdraw", "may", "never"),

    /** A fault: a request of a source that software told not to interrupt. */
    GATE("gate", "none", "drops");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // from List.of
    private final List<String> choices;

    NatureProperty(final String text, final String... choices) {
        this.text = text;
        this.choices = List.of(choices);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public List<String> choices() {
        return choices;
    }

    @Override
    public boolean isFault() {
        return this == GATE;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // a position within one run, never stored
    public int code() {
        return ordinal();
    }
}
