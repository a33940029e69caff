package org.msicheck.ref.msixfunction;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.ref.function.CommonFunction;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.registers.MaskEdges;
import org.msicheck.registers.MsixMessageControl;
import org.msicheck.registers.MsixRegisters;
import org.msicheck.system.ModelValue;

/**
 * A function with MSI-X: the real registers through {@link MsixRegisters}, and what the function keeps inside.
 *
 * <p>Words: Message Control, table and PBA; a word an irq for {@code cache}, which is 0 while the entry itself is in
 * use; and the common ones.
 */
public final class MsixFunction extends CommonFunction {
    private static final int CACHED = 1 << 31;
    private static final int LIVE = 1;
    private static final int CACHED_CHOICE = 2;
    private static final int UNDEFINED = 4;
    private static final int UPPER_OFFSET = 4;
    private static final int DATA_OFFSET = 8;
    private static final int CONTROL_OFFSET = 12;
    private static final int DWORD = 4;

    private final Platform platform;
    private final MsixCodec codec;
    private final MsixRegisters registers;
    private final boolean functionMaskIgnored;
    private final boolean onlyEntryEdges;
    private final boolean tableOnlyEnabled;
    private final boolean functionMaskSticks;
    private final boolean unuseDrops;
    private final int irqs;
    private final int cache;

    /**
     * A function in a state's words.
     *
     * @param platform its irqs, and what messages can reach
     * @param device   the values that the function may have, by property; of a fault one
     * @param words    hands out the words
     */
    public MsixFunction(final Platform platform, final Map<String, Set<String>> device, final Words words) {
        super(device, MsixProperty.CHOICES, MsixProperty.DISABLE, MsixProperty.DISABLED, words);
        this.platform = platform;
        this.irqs = platform.irqs().size();
        this.codec = new MsixCodec(platform);
        this.registers = new MsixRegisters(words.take(MsixRegisters.words(irqs)), irqs);
        this.functionMaskIgnored = faultIs("fmask", "ignored");
        this.onlyEntryEdges = faultIs("edge", "entry");
        this.tableOnlyEnabled = faultIs("table", "enabledOnly");
        this.functionMaskSticks = faultIs("fmask", "sticks");
        this.unuseDrops = faultIs("unuse", "drops");
        this.cache = words.take(irqs);
    }

    @Override
    public int starts() {
        return 1;
    }

    @Override
    public void start(final int[] w, final ModelValue start, final int number) {
        clear(w);
        startChoices(w);
        registers.writeMessageControl(
                w, codec.encode(Register.MESSAGE_CONTROL, Values.field(start, "control")), MaskEdges.IGNORED);
        noticeFunctionMask(w);
        for (int irq = 0; irq < irqs; irq++) {
            final ModelValue entry =
                    Values.field(Values.field(start, "entry"), platform.irqs().get(irq));
            for (final Register register : MsixCodec.ENTRY) {
                writeEntry(w, register, irq, codec.encode(register, Values.field(entry, register.text())));
            }
        }
    }

    /** The state after a reset, but for {@code may}. */
    private void clear(final int[] w) {
        registers.reset(w);
        for (int irq = 0; irq < irqs; irq++) {
            w[cache + irq] = 0;
        }
        clearInside(w);
    }

    @Override
    public int programmed(final int[] w, final int irq) {
        final long address = registers.address(w, irq);
        return Message.pack((int) address, (int) (address >>> Integer.SIZE), registers.data(w, irq));
    }

    /** The message that an open entry uses. */
    private int used(final int[] w, final int irq) {
        return w[cache + irq] == 0 ? programmed(w, irq) : w[cache + irq] & Message.CONTENT;
    }

    @Override
    public boolean enabled(final int[] w) {
        return MsixMessageControl.enabled(registers.messageControl(w));
    }

    @Override
    public int masked(final int[] w) {
        return functionMasked(w) ? all() : entryMasks(w);
    }

    /** What this function takes for masked: a faulty one forgets Function Mask, or that it was cleared. */
    private int silent(final int[] w) {
        if (isDead(w)) {
            return all();
        }
        return functionMaskIgnored ? entryMasks(w) : masked(w);
    }

    private boolean functionMasked(final int[] w) {
        return MsixMessageControl.functionMasked(registers.messageControl(w));
    }

    /** A faulty function never looks again whether Function Mask was cleared: operator {@code Sticks}. */
    private void noticeFunctionMask(final int[] w) {
        if (functionMaskSticks && functionMasked(w)) {
            die(w);
        }
    }

