package org.msicheck.validate.qemu.chain;

import java.util.Optional;

/** What an entry of a remapping table makes of a message. */
interface RemappingEntry {
    /** 1 if the entry may be used. */
    long present();

    long vector();

    /** The destination where APIC ids have 8 bits. */
    long destination();

    /** The destination where they have 32. */
    long wideDestination();

    /** 0 physical, 1 logical. */
    long mode();

    /** The delivery mode. */
    long deliver();

    /** Whether nothing in the entry and the request lets the unit refuse a message of this sender. */
    boolean mustTranslate(Optional<Integer> sender, int subhandle);
}
