package org.msicheck.validate.engine;

/** A known way in which an implementation departs from, or fixes, what the PCI text says. Each has a name. */
public enum Deviation {
    /** QEMU: a raise of a vector that the device model has not marked used is dropped, without a Pending bit. */
    USE_GATE("use-gate", "raise of a vector not marked used is dropped: no message, no Pending bit"),

    /** QEMU: marking a vector unused clears its Pending bit. */
    PENDING_DROPPED_ON_UNUSE("pending-dropped-on-unuse", "Pending bit cleared when the vector is marked unused"),

    /** QEMU: a grant above Multiple Message Capable is clipped on the write. */
    GRANT_CLIPPED("grant-clipped", "Multiple Message Enable above Multiple Message Capable is clipped"),

    /** QEMU: pending bits beyond a smaller grant are discarded. */
    PENDING_TRIMMED("pending-trimmed", "MSI pending bits beyond a smaller grant are discarded"),

    /** QEMU: a message is always built from the registers as they are, also from an entry rewritten while open. */
    LIVE_ENTRIES("live-entries", "an entry rewritten while open is used as it is at each message");

    private final String word;
    private final String meaning;

    Deviation(final String word, final String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /**
     * The name that users write.
     *
     * @return lower case with hyphens
     */
    public String word() {
        return word;
    }

    /**
     * What it means.
     *
     * @return half a sentence
     */
    public String meaning() {
        return meaning;
    }
}
