package org.msicheck.ref.msifunction;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.CommonFunction;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Kept;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.registers.MsiDeviations;
import org.msicheck.registers.MsiForm;
import org.msicheck.registers.MsiMessageControl;
import org.msicheck.registers.MsiRegisters;
import org.msicheck.system.ModelValue;

/**
 * A function with MSI: the real registers through {@link MsiRegisters}, and what the function keeps inside.
 *
 * <p>Words: the registers, with a pending bit for each source at the number of its vector; {@code used}, a message with
 * the log2 of the number of vectors above it; {@code scheduled}; {@code intx}; {@code sending}; {@code may}.
 */
public final class MsiFunction extends CommonFunction {
    private static final int LIVE = 1;
    private static final int COMMITTED = 4;
    private static final int RELATCHED = 8;
    private static final int REFRESHED = 16;
    private static final int APART = 32;
    private static final int FIRST = 2;

    private final int folds;
    private final MsiCodec codec;
    private final MsiForm form;
    private final boolean replacesAllAsked;
    private final MsiRegisters registers;
    private final Numbers numbers;
    private final MsiDwords dwords;
    private final UsedRegisters used;

    /**
     * A function in a state's words.
     *
     * @param platform   its irqs, and what messages can reach
     * @param capability what it can
     * @param device     the values that the function may have, by property; of a fault one
     * @param words      hands out the words
     */
    public MsiFunction(
            final Platform platform,
            final Capability capability,
            final Map<String, Set<String>> device,
            final Words words) {
        super(device, MsiProperty.CHOICES, MsiProperty.DISABLE, MsiProperty.DISABLED, words);
        this.codec = new MsiCodec(platform, capability);
        this.numbers = new Numbers(
                platform.irqs().stream().mapToInt(capability.number()::get).toArray());
        this.form = new MsiForm(
                true,
                capability.maskable(),
                false,
                Integer.numberOfTrailingZeros(capability.vectors()),
                new MsiDeviations(false, faultIs("trim", "trims")));
        this.replacesAllAsked = faultIs("lowBits", "asked");
        this.registers = new MsiRegisters(words.take(MsiRegisters.WORDS), form);
        this.folds = device.get(MsiProperty.FOLD.text()).size();
        this.dwords = new MsiDwords(registers);
        this.used = new UsedRegisters(words.take(1));
    }

    @Override
    public int starts() {
        return 2 * folds;
    }

    @Override
    public void start(final int[] w, final ModelValue start, final int which) {
        reset(w);
        startChoices(w);
        may().narrow(w, MsiProperty.FOLD, folds > 1 ? 1 << (which / 2) : may().possible(w, MsiProperty.FOLD));
        final ModelValue regs = Values.field(start, "regs");
        for (final Register register : MsiCodec.MESSAGE) {
            dwords.write(w, register, codec.encode(register, Values.field(regs, register.text())));
        }
        dwords.write(w, Register.MESSAGE_CONTROL, codec.startControl(start));
        dwords.write(w, Register.MASK, codec.encode(Register.MASK, Values.field(start, "mask")));
        useRegisters(w);
        if (enabled(w) && registers.granted(w) > 1) {
            hasLatched(w, which % 2 == 0);
        }
    }

    /** An enabled function may have reverted when Enable was set: operators {@code Reverted}, {@code Granted}. */
    private void hasLatched(final int[] w, final boolean prefersReverted) {
        final int choices = may().possible(w, MsiProperty.COUNT);
        final boolean reverted = choices == Answers.SINGLE || (prefersReverted && (choices & Answers.SINGLE) != 0);
        if (reverted) {
            used.takeCount(w, 1);
        }
        may().narrow(w, MsiProperty.COUNT, reverted ? Answers.SINGLE : ~Answers.SINGLE);
    }

    @Override
    public void powerOn(final int[] w) {
        super.powerOn(w);
        may().narrow(w, MsiProperty.FOLD, Integer.lowestOneBit(may().possible(w, MsiProperty.FOLD)));
    }

    @Override
    public void reset(final int[] w) {
        registers.reset(w);
        clearInside(w);
        useRegisters(w);
    }

    private void useRegisters(final int[] w) {
        used.take(w, dwords.base(w));
        used.takeCount(w, registers.granted(w));
    }

    private boolean foldsFirst(final int[] w) {
        return may().possible(w, MsiProperty.FOLD) == FIRST;
    }

    @Override
    public int programmed(final int[] w, final int irq) {
        final int count = registers.granted(w);
        return Numbers.derive(dwords.base(w), count, numbers.vectorOf(irq, count, foldsFirst(w)));
    }

