package org.msicheck.ref.function;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Words;

/**
 * What both kinds of function keep inside and do alike, with a word each for {@code scheduled}, {@code intx},
 * {@code dead}, {@code sending} and {@code may}.
 */
public abstract class CommonFunction implements Function {
    private final Map<String, Set<String>> device;
    private final Choices may;
    private final Property disable;
    private final Property disabled;
    private final boolean undrained;
    private final boolean pendingStays;
    private final boolean forgetsMasked;
    private final boolean neverSends;
    private final boolean dropsWithoutRoom;
    private final boolean stallsWithoutRoom;
    private final int scheduled;
    private final int intx;
    private final int dead;
    private final int sending;

    /**
     * The common part of a function.
     *
     * @param device   the values that the function may have, by property; of a fault one
     * @param choices  the choices among its properties
     * @param disable  the choice that says what becomes of pending requests when Enable is cleared
     * @param disabled the choice that says what becomes of an event while Enable is clear
     * @param words    hands out the words
     */
    protected CommonFunction(
            final Map<String, Set<String>> device,
            final List<? extends Property> choices,
            final Property disable,
            final Property disabled,
            final Words words) {
        this.device = device;
        this.disable = disable;
        this.disabled = disabled;
        this.undrained = faultIs("drain", "no");
        this.pendingStays = faultIs("clear", "no");
        this.forgetsMasked = faultIs("masked", "drops");
        this.neverSends = faultIs("sends", "never");
        this.dropsWithoutRoom = faultIs("sends", "drops");
        this.stallsWithoutRoom = faultIs("sends", "stalls");
        this.scheduled = words.take(1);
        this.intx = words.take(1);
        this.dead = words.take(1);
        this.sending = words.take(1);
        this.may = new Choices(words.take(1), choices);
    }

    /**
     * Whether the function has a fault: operator {@code FaultIs}.
     *
     * @param property the property
     * @param value    the value
     * @return true if it is the only one that the function may have
     */
    protected final boolean faultIs(final String property, final String value) {
        return device.get(property).equals(Set.of(value));
    }

    /**
     * The choices at the start.
     *
     * @param w the words
     */
    protected final void startChoices(final int[] w) {
        may.start(w, device);
    }

    @Override
    public void powerOn(final int[] w) {
        startChoices(w);
        reset(w);
    }

    /**
     * Nothing scheduled, no INTx, an empty queue; dead only if it never sends.
     *
     * @param w the words
     */
    protected final void clearInside(final int[] w) {
        w[scheduled] = 0;
        w[intx] = 0;
        w[dead] = neverSends ? 1 : 0;
        w[sending] = 0;
    }

    @Override
    public final Choices may() {
        return may;
    }

    /**
     * Replaces the set of scheduled irqs.
     *
     * @param w    the words
     * @param irqs one bit an irq
     */
    protected final void setScheduled(final int[] w, final int irqs) {
        w[scheduled] = irqs;
    }

    /**
     * Whether a fault keeps the function from sending until a reset.
     *
     * @param w the words
     * @return field {@code dead}
     */
    public final boolean isDead(final int[] w) {
        return w[dead] != 0;
    }

    /**
     * A fault keeps the function from sending from now on.
     *
     * @param w the words
     */
    protected final void die(final int[] w) {
        w[dead] = 1;
    }

    /**
     * Lowers INTx.
     *
     * @param w the words
     */
    protected final void lowerIntx(final int[] w) {
        w[intx] = 0;
    }

    /**
     * A message with another content of one of its fields.
     *
     * @param message  the message
     * @param register the field
     * @param value    its new content
     * @return the new message
     */
    protected static int withField(final int message, final Register register, final int value) {
        return switch (register) {
            case ADDRESS -> Message.withAddress(message, value);
            case UPPER -> Message.withUpper(message, value);
            default -> Message.withData(message, value);
        };
    }

    /**
     * Enable was cleared: what becomes of the pending requests.
     *
     * @param w      the words
     * @param effect {@code NONE} if there are none
     */
    protected final void disable(final int[] w, final Effect effect) {
        if (effect == Effect.NONE) {
            return;
        }
        may.keep(w, disable, effect);
        if (effect == Effect.INTX) {
            w[intx] = 1;
        }
        if (effect != Effect.KEEPS) {
            for (int rest = pending(w); rest != 0; rest &= rest - 1) {
                setPending(w, Integer.numberOfTrailingZeros(rest), false);
            }
        }
    }

    /**
     * Sets or clears the pending bit of an irq.
     *
     * @param w     the words
     * @param irq   the irq
     * @param value the new bit
     */
    protected abstract void setPending(int[] w, int irq, boolean value);

    @Override
    public final int raiseEffects(final int[] w) {
        return enabled(w) ? Effect.NONE.bit() : may.effects(w, disabled);
    }

    @Override
    public final void raiseSilently(final int[] w, final int irq, final Effect effect) {
        if (effect != Effect.NONE) {
            may.keep(w, disabled, effect);
        }
        if (effect == Effect.NONE && forgetsMasked && (masked(w) >>> irq & 1) != 0) {
            return;
        }
        if (effect == Effect.NONE || effect == Effect.PENDS) {
            setPending(w, irq, true);
        } else if (effect == Effect.INTX) {
            w[intx] = 1;
        }
    }

    @Override
    public final void keepWaiting(final int[] w, final int irq) {
        setPending(w, irq, true);
    }

    @Override
    public final void sent(final int[] w, final int irq) {
        setPending(w, irq, false);
        w[scheduled] &= ~(1 << irq);
    }

    @Override
    public final boolean overrun(final int[] w, final int irq) {
        if (dropsWithoutRoom) {
            sent(w, irq);
        } else if (stallsWithoutRoom) {
            setPending(w, irq, true);
            w[scheduled] = 0;
            die(w);
        }
        return dropsWithoutRoom || stallsWithoutRoom;
    }

    @Override
    public void unused(final int[] w, final int irq) {
        // only MSI-X was seen to have a use gate
    }

    @Override
    public final void causeGone(final int[] w, final int irq) {
        if (!pendingStays) {
            sent(w, irq);
        }
    }

    @Override
    public final int scheduled(final int[] w) {
        return w[scheduled];
    }

    @Override
    public final boolean intx(final int[] w) {
        return w[intx] != 0;
    }

    @Override
    public boolean queues(final int[] w) {
        return undrained;
    }

    @Override
    public final boolean drained(final int[] w) {
        return undrained || w[sending] == 0;
    }

    @Override
    public int leaving(final int[] w, final Kept kept) {
        return w[sending] & Message.CONTENT;
    }

    @Override
    public boolean keeps(final int[] w, final Kept kept) {
        return kept == Kept.WHOLE;
    }

    @Override
    public void left(final int[] w, final Kept kept) {
        w[sending] = 0;
    }

    @Override
    public final int sending(final int[] w) {
        return w[sending];
    }

    @Override
    public final void setSending(final int[] w, final int message) {
        w[sending] = message;
    }
}