    private int entryMasks(final int[] w) {
        int masks = 0;
        for (int irq = 0; irq < irqs; irq++) {
            masks |= registers.entryMasked(w, irq) ? 1 << irq : 0;
        }
        return masks;
    }

    private int all() {
        return (1 << irqs) - 1;
    }

    @Override
    public boolean canSend(final int[] w, final int irq) {
        return enabled(w) && (silent(w) >>> irq & 1) == 0;
    }

    /** The registers changed: settle what follows from the edges. */
    private void settle(final int[] w, final int silentBefore, final int masksBefore, final boolean enableUnmasks) {
        final int open = all() & ~silent(w);
        final int edges = enableUnmasks ? open : open & silentBefore;
        for (int irq = 0; irq < irqs; irq++) {
            if (((open & ~edges) >>> irq & 1) == 0) {
                w[cache + irq] = 0;
            }
        }
        if (!enabled(w) || isDead(w)) {
            setScheduled(w, 0);
        } else if (onlyEntryEdges) {
            setScheduled(w, pending(w) & ~entryMasks(w) & (scheduled(w) | masksBefore));
        } else {
            setScheduled(w, pending(w) & open & (scheduled(w) | edges));
        }
    }

    private boolean accepts(final int[] w, final Register register) {
        return !tableOnlyEnabled || register == Register.MESSAGE_CONTROL || enabled(w);
    }

    @Override
    public boolean illegalWrite(final int[] w, final Register register, final int irq, final int value) {
        return rewrites(w, register, irq, value) && (masked(w) >>> irq & 1) == 0;
    }

    private boolean rewrites(final int[] w, final Register register, final int irq, final int value) {
        return register.isMessageField()
                && accepts(w, register)
                && registers.tableDword(w, offset(register, irq)) != value;
    }

    /** What this function takes for open changes: operator {@code RewritesInUse}. */
    private boolean rewritesInUse(final int[] w, final Register register, final int irq, final int value) {
        return rewrites(w, register, irq, value) && (silent(w) >>> irq & 1) == 0;
    }

    @Override
    public boolean disableEdge(final int[] w, final Register register, final int value) {
        return register == Register.MESSAGE_CONTROL && !MsixMessageControl.enabled(value) && enabled(w);
    }

    private boolean enableEdge(final int[] w, final Register register, final int value) {
        return register == Register.MESSAGE_CONTROL && MsixMessageControl.enabled(value) && !enabled(w);
    }

    /** An entry for which it matters whether Enable counts as an unmask: open before and after, with work to do. */
    private boolean enableMatters(final int[] w, final int value) {
        final boolean maskedAfter = MsixMessageControl.functionMasked(value) && !functionMaskIgnored;
        return !maskedAfter && (~silent(w) & (pending(w) | cached(w))) != 0;
    }

    private int cached(final int[] w) {
        int entries = 0;
        for (int irq = 0; irq < irqs; irq++) {
            entries |= w[cache + irq] == 0 ? 0 : 1 << irq;
        }
        return entries;
    }

    @Override
    public List<Effect> allEffects() {
        return List.of(
                Effect.NONE,
                Effect.TAKEN,
                Effect.IGNORED,
                Effect.KEEPS,
                Effect.DROPS,
                Effect.INTX,
                Effect.UNMASKS,
                Effect.NOTHING);
    }

    @Override
    public int writeEffects(final int[] w, final Register register, final int irq, final int value) {
        if (rewritesInUse(w, register, irq, value)) {
            final int open = may().possible(w, MsixProperty.OPEN);
            return ((open & (LIVE | UNDEFINED)) != 0 ? Effect.TAKEN.bit() : 0)
                    | ((open & (CACHED_CHOICE | UNDEFINED)) != 0 ? Effect.IGNORED.bit() : 0);
        }
        if (disableEdge(w, register, value) && pending(w) != 0) {
            return may().effects(w, MsixProperty.DISABLE);
        }
        if (enableEdge(w, register, value) && enableMatters(w, value)) {
            return may().effects(w, MsixProperty.ENABLE_EDGE);
        }
        return Effect.NONE.bit();
    }

    @Override
    public void writeDword(
            final int[] w, final Register register, final int irq, final int value, final Effect effect) {
        if (!accepts(w, register)) {
            return;
        }
        if (register == Register.MESSAGE_CONTROL) {
            writeMessageControl(w, value, effect);
        } else if (register == Register.CONTROL) {
            writeVectorControl(w, irq, value);
        } else {
            writeMessageField(w, register, irq, value, effect);
        }
    }

