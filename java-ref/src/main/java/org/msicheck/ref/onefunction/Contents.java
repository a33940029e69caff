package org.msicheck.ref.onefunction;

import java.util.ArrayList;
import java.util.List;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.message.Message;
import org.msicheck.system.ModelValue;

/** Contents of a message after renaming. A set of message fields is a bit a field, in the order of the message. */
final class Contents {
    private static final int[] NOW = {Message.addressOf(0), 0, 32};
    private static final int[] BEFORE = {Message.addressOf(1), Message.UPPER_OTHER, 64};

    private Contents() {}

    /** The bit of a message field. */
    static int bit(final Register field) {
        return 1 << OneConfig.MESSAGE.indexOf(field);
    }

    /** What the register of a field holds after renaming: operator {@code Now}. */
    static int now(final Register field) {
        return NOW[OneConfig.MESSAGE.indexOf(field)];
    }

    /** What the function uses of a field where it uses something else: operator {@code Before}. */
    static int before(final Register field) {
        return BEFORE[OneConfig.MESSAGE.indexOf(field)];
    }

    /** The fields in which two packed messages differ. */
    static int differing(final int message, final int other) {
        return (Message.cpu(message) != Message.cpu(other) || Message.remapped(message) != Message.remapped(other)
                        ? bit(Register.ADDRESS)
                        : 0)
                | (Message.above(message) != Message.above(other) ? bit(Register.UPPER) : 0)
                | (Message.data(message) != Message.data(other) ? bit(Register.DATA) : 0);
    }

    /** The fields that the function uses as they were before: operator {@code Former}. */
    static int former(final Function dev, final int[] w, final int irq) {
        return differing(dev.inUse(w, irq), dev.inRegisters(w, irq));
    }

    /** Now in the registers, and Before in use in some fields: operator {@code Renamed}. */
    static void renamed(final Function dev, final int[] w, final int irq, final int former) {
        final int[] use = new int[NOW.length];
        for (int field = 0; field < use.length; field++) {
            use[field] = (former >>> field & 1) == 0 ? NOW[field] : BEFORE[field];
        }
        dev.rename(w, irq, NOW, Message.pack(use[0], use[1], use[2]));
    }

    /** The fields of a message in the queue that are not what the registers hold: operator {@code OldInQueue}. */
    static int outdated(final int message) {
        return differing(message & Message.CONTENT, requeued(message, Register.ADDRESS, Register.UPPER, Register.DATA));
    }

    private static int requeued(final int message, final Register... fields) {
        int renewed = message;
        for (final Register field : fields) {
            renewed = requeued(renewed, field, true);
        }
        return renewed;
    }

    /** The message with one field as in the registers, or as it was before: operator {@code Requeued}. */
    static int requeued(final int message, final Register field, final boolean renewed) {
        final int content = message & Message.CONTENT;
        final int value = renewed ? now(field) : before(field);
        return switch (field) {
            case ADDRESS -> Message.withAddress(content, value);
            case UPPER -> Message.withUpper(content, value);
            default -> Message.withData(content, value + Message.data(content) % NOW[2]);
        };
    }

    /** A set of fields as the specification writes it. */
    static ModelValue set(final int fields) {
        final List<ModelValue> names = new ArrayList<>();
        for (final Register field : OneConfig.MESSAGE) {
            if ((fields & bit(field)) != 0) {
                names.add(ModelValue.of(field.text()));
            }
        }
        return ModelValue.SetOf.copyOf(names);
    }
}