    @Override
    public int outgoing(final int[] w, final int irq) {
        final int count = used.count(w);
        return replacesAllAsked
                ? Numbers.derive(used.base(w), form.vectors(), numbers.of(irq) % form.vectors())
                : Numbers.derive(used.base(w), count, numbers.vectorOf(irq, count, foldsFirst(w)));
    }

    @Override
    public boolean enabled(final int[] w) {
        return registers.enabled(w);
    }

    @Override
    public int masked(final int[] w) {
        return masked(w, registers.maskBits(w));
    }

    private int masked(final int[] w, final int maskBits) {
        return numbers.masked(maskBits, used.count(w), foldsFirst(w));
    }

    @Override
    public boolean canSend(final int[] w, final int irq) {
        return enabled(w) && !isDead(w) && (masked(w) >>> irq & 1) == 0;
    }

    private static boolean enables(final Register register, final int value) {
        return register == Register.MESSAGE_CONTROL && MsiMessageControl.enabled(value);
    }

    @Override
    public boolean disableEdge(final int[] w, final Register register, final int value) {
        return register == Register.MESSAGE_CONTROL && !MsiMessageControl.enabled(value) && enabled(w);
    }

    /** Whether a write of Mask Bits opens a vector: operator {@code UnmaskEdge}. */
    private boolean unmaskEdge(final int[] w, final int value) {
        return form.maskable() && (masked(w) & ~masked(w, value & form.implemented())) != 0;
    }

    /** The values of {@code message} with which the function takes the message at a write: {@code TakingAt}. */
    private int takingAt(final int[] w, final Register register, final int value) {
        return switch (register) {
            case DATA -> LIVE | APART | COMMITTED;
            case MESSAGE_CONTROL -> RELATCHED;
            case MASK -> unmaskEdge(w, value) ? REFRESHED : 0;
            default -> LIVE | APART;
        };
    }

    /** Whether it matters if the function takes the message now: operator {@code MessageMatters}. */
    private boolean messageMatters(final int[] w, final Register register, final int value) {
        final int after = register.isMessageField() ? withField(dwords.base(w), register, value) : dwords.base(w);
        return enabled(w)
                && (register != Register.MESSAGE_CONTROL || MsiMessageControl.enabled(value))
                && used.base(w) != after
                && takingAt(w, register, value) != 0;
    }

    private static int count(final int control) {
        return 1 << MsiMessageControl.grantedLog2(control);
    }

    private boolean changesCount(final int[] w, final Register register, final int value) {
        return enables(register, value) && enabled(w) && registers.granted(w) != count(value);
    }

    @Override
    public boolean illegalWrite(final int[] w, final Register register, final int irq, final int value) {
        return (register == Register.MESSAGE_CONTROL && beyond(value))
                || changesCount(w, register, value)
                || (register == Register.MASK && (value & ~form.implemented()) != 0);
    }

    @Override
    public List<Effect> allEffects() {
        return Answers.ALL_EFFECTS;
    }

    @Override
    public int writeEffects(final int[] w, final Register register, final int irq, final int value) {
        if (disableEdge(w, register, value) && takesApart(w) && !drained(w)) {
            return 0; // operator Finishes: the write waits
        }
        if (enables(register, value) && !enabled(w)) {
            return count(value) > 1
                    ? Answers.toEnable(may().possible(w, MsiProperty.COUNT), beyond(value))
                    : Effect.NONE.bit();
        }
        if (disableEdge(w, register, value) && pending(w) != 0) {
            return may().effects(w, MsiProperty.DISABLE);
        }
        return Answers.together(
                messageMatters(w, register, value)
                        ? Answers.toMessage(may().possible(w, MsiProperty.MESSAGE), takingAt(w, register, value))
                        : Effect.NONE.bit(),
                changesCount(w, register, value)
                        ? Answers.toCount(may().possible(w, MsiProperty.COUNT), beyond(value))
                        : Effect.NONE.bit());
    }

    /** Whether software grants more than the function asks for: operator {@code Beyond}. */
    private boolean beyond(final int control) {
        return count(control) > form.vectors();
    }

    @Override
    public void writeDword(
            final int[] w, final Register register, final int irq, final int value, final Effect effect) {
        final int taking = messageMatters(w, register, value) ? takingAt(w, register, value) : 0;
        if (register == Register.MESSAGE_CONTROL) {
            writeMessageControl(w, value, effect);
        } else {
            dwords.write(w, register, value);
        }
        if (!enabled(w)) {
            useRegisters(w);
        } else if (taking != 0) {
            useMessage(w, taking, effect);
        }
        setScheduled(w, enabled(w) && !isDead(w) ? pending(w) & ~masked(w) : 0);
    }

