package org.msicheck.ref.function;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the sources of events behind a function do: {@code SourceValues}. */
public enum SourceProperty implements Property {
    /** What a reset does to a condition that nobody has looked at. */
    ON_RESET("onReset", "keeps", "clears"),

    /** Whether a source asks for an interrupt when it is armed with its condition set. */
    ON_ARM("onArm", "raises", "waits"),

    /** What happens to events while a source that is in use is not armed. */
    UNARMED("unarmed", "counts", "quiet");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // from List.of
    private final List<String> choices;

    SourceProperty(final String text, final String... choices) {
        this.text = text;
        this.choices = List.of(choices);
    }

    /**
     * Whether the sources may do what a value says.
     *
     * @param device property to the values that the device may have
     * @param value  a value
     * @return operator {@code SourceMay}
     */
    public boolean may(final Map<String, Set<String>> device, final String value) {
        return device.get(text).contains(value);
    }

    @Override
    public boolean isFault() {
        return false;
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
