package org.msicheck.validate.engine;

/** What the software did that is legal but risky, or illegal without a visible effect. */
public enum Finding {
    /** Address and data of a live MSI that cannot be masked changed in more than one write. */
    OPEN_RACE_WINDOW("open-race-window", "message of a live unmaskable MSI changed in several writes"),
    /** An MSI-X entry's address or data changed while the entry was open. */
    OPEN_ENTRY_CHANGED("open-entry-changed", "MSI-X entry changed while open (6.1.4.2 forbids it)"),
    /** Enable was cleared while an open MSI-X vector, or an MSI that had sent, was there. */
    ENABLE_CLEARED_LIVE("enable-cleared-live", "Enable cleared while a vector was open (6.1.4.3: events may be lost)"),
    /** Multiple Message Enable changed while MSI was enabled. */
    GRANT_CHANGED_LIVE("grant-changed-live", "Multiple Message Enable changed while MSI was enabled"),
    /** Multiple Message Enable above Multiple Message Capable. */
    GRANT_BEYOND_CAPABLE("grant-beyond-capable", "Multiple Message Enable above Multiple Message Capable"),
    /** The mask word was written with bits of vectors that the function does not implement. */
    MASK_BEYOND_IMPLEMENTED("mask-beyond-implemented", "mask word written with bits beyond the implemented ones"),
    /** Bus Master Enable was cleared while a vector was open. */
    BUS_MASTER_OFF_OPEN("bus-master-off-open", "bus master switched off with a vector open"),
    /** The message was written and the function not read afterwards, although the log shows reads. */
    NO_READ_BACK("no-read-back", "message written without a later read-back"),
    /** The PBA was written. */
    PBA_WRITTEN("pba-written", "PBA written (undefined)"),
    /** A table access that is no aligned dword or qword. */
    ODD_TABLE_ACCESS("odd-table-access", "table access that is no aligned dword or qword (undefined)"),
    /** MSI and MSI-X both enabled. */
    BOTH_ENABLED("both-enabled", "MSI and MSI-X both enabled (undefined)"),
    /** The remapping unit did not translate a message. */
    REMAP_REFUSED("remap-refused", "message refused by the remapping unit"),
    /** A message right behind a device event that no vector of the function holds, though the usual one is open. */
    UNHELD_MESSAGE("unheld-message", "message behind a device event of this function that none of its vectors holds"),
    /** A remapping entry was read with another content than before, and was not invalidated in between. */
    IRTE_CHANGED("irte-changed", "remapping entry changed without an invalidation since it was last used"),
    /** A message of the compatibility format passed although remapping is on and such messages are not let through. */
    COMPATIBILITY_PASSED("compatibility-passed", "compatibility-format message passed while remapping is on");

    private final String word;
    private final String meaning;

    Finding(final String word, final String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /**
     * The name in reports.
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
