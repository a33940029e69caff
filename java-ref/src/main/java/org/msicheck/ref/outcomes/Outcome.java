package org.msicheck.ref.outcomes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong: the predicates of the specification's module Outcomes. */
public enum Outcome {
    /** At rest an armed source that software owes has a condition, and no handler will look. */
    LOST(true, "at rest an armed source that software owes has an event, and no handler will look"),
    /** A message left during an update, made of half of the old and half of the new message. */
    TORN(
            false,
            "a message left during an update, made of half of the old and half of the new one. Whole are the message in"
                    + " the registers before the update (writes that are on their way included), the one that the"
                    + " function uses when the update begins, and the new one; likewise where a remapping entry or a route leads"),
    /** A message reached a vector that belongs to nobody or to somebody else. */
    STALE(false, "a message reached a vector that is nobody's or somebody else's"),
    /** A message hit a vector that software had announced as expecting none. */
    IGNORED(false, "a message hit a vector that was announced as expecting none"),
    /** A handler ran and found nothing to do. */
    SPURIOUS(false, "a handler ran and found nothing to do"),
    /** The function generated a message for a masked entry. */
    LEAK(false, "the function sent for a masked entry"),
    /** A pending bit of a masked entry is not what the text requires. */
    PBA(false, "a pending bit is not what the text requires"),
    /** At rest a pending bit is set although the entry is open. */
    STUCK(true, "at rest a pending bit is set although the entry is open"),
    /** A message is a write to memory, or to no vector. */
    FAULT(false, "a message is a write to memory, to no vector, or hits a remapping entry that is not present"),
    /** The function fell back to its INTx line. */
    INTX(false, "the function fell back to its INTx line"),
    /** Software changed address or data of an open entry. */
    ILLEGAL(false, "software did what the text forbids or leaves undefined"),
    /** At rest a shared setting is not what its owners together ask for. */
    MISMATCH(true, "at rest a shared setting is not what its owners together ask for"),
    /** At rest an actor has not finished, or a processor is left with interrupts off. */
    BLOCKED(true, "at rest an actor has not finished, or a processor is left with interrupts off"),
    /** No handler runs, and still a processor has a bit of ISR set, which nobody will clear. */
    WEDGE(false, "no handler runs, and still a bit of a processor's ISR is set: its priority stays raised"),
    /** A handler is entered, or runs, after software has given it up. */
    DANGLING(false, "a handler of an irq is entered, or runs, after freeIrq"),
    /** A signal meets an irqfd that is bound without a route. */
    UNROUTED(false, "a signal meets an irqfd that is bound without a route, and is gone"),
    /** A message arrives at an input of a controller that is set to level. */
    UNLATCHED(false, "a message arrives at an input that is set to level, where nothing latches it");

    private final boolean atRest;
    private final String sentence;

    Outcome(final boolean atRest, final String sentence) {
        this.atRest = atRest;
        this.sentence = sentence;
    }

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
     * What the outcome means to a user.
     *
     * @return a sentence without its capital letter and full stop, as {@code docs/litmus.md} has it
     */
    public String sentence() {
        return sentence;
    }

    /**
     * Whether the outcome says something about states at rest only.
     *
     * @return true if its operator has {@code Rest} as a conjunct
     */
    public boolean isAtRest() {
        return atRest;
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
