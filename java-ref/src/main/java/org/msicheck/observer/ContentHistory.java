package org.msicheck.observer;

import java.util.Arrays;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.onefunction.OneConfig;
import org.msicheck.ref.onefunction.OneEvents;

/**
 * What the message fields of one vector held before, as far as the function may still send it. Maps what a log shows to
 * the events of module OneFunction: a written value to one that the register holds, held before, or never held; a
 * message to the fields in which it differs from the registers.
 */
public final class ContentHistory {
    /** What {@link #content} says of a message that the vector never held. */
    public static final int FOREIGN = -1;

    private static final int FIELDS = 3;
    private static final int KEPT = 16;

    private final int[][] former = new int[FIELDS][0];
    private final long[][] until = new long[FIELDS][0];
    private final boolean[] forgotten = new boolean[FIELDS];

    /**
     * Software writes a message field.
     *
     * @param field which one: 0 address, 1 upper address, 2 data
     * @param held  what the register held
     * @param value what is written
     * @param line  where
     * @return the event
     */
    public int write(final int field, final int held, final int value, final long line) {
        final Register register = OneConfig.MESSAGE.get(field);
        if (held == value) {
            return OneEvents.same(register);
        }
        final boolean again = forgotten[field] || find(field, value) >= 0;
        remember(field, held, line);
        return again ? OneEvents.again(register) : OneEvents.fresh(register);
    }

    private void remember(final int field, final int value, final long line) {
        int at = find(field, value);
        if (at < 0 && former[field].length == KEPT) {
            forgotten[field] = true;
            at = 0;
        } else if (at < 0) {
            at = former[field].length;
            former[field] = Arrays.copyOf(former[field], at + 1);
            until[field] = Arrays.copyOf(until[field], at + 1);
        }
        former[field][at] = value;
        until[field][at] = line;
    }

    private int find(final int field, final int value) {
        for (int at = 0; at < former[field].length; at++) {
            if (former[field][at] == value) {
                return at;
            }
        }
        return -1;
    }

    /**
     * The function uses what the registers hold, in all fields but these.
     *
     * @param fields 1 address, 2 upper address, 4 data
     * @return whether nothing is remembered any more
     */
    public boolean keep(final int fields) {
        boolean empty = true;
        for (int field = 0; field < FIELDS; field++) {
            if ((fields >>> field & 1) == 0 && former[field].length > 0) {
                former[field] = new int[0];
                until[field] = new long[0];
                forgotten[field] = false;
            }
            empty &= former[field].length == 0;
        }
        return empty;
    }

    /**
     * How a message differs from what the registers hold.
     *
     * @param held  address, upper address and data in the registers
     * @param seen  those of the message
     * @return the fields in which they differ: 1 address, 2 upper address, 4 data; {@link #FOREIGN} if one of them has a
     *     value that its register did not hold
     */
    public int content(final int[] held, final int[] seen) {
        int differing = 0;
        for (int field = 0; field < FIELDS; field++) {
            if (held[field] != seen[field]) {
                if (find(field, seen[field]) < 0) {
                    return FOREIGN;
                }
                differing |= 1 << field;
            }
        }
        return differing;
    }

    /**
     * Until when a register held a value.
     *
     * @param field which one: 0 address, 1 upper address, 2 data
     * @param value the value
     * @return the line of the write that replaced it last, 0 if it is not remembered
     */
    public long until(final int field, final int value) {
        final int at = find(field, value);
        return at < 0 ? 0 : until[field][at];
    }
}
