package org.msicheck.litmus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong: the predicates of the specification's module Outcomes. */
public enum Outcome {
    /** At rest an armed source that software owes has a condition, and no handler will look. */
    LOST,
    /** A message left during an update, made of half of the old and half of the new message. */
    TORN,
    /** A message reached a vector that belongs to nobody or to somebody else. */
    STALE,
    /** A message hit a vector that software had announced as expecting none. */
    IGNORED,
    /** A handler ran and found nothing to do. */
    SPURIOUS,
    /** The function generated a message for a masked entry. */
    LEAK,
    /** A pending bit of a masked entry is not what the text requires. */
    PBA,
    /** At rest a pending bit is set although the entry is open. */
    STUCK,
    /** A message is a write to memory, or to no vector. */
    FAULT,
    /** The function fell back to its INTx line. */
    INTX,
    /** Software changed address or data of an open entry. */
    ILLEGAL,
    /** At rest a shared setting is not what its owners together ask for. */
    MISMATCH,
    /** At rest an actor has not finished, or a processor is left with interrupts off. */
    BLOCKED,
    /** No handler runs, and still a processor has a bit of ISR set, which nobody will clear. */
    WEDGE;

    /**
     * The outcome's word in litmus tests and results.
     *
     * @return such as {@code lost}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The operator of the specification's module Outcomes.
     *
     * @return such as {@code Lost}
     */
    public String operator() {
        return name().charAt(0) + word().substring(1);
    }

    /**
     * Whether the outcome is not checked when a test does not list it; most kernels live with it.
     *
     * @return true for {@code ignored} and {@code spurious}
     */
    public boolean isUncheckedUnlessListed() {
        return this == IGNORED || this == SPURIOUS;
    }

    /**
     * Looks an outcome up.
     *
     * @param word such as {@code lost}
     * @return the outcome, or empty
     */
    public static Optional<Outcome> of(final String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst();
    }
}