    /** An open entry that is rewritten goes on with the old field or takes the new one. */
    private void writeMessageField(
            final int[] w, final Register register, final int irq, final int value, final Effect effect) {
        final int old = used(w, irq);
        writeEntry(w, register, irq, value);
        if (effect == Effect.TAKEN) {
            use(w, irq, withField(old, register, value));
            may().narrow(w, MsixProperty.OPEN, LIVE | UNDEFINED);
        } else if (effect == Effect.IGNORED) {
            use(w, irq, old);
            may().narrow(w, MsixProperty.OPEN, CACHED_CHOICE | UNDEFINED);
        }
    }

    /** The entry uses this message from now on: operator {@code CacheWith}. */
    private void use(final int[] w, final int irq, final int message) {
        w[cache + irq] = message == programmed(w, irq) ? 0 : message | CACHED;
    }

    private void writeVectorControl(final int[] w, final int irq, final int value) {
        final int silentBefore = silent(w);
        final int masksBefore = entryMasks(w);
        writeEntry(w, Register.CONTROL, irq, value);
        settle(w, silentBefore, masksBefore, false);
    }

    private void writeEntry(final int[] w, final Register register, final int irq, final int value) {
        registers.writeTable(w, offset(register, irq), DWORD, value, MaskEdges.IGNORED);
    }

    private static int offset(final Register register, final int irq) {
        final int field =
                switch (register) {
                    case UPPER -> UPPER_OFFSET;
                    case DATA -> DATA_OFFSET;
                    case CONTROL -> CONTROL_OFFSET;
                    default -> 0;
                };
        return irq * MsixRegisters.ENTRY_BYTES + field;
    }

    private void writeMessageControl(final int[] w, final int value, final Effect effect) {
        final int silentBefore = silent(w);
        final int masksBefore = entryMasks(w);
        registers.writeMessageControl(w, value, MaskEdges.IGNORED);
        noticeFunctionMask(w);
        if (!MsixMessageControl.enabled(value)) {
            disable(w, effect);
        } else {
            lowerIntx(w);
            if (effect != Effect.NONE) {
                may().keep(w, MsixProperty.ENABLE_EDGE, effect);
            }
        }
        settle(w, silentBefore, masksBefore, effect == Effect.UNMASKS);
    }

    @Override
    public void unused(final int[] w, final int irq) {
        if (unuseDrops) {
            sent(w, irq);
        }
    }

    @Override
    protected void setPending(final int[] w, final int irq, final boolean value) {
        registers.setPending(w, irq, value);
    }

    @Override
    public int readDword(final int[] w, final Register register, final int irq) {
        return codec.readablePosition(
                register,
                register == Register.CONTROL
                        ? registers.tableDword(w, offset(register, irq))
                        : registers.messageControl(w));
    }

    @Override
    public List<String> readable() {
        return MsixCodec.READABLE;
    }

    @Override
    public int maskBits(final int irqs) {
        throw new IllegalStateException("MSI-X has no Mask Bits");
    }

    @Override
    public int outgoing(final int[] w, final int irq) {
        return used(w, irq);
    }

    @Override
    public int inRegisters(final int[] w, final int irq) {
        return programmed(w, irq);
    }

    @Override
    public int inUse(final int[] w, final int irq) {
        return used(w, irq);
    }

    @Override
    public void rename(final int[] w, final int irq, final int[] fields, final int message) {
        writeEntry(w, Register.ADDRESS, irq, fields[0]);
        writeEntry(w, Register.UPPER, irq, fields[1]);
        writeEntry(w, Register.DATA, irq, fields[2]);
        use(w, irq, message);
    }

    @Override
    public void reset(final int[] w) {
        final boolean keeps = faultIs("reset", "keepsEnable") && enabled(w);
        final boolean opens = faultIs("reset", "opens");
        clear(w);
        registers.writeMessageControl(w, keeps ? MsixMessageControl.ENABLE : 0, MaskEdges.IGNORED);
        for (int irq = 0; irq < irqs; irq++) {
            writeEntry(w, Register.CONTROL, irq, opens ? 0 : MsixRegisters.MASK);
        }
    }

    @Override
    public int pending(final int[] w) {
        return registers.pbaDword(w, 0);
    }

    @Override
    public ModelValue project(final int[] w) {
        return new MsixProjection(platform, registers).project(w, this, may().project(w));
    }

    /** What entry {@code irq} uses in place of its own message, or -1. */
    int cachedMessage(final int[] w, final int irq) {
        return w[cache + irq] == 0 ? -1 : w[cache + irq] & Message.CONTENT;
    }
}
