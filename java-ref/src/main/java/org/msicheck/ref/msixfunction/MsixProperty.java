package org.msicheck.ref.msixfunction;

import java.util.List;
import org.msicheck.ref.function.Property;

/** Properties of a function with MSI-X: operators {@code ChoiceValues} and, for faults, {@code FaultValues}. */
public enum MsixProperty implements Property {
    /** What a rewritten open entry does (undefined by 6.1.4.2). */
    OPEN(false, "open", "live", "cached", "undefined"),

    /** Whether setting Enable is an unmask edge of the open entries. */
    ENABLE_EDGE(false, "enableEdge", "unmasks", "nothing"),

    /** What becomes of pending bits when Enable is cleared. */
    DISABLE(false, "disable", "keeps", "drops", "intx"),

    /** What becomes of an event while Enable is clear. */
    DISABLED(false, "disabled", "pends", "drops", "intx"),

    /** Fault: Function Mask is ignored, or never seen to be cleared. */
    FMASK(true, "fmask", "honoured", "ignored", "sticks"),

    /** Fault: only an edge of the entry's own Mask bit counts as an unmask. */
    EDGE(true, "edge", "effective", "entry"),

    /** Fault: the state after a function level reset. */
    RESET(true, "reset", "text", "keepsEnable", "opens"),

    /** Fault: table writes are taken only while Enable is set. */
    TABLE(true, "table", "always", "enabledOnly"),

    /** In dispute: whether a read waits for the function's send queue. */
    DRAIN(true, "drain", "yes", "no"),

    /** Fault: the pending bit stays when its cause is gone. */
    CLEAR(true, "clear", "yes", "no"),

    /** Fault: what becomes of a message that finds no room, or of every message. */
    SENDS(true, "sends", "waits", "drops", "stalls", "never"),

    /** In dispute: what becomes of a request when software tells its source not to interrupt. */
    UNUSE(true, "unuse", "keeps", "drops"),

    /** Fault: what becomes of an event while the vector is masked. */
    MASKED(true, "masked", "pends", "drops");

    /** The choices that the text leaves open: {@code ChoiceValues}. */
    static final List<MsixProperty> CHOICES = List.of(OPEN, ENABLE_EDGE, DISABLE, DISABLED);

    private final boolean fault;
    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // from List.of
    private final List<String> choices;

    MsixProperty(final boolean fault, final String text, final String... choices) {
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
