package org.msicheck.validate.engine;

import java.util.function.IntUnaryOperator;

/**
 * The set of hidden states in which one vector may be, and how events change it.
 *
 * <p>A hidden state has four bits: Pending, Used (QEMU's use gate is open; always set without that deviation), Due (a
 * message has to leave now and was not seen yet) and Dropped (Pending was cleared by an unuse that the log may not
 * show). A set of them is 16 bits. Each event is a rule on one state, lifted to sets by tables; vectors do not share
 * hidden state, so a function's possible states are the product of its vectors' sets.
 */
final class VectorStates {
    static final int PENDING = 1;
    static final int USED = 2;
    static final int DUE = 4;
    static final int DROPPED = 8;
    static final int EMPTY = 0;

    private static final int STATES = 16;
    private static final int SETS = 1 << STATES;

    // Made once: the tables take a megabyte and milliseconds, and every log begins with an engine for each format.
    private static final VectorStates UNGATED = new VectorStates(false, false);
    private static final VectorStates GATED = new VectorStates(true, false);
    private static final VectorStates GATED_AND_DROPPING = new VectorStates(true, true);

    private final boolean gate;
    private final boolean drops;
    private final char[] unmasked;
    private final char[] raisedOpen;
    private final char[] raisedMasked;
    private final char[] sent;
    private final char[] settled;
    private final char[] idleMasked;
    private final char[] idleOpen;
    private final char[] idleDisabled;
    private final char[] disabled;
    private final char[] used;
    private final char[] unused;

    private VectorStates(final boolean gate, final boolean drops) {
        this.gate = gate;
        this.drops = drops;
        final boolean withdraws = !gate;
        unmasked = lift(state -> one((state & ~PENDING) | (both(state, PENDING | USED) ? DUE : 0)));
        raisedOpen = lift(state -> one((state & USED) != 0 ? state | DUE : state));
        raisedMasked = lift(state -> one((state & USED) != 0 ? state | PENDING : state));
        sent = lift(state -> (state & (DUE | USED)) == 0 ? 0 : one(state & ~(DUE | DROPPED)));
        settled = lift(state -> (state & DUE) == 0 ? one(state) : 0);
        idleOpen = closure(state -> gate ? one(state | USED) : 0);
        idleMasked = closure(state -> ((state & USED) != 0 ? one(state | PENDING) : 0)
                | useChanges(state)
                | (withdraws ? one(state & ~PENDING) : 0));
        idleDisabled = closure(this::useChanges);
        disabled = lift(state -> one(state) | (withdraws ? one(state & ~PENDING) : 0));
        used = lift(state -> one(state | USED));
        unused = lift(state -> gate ? one(unuseOne(state)) : one(state));
    }

    /** The states of a profile; where nothing is ever unused, nothing is dropped on unuse. */
    static VectorStates of(final Profile profile) {
        if (!profile.grants(Deviation.USE_GATE)) {
            return UNGATED;
        }
        return profile.grants(Deviation.PENDING_DROPPED_ON_UNUSE) ? GATED_AND_DROPPING : GATED;
    }

    private int useChanges(final int state) {
        return gate ? one(state | USED) | one(unuseOne(state)) : 0;
    }

    private int unuseOne(final int state) {
        if (!drops) {
            return state & ~USED;
        }
        return (state & ~(USED | PENDING)) | ((state & PENDING) != 0 ? DROPPED : 0);
    }

    private static boolean both(final int state, final int bits) {
        return (state & bits) == bits;
    }

    private static int one(final int state) {
        return 1 << state;
    }

    /** A rule on one state gives a set; the rule on sets is the union over the members. */
    private static char[] lift(final IntUnaryOperator rule) {
        final char[] table = new char[SETS];
        for (int set = 1; set < SETS; set++) {
            final int lowest = Integer.numberOfTrailingZeros(set);
            table[set] = (char) (table[set & (set - 1)] | rule.applyAsInt(lowest));
        }
        return table;
    }

    /** Any number of hidden steps, none included. */
    private static char[] closure(final IntUnaryOperator step) {
        final char[] once = lift(state -> one(state) | step.applyAsInt(state));
        final char[] table = new char[SETS];
        for (int set = 1; set < SETS; set++) {
            int now = set;
            int next = once[now];
            while (next != now) {
                now = next;
                next = once[now];
            }
            table[set] = (char) now;
        }
        return table;
    }

    /** After reset nothing is pending and, with the gate, nothing is used. */
    int reset() {
        return gate ? one(0) : one(USED);
    }

    /** Nothing is known of a vector that is first seen in the middle. */
    int unknown() {
        return gate ? one(0) | one(USED) | one(USED | PENDING) : one(USED) | one(USED | PENDING);
    }

    int unmask(final int set) {
        return idleOpen[unmasked[set]];
    }

    int raiseOpen(final int set) {
        return raisedOpen[set];
    }

    /** A raise of a masked vector, before what may follow unseen. */
    int raise(final int set) {
        return raisedMasked[set];
    }

    /** What may follow unseen while masked, when every use and unuse is logged: a raise. */
    int pendOnly(final int set) {
        return set | raisedMasked[set];
    }

    /** A message was seen: from a state where one was due, or from a raise that the log does not show. */
    int send(final int set) {
        return idleOpen[sent[set]];
    }

    /** A message that was due did not come: those states are gone. */
    int settle(final int set) {
        return settled[set];
    }

    int idleMasked(final int set) {
        return idleMasked[set];
    }

    int idleOpen(final int set) {
        return idleOpen[set];
    }

    int idleDisabled(final int set) {
        return idleDisabled[disabled[set]];
    }

    int use(final int set) {
        return used[set];
    }

    int unuse(final int set) {
        return unused[set];
    }

    /** The members whose Pending bit has a value. */
    static int withPending(final int set, final boolean pending) {
        int kept = EMPTY;
        for (int rest = set; rest != 0; rest &= rest - 1) {
            final int state = Integer.numberOfTrailingZeros(rest);
            kept |= ((state & PENDING) != 0) == pending ? one(state) : 0;
        }
        return kept;
    }

    /** Whether all members have all of these bits; false for the empty set. */
    static boolean all(final int set, final int bits) {
        for (int rest = set; rest != 0; rest &= rest - 1) {
            if (!both(Integer.numberOfTrailingZeros(rest), bits)) {
                return false;
            }
        }
        return set != EMPTY;
    }

    /** Whether some member has one of these bits. */
    static boolean any(final int set, final int bits) {
        for (int rest = set; rest != 0; rest &= rest - 1) {
            if ((Integer.numberOfTrailingZeros(rest) & bits) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The set with these bits cleared in every member. */
    static int without(final int set, final int bits) {
        int now = EMPTY;
        for (int rest = set; rest != 0; rest &= rest - 1) {
            now |= one(Integer.numberOfTrailingZeros(rest) & ~bits);
        }
        return now;
    }

    /** Number of members. */
    static int size(final int set) {
        return Integer.bitCount(set);
    }

    /** The members in words, for reports. */
    static String describe(final int set) {
        final StringBuilder text = new StringBuilder();
        for (int rest = set; rest != 0; rest &= rest - 1) {
            final int state = Integer.numberOfTrailingZeros(rest);
            text.append(text.length() == 0 ? "" : " or ")
                    .append("{pending=")
                    .append(state & PENDING)
                    .append(" used=")
                    .append(state >> 1 & 1)
                    .append((state & DROPPED) != 0 ? " dropped=1}" : "}");
        }
        return text.length() == 0 ? "none" : text.toString();
    }
}