    /** An enabled function takes the message from the registers, or does not: operator {@code UseMessage}. */
    private void useMessage(final int[] w, final int taking, final Effect effect) {
        if (effect == Effect.TAKEN || effect == Effect.MESSAGE_TAKEN || effect == Effect.MESSAGE_CLIPPED) {
            used.take(w, dwords.base(w));
            may().narrow(w, MsiProperty.MESSAGE, taking);
        } else if (effect != Effect.NONE) {
            may().narrow(w, MsiProperty.MESSAGE, ~taking);
        }
    }

    private void writeMessageControl(final int[] w, final int value, final Effect effect) {
        final boolean wasEnabled = enabled(w);
        final boolean changes = changesCount(w, Register.MESSAGE_CONTROL, value);
        final boolean clips = effect == Effect.CLIPPED || effect == Effect.MESSAGE_CLIPPED;
        dwords.write(
                w, Register.MESSAGE_CONTROL, clips ? MsiMessageControl.withGranted(value, form.capableLog2()) : value);
        if (!enabled(w)) {
            disable(w, effect);
            return;
        }
        lowerIntx(w);
        if (!wasEnabled) {
            latch(w, value, effect);
        } else if (changes) {
            useNewCount(w, value, effect);
        }
    }

    /** The number of vectors changed under an enabled function: operator {@code UseCount}. */
    private void useNewCount(final int[] w, final int value, final Effect effect) {
        if (effect == Effect.IGNORED || effect == Effect.MESSAGE_TAKEN) {
            may().narrow(w, MsiProperty.COUNT, Answers.LATCHED | Answers.SINGLE);
        } else if (effect != Effect.NONE) {
            used.takeCount(w, registers.granted(w));
            may().narrow(w, MsiProperty.COUNT, Answers.following(effect, beyond(value), Answers.LIVE));
        }
    }

    /** Enable 0 to 1: the function takes the registers as they are. */
    private void latch(final int[] w, final int value, final Effect effect) {
        useRegisters(w);
        if (effect == Effect.SINGLE) {
            used.takeCount(w, 1);
            may().narrow(w, MsiProperty.COUNT, Answers.SINGLE);
        } else if (effect != Effect.NONE) {
            may().narrow(
                            w,
                            MsiProperty.COUNT,
                            Answers.following(effect, beyond(value), Answers.LIVE | Answers.LATCHED));
        }
    }

    @Override
    public int readDword(final int[] w, final Register register, final int irq) {
        return codec.readablePosition(register, used.count(w) < registers.granted(w), enabled(w));
    }

    @Override
    public List<String> readable() {
        return MsiCodec.READABLE;
    }

    @Override
    public int maskBits(final int irqs) {
        return numbers.bits(irqs);
    }

    @Override
    protected void setPending(final int[] w, final int irq, final boolean value) {
        registers.setPending(w, numbers.of(irq), value);
    }

    @Override
    public int inRegisters(final int[] w, final int irq) {
        return dwords.base(w);
    }

    @Override
    public int inUse(final int[] w, final int irq) {
        return used.base(w);
    }

    @Override
    public void rename(final int[] w, final int irq, final int[] fields, final int message) {
        dwords.write(w, Register.ADDRESS, fields[0]);
        dwords.write(w, Register.UPPER, fields[1]);
        dwords.write(w, Register.DATA, fields[2]);
        used.take(w, message);
    }

    @Override
    public int pending(final int[] w) {
        return numbers.irqs(registers.pendingBits(w));
    }

    @Override
    public boolean queues(final int[] w) {
        return super.queues(w) || takesApart(w);
    }

    private boolean takesApart(final int[] w) {
        return (may().possible(w, MsiProperty.MESSAGE) & APART) != 0;
    }

    @Override
    public int leaving(final int[] w, final Kept kept) {
        final int generated = super.leaving(w, kept);
        final int now = outgoing(w, Message.irq(sending(w)));
        return switch (kept) {
            case ADDRESS -> Message.withData(generated, Message.data(now));
            case DATA -> Message.withData(now, Message.data(generated));
            default -> generated;
        };
    }

    @Override
    public boolean keeps(final int[] w, final Kept kept) {
        return kept == Kept.WHOLE
                || (takesApart(w) && canSend(w, Message.irq(sending(w))) && leaving(w, kept) != leaving(w, Kept.WHOLE));
    }

    @Override
    public void left(final int[] w, final Kept kept) {
        super.left(w, kept);
        if (kept != Kept.WHOLE) {
            may().narrow(w, MsiProperty.MESSAGE, APART);
        }
    }

    @Override
    public ModelValue project(final int[] w) {
        final Map<String, ModelValue> fields = codec.project(this, w);
        fields.put("regs", codec.registers(dwords.base(w), registers.granted(w)));
        fields.put("used", codec.registers(used.base(w), used.count(w)));
        fields.put("mask", codec.decode(Register.MASK, registers.maskBits(w)));
        fields.put("may", may().project(w));
        return ModelValue.record(fields);
    }
}
