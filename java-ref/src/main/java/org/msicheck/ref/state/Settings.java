package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * What software keeps in memory, as rules over the words of a state: fields {@code held}, {@code maskWord},
 * {@code shares}, {@code asksMask} and {@code asksEnable} of {@code drv}.
 *
 * <p>Words, each one bit an irq: a copy of the mask word for each actor, the mask word, the other sources of each
 * handler, what each owner wants masked. And one word of who wants Enable.
 */
public final class Settings {
    private final Platform platform;
    private final Names names;
    private final int held;
    private final int maskWord;
    private final int shares;
    private final int asksMask;
    private final int asksEnable;

    Settings(final Platform platform, final Names names, final Words words) {
        this.platform = platform;
        this.names = names;
        this.held = words.take(names.actors().size());
        this.maskWord = words.take(1);
        this.shares = words.take(platform.irqs().size());
        this.asksMask = words.take(names.owners().size());
        this.asksEnable = words.take(1);
    }

    void start(final int[] w, final ModelValue start) {
        for (final ModelValue irq : Values.elements(Values.field(start, "maskWord"))) {
            w[maskWord] |= 1 << platform.irq(Values.string(irq));
        }
        for (final ModelValue share : Values.elements(Values.field(start, "shares"))) {
            share(
                    w,
                    platform.irq(Values.string(Values.field(share, "irq"))),
                    1 << platform.irq(Values.string(Values.field(share, "source"))));
        }
        for (final ModelValue wish : Values.elements(Values.field(start, "asksMask"))) {
            askMask(
                    w,
                    names.owners().indexOf(Values.string(Values.field(wish, "owner"))),
                    platform.irq(Values.string(Values.field(wish, "irq"))),
                    true);
        }
        for (final ModelValue owner : Values.elements(Values.field(start, "asksEnable"))) {
            askEnable(w, names.owners().indexOf(Values.string(owner)), true);
        }
    }

    /**
     * The kernel's mask word.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int maskWord(final int[] w) {
        return w[maskWord];
    }

    /**
     * Stores the kernel's mask word.
     *
     * @param w    the words
     * @param irqs one bit an irq
     */
    public void setMaskWord(final int[] w, final int irqs) {
        w[maskWord] = irqs;
    }

    /**
     * An actor's copy of the mask word.
     *
     * @param w     the words
     * @param actor the actor
     * @return one bit an irq
     */
    public int held(final int[] w, final int actor) {
        return w[held + actor];
    }

    /**
     * Replaces an actor's copy of the mask word.
     *
     * @param w     the words
     * @param actor the actor
     * @param irqs  one bit an irq
     */
    public void hold(final int[] w, final int actor, final int irqs) {
        w[held + actor] = irqs;
    }

    /**
     * The sources that the handler of an irq looks at: operator {@code LookedAt}.
     *
     * @param w     the words
     * @param owner an irq, or another device
     * @return one bit an irq
     */
    public int lookedAt(final int[] w, final int owner) {
        return owner == Platform.OTHER_OWNER ? 0 : 1 << owner | w[shares + owner];
    }

    /**
     * The handler of an irq looks at other sources, too.
     *
     * @param w       the words
     * @param irq     the irq
     * @param sources one bit a source
     */
    public void share(final int[] w, final int irq, final int sources) {
        w[shares + irq] |= sources;
    }

    /**
     * An owner asks for an irq to be masked, or no longer.
     *
     * @param w      the words
     * @param owner  the owner
     * @param irq    the irq
     * @param masked what it asks for
     */
    public void askMask(final int[] w, final int owner, final int irq, final boolean masked) {
        final int word = asksMask + owner;
        w[word] = masked ? w[word] | 1 << irq : w[word] & ~(1 << irq);
    }

    /**
     * An owner asks for Enable, or no longer.
     *
     * @param w     the words
     * @param owner the owner
     * @param on    what it asks for
     */
    public void askEnable(final int[] w, final int owner, final boolean on) {
        w[asksEnable] = on ? w[asksEnable] | 1 << owner : w[asksEnable] & ~(1 << owner);
    }

    /**
     * The irqs that somebody wants masked.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int masksAsked(final int[] w) {
        int asked = 0;
        for (int owner = 0; owner < names.owners().size(); owner++) {
            asked |= w[asksMask + owner];
        }
        return asked;
    }

    /**
     * Whether somebody wants Enable.
     *
     * @param w the words
     * @return true if at least one owner does
     */
    public boolean enableAsked(final int[] w) {
        return w[asksEnable] != 0;
    }

    void project(final int[] w, final Map<String, ModelValue> fields) {
        final Map<String, ModelValue> copies = new TreeMap<>();
        for (int actor = 0; actor < names.actors().size(); actor++) {
            copies.put(names.actors().get(actor), Words.set(w[held + actor], platform.irqs()));
        }
        fields.put("held", ModelValue.record(copies));
        fields.put("maskWord", Words.set(w[maskWord], platform.irqs()));
        fields.put("shares", pairs(w, shares, platform.irqs(), "irq", "source"));
        fields.put("asksMask", pairs(w, asksMask, names.owners(), "owner", "irq"));
        fields.put("asksEnable", Words.set(w[asksEnable], names.owners()));
    }

    /** A set of pairs of a name, which has a word, and an irq, which has a bit in it. */
    private ModelValue pairs(
            final int[] w, final int base, final List<String> firsts, final String first, final String second) {
        final List<ModelValue> pairs = new ArrayList<>();
        for (int k = 0; k < firsts.size(); k++) {
            for (int irqs = w[base + k]; irqs != 0; irqs &= irqs - 1) {
                pairs.add(ModelValue.record(Map.of(
                        first,
                        ModelValue.of(firsts.get(k)),
                        second,
                        ModelValue.of(platform.irqs().get(Integer.numberOfTrailingZeros(irqs))))));
            }
        }
        return ModelValue.SetOf.copyOf(pairs);
    }
}
