package org.msicheck.ref.msifunction;

import java.util.List;
import org.msicheck.ref.function.Property;

/** Properties of a function with MSI: operators {@code ChoiceValues} and, for faults, {@code FaultValues}. */
public enum MsiProperty implements Property {
    /** When the function takes address and data from the registers. */
    MESSAGE(false, "message", "live", "latched", "committed", "relatched", "refreshed", "apart"),

    /** Whether the number of vectors is live, as it was at Enable, one whatever was granted, or never too large. */
    COUNT(false, "count", "live", "latched", "single", "clipped"),

    /** What becomes of sources beyond the number of vectors. */
    FOLD(false, "fold", "modulo", "first"),

    /** What becomes of pending requests when Enable is cleared. */
    DISABLE(false, "disable", "keeps", "drops", "intx"),

    /** What becomes of an event while Enable is clear. */
    DISABLED(false, "disabled", "pends", "drops", "intx"),

    /** In dispute: whether a read waits for the function's send queue. */
    DRAIN(true, "drain", "yes", "no"),

    /** Fault: the pending bit stays when its cause is gone. */
    CLEAR(true, "clear", "yes", "no"),

    /** In dispute: whether requests of vectors beyond a smaller grant are discarded. */
    TRIM(true, "trim", "keeps", "trims"),

    /** Fault: how many low bits of data the function replaces. */
    LOW_BITS(true, "lowBits", "granted", "asked"),

    /** Fault: what becomes of a message that finds no room, or of every message. */
    SENDS(true, "sends", "waits", "drops", "stalls", "never"),

    /** Fault: what becomes of an event while the vector is masked. */
    MASKED(true, "masked", "pends", "drops");

    /** The choices that the text leaves open: {@code ChoiceValues}. */
    static final List<MsiProperty> CHOICES = List.of(MESSAGE, COUNT, FOLD, DISABLE, DISABLED);

    private final boolean fault;
    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // from List.of
    private final List<String> choices;

    MsiProperty(final boolean fault, final String text, final String... choices) {
        this.fault = fault;
        this.text = text;
        this.choices = List.of(choices);
    }

    @Override
    public boolean isFault() {
        return fault;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // a position within one run, never stored
    public int code() {
        return ordinal();
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public List<String> choices() {
        return choices;
    }
}
