package org.msicheck.ref.outcomes;

import java.util.Locale;

/** What can go wrong, and rest. */
public enum Outcome {
    /** At rest an owed event waits and no handler will look. */
    LOST,
    /** A message is half of the old and half of the new one. */
    TORN,
    /** A message reaches a slot that is nobody's or somebody else's. */
    STALE,
    /** A message hit a slot announced as expecting none. */
    IGNORED,
    /** A handler ran and found nothing. */
    SPURIOUS,
    /** A message was generated for a masked entry. */
    LEAK,
    /** The pending bit of a masked entry is wrong. */
    PBA,
    /** At rest an open entry has its pending bit set. */
    STUCK,
    /** A message is a write to memory or to no vector. */
    FAULT,
    /** The function fell back to INTx. */
    INTX,
    /** Software did what the text leaves undefined. */
    ILLEGAL,
    /** At rest a shared setting is not what its owners ask for. */
    MISMATCH,
    /** At rest an actor has not finished, or interrupts are off. */
    BLOCKED,
    /** No handler runs, and a processor's ISR is not empty. */
    WEDGE,
    /** No step is possible except a new event. */
    REST;

    /**
     * The outcome's word in litmus tests.
     *
     * @return such as {@code lost}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
