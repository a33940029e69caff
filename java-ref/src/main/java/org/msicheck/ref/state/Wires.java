package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * The two wires, as rules over the words of a state: variables {@code busDown} and {@code busUp}. A posted write takes
 * two words, a message one; the first is at the front, and an empty place is 0.
 */
public final class Wires {
    private static final Register[] REGISTERS = Register.values();
    private static final int IRQ_SHIFT = 8;
    private static final int REGISTER_MASK = 0xff;
    private static final int POSTED = 1 << 16;
    private static final int IRQ_MASK = 0xff;

    private final Platform platform;
    private final int downBound;
    private final int upBound;
    private final int down;
    private final int up;

    Wires(final Platform platform, final int downBound, final int upBound, final Words words) {
        this.platform = platform;
        this.downBound = downBound;
        this.upBound = upBound;
        this.down = words.take(2 * downBound);
        this.up = words.take(upBound);
    }

    /**
     * Whether so many writes can be posted.
     *
     * @param w     the words
     * @param count 1 or 2
     * @return true if they fit
     */
    public boolean canPost(final int[] w, final int count) {
        return w[down + 2 * (downBound - count)] == 0;
    }

    /**
     * Posts a write behind the others; it must fit.
     *
     * @param w        the words
     * @param register what is written
     * @param irq      whose register
     * @param value    the dword
     */
    public void post(final int[] w, final Register register, final int irq, final int value) {
        int place = down;
        while (w[place] != 0) {
            place += 2;
        }
        w[place] = POSTED | irq << IRQ_SHIFT | register.code();
        w[place + 1] = value;
    }

    /**
     * Whether no write is on its way.
     *
     * @param w the words
     * @return true if the wire down is empty
     */
    public boolean downEmpty(final int[] w) {
        return w[down] == 0;
    }

    /**
     * How many writes are on their way.
     *
     * @param w the words
     * @return 0 to the bound
     */
    public int posted(final int[] w) {
        int count = 0;
        while (count < downBound && w[down + 2 * count] != 0) {
            count++;
        }
        return count;
    }

    /**
     * The register of a posted write.
     *
     * @param w        the words
     * @param position 0 is the first
     * @return the register
     */
    public Register register(final int[] w, final int position) {
        return REGISTERS[w[down + 2 * position] & REGISTER_MASK];
    }

    /**
     * The irq of a posted write.
     *
     * @param w        the words
     * @param position 0 is the first
     * @return the irq
     */
    public int irq(final int[] w, final int position) {
        return w[down + 2 * position] >>> IRQ_SHIFT & IRQ_MASK;
    }

    /**
     * The dword of a posted write.
     *
     * @param w        the words
     * @param position 0 is the first
     * @return the dword
     */
    public int value(final int[] w, final int position) {
        return w[down + 2 * position + 1];
    }

    /**
     * Takes the first posted write off the wire.
     *
     * @param w the words
     */
    public void dropDown(final int[] w) {
        final int last = 2 * (downBound - 1);
        System.arraycopy(w, down + 2, w, down, last);
        w[down + last] = 0;
        w[down + last + 1] = 0;
    }

    /**
     * Whether one more message fits on the wire up.
     *
     * @param w the words
     * @return true if there is room
     */
    public boolean roomUp(final int[] w) {
        return w[up + upBound - 1] == 0;
    }

    /**
     * Puts a message behind the others; it must fit.
     *
     * @param w       the words
     * @param message a stamped message
     */
    public void sendUp(final int[] w, final int message) {
        int place = up;
        while (w[place] != 0) {
            place++;
        }
        w[place] = message;
    }

    /**
     * A message on the wire up.
     *
     * @param w        the words
     * @param position 0 is the first, below the bound
     * @return the stamped message, or 0 if there is none
     */
    public int message(final int[] w, final int position) {
        return w[up + position];
    }

    /**
     * How many messages fit on the wire up.
     *
     * @return at least 1
     */
    public int upBound() {
        return upBound;
    }

    /**
     * Takes the first message off the wire.
     *
     * @param w the words
     */
    public void dropUp(final int[] w) {
        System.arraycopy(w, up + 1, w, up, upBound - 1);
        w[up + upBound - 1] = 0;
    }

    ModelValue projectDown(final int[] w, final RegisterCodec codec) {
        final List<ModelValue> writes = new ArrayList<>();
        for (int position = 0; position < posted(w); position++) {
            final Register register = register(w, position);
            writes.add(ModelValue.record(Map.of(
                    "reg", ModelValue.of(register.text()),
                    "irq", ModelValue.of(platform.irqs().get(irq(w, position))),
                    "value", codec.decode(register, value(w, position)))));
        }
        return new ModelValue.Seq(writes);
    }

    ModelValue projectUp(final int[] w, final Messages messages) {
        final List<ModelValue> sent = new ArrayList<>();
        for (int position = 0; position < upBound && message(w, position) != 0; position++) {
            sent.add(messages.projectStamped(message(w, position)));
        }
        return new ModelValue.Seq(sent);
    }
}
