package org.msicheck.ref.onefunction;

import org.msicheck.ref.function.Register;

/**
 * What a log can show of one vector, as numbers from 0. Which message field is rewritten with a value that is known is
 * told apart by whether the register held the value before.
 */
public final class OneEvents {
    /** How many there are. */
    public static final int COUNT = 51;

    /** The function is reset. */
    public static final int RESET = 19;

    /** Something happens that is not this vector's. */
    public static final int PASS = 28;

    /** The source makes a request. */
    public static final int REQUEST = 29;

    /** The source takes a request back. */
    public static final int TAKE_BACK = 30;

    /** What no log shows. */
    public static final int HIDDEN = 31;

    /** Software tells the source not to interrupt. */
    public static final int DISARM = 32;

    /** The same, of a vector that is masked or disabled. */
    public static final int DISARM_SHUT = 33;

    /** Software tells the source to interrupt. */
    public static final int ARM = 34;

    /** Software reads a register. */
    public static final int READ_BACK = 35;

    private static final int OWES = 36;
    private static final int MASK = 4;
    private static final int REWRITE = 8;
    private static final int CLASSES = 3;
    private static final int AGAIN = 1;
    private static final int FRESH = 2;
    private static final int PENDING = 17;
    private static final int MESSAGE = 20;

    private OneEvents() {}

    /**
     * Software writes Message Control.
     *
     * @param value position among the values of the module
     * @return the event
     */
    public static int messageControl(final int value) {
        return value;
    }

    /**
     * Software writes Message Control of MSI-X.
     *
     * @param enabled        bit 15
     * @param functionMasked bit 14
     * @return the event
     */
    public static int msixControl(final boolean enabled, final boolean functionMasked) {
        return messageControl((enabled ? 2 : 0) + (functionMasked ? 1 : 0));
    }

    /**
     * Software writes Vector Control of MSI-X.
     *
     * @param masked bit 0
     * @return the event
     */
    public static int vectorControl(final boolean masked) {
        return mask(masked ? 0 : 1);
    }

    /**
     * Software writes Message Control of MSI.
     *
     * @param enabled bit 0
     * @param granted whether the vector is not the first one and is among those that are granted
     * @return the event
     */
    public static int msiControl(final boolean enabled, final boolean granted) {
        return messageControl((granted ? 2 : 0) + (enabled ? 1 : 0));
    }

    /**
     * Software writes the mask bits of MSI.
     *
     * @param first  the bit of the vector that sends for this one while it is not granted; of the first one, its own
     * @param behind the vector's own bit; false for the first one
     * @return the event
     */
    public static int maskBits(final boolean first, final boolean behind) {
        return mask((first ? 1 : 0) + (behind ? 2 : 0));
    }

    /**
     * Software writes Vector Control or the mask bits.
     *
     * @param value position among the values of the module
     * @return the event
     */
    public static int mask(final int value) {
        return MASK + value;
    }

    /**
     * Software writes what a message field holds.
     *
     * @param field the field
     * @return the event
     */
    public static int same(final Register field) {
        return REWRITE + CLASSES * OneConfig.MESSAGE.indexOf(field);
    }

    /**
     * Software writes to a message field what it held before, and the function may still use.
     *
     * @param field the field
     * @return the event
     */
    public static int again(final Register field) {
        return same(field) + AGAIN;
    }

    /**
     * Software writes to a message field what it did not hold as long as the function may use it.
     *
     * @param field the field
     * @return the event
     */
    public static int fresh(final Register field) {
        return same(field) + FRESH;
    }

    /**
     * Software reads the Pending bit.
     *
     * @param bit what it reads
     * @return the event
     */
    public static int pending(final boolean bit) {
        return PENDING + (bit ? 1 : 0);
    }

    /**
     * A message leaves.
     *
     * @param content the fields in which it differs from the registers: 1 address, 2 upper address, 4 data
     * @return the event
     */
    public static int message(final int content) {
        return MESSAGE + content;
    }

    /**
     * It is known how many messages may still be missing.
     *
     * @param number how many, less than the bound
     * @return the event
     */
    public static int owes(final int number) {
        return OWES + number;
    }

    /**
     * Whether software writes a message field.
     *
     * @param event an event
     * @return true for {@link #same}, {@link #again} and {@link #fresh}
     */
    public static boolean isRewrite(final int event) {
        return event >= REWRITE && event < PENDING;
    }

    /** The events that a rewrite can be. */
    static long rewrite(final Register field, final Rewritten value) {
        return switch (value) {
            case SAME -> 1L << same(field);
            case USED, QUEUED, BOTH -> 1L << again(field);
            case FRESH -> 1L << fresh(field) | 1L << again(field);
        };
    }
}
