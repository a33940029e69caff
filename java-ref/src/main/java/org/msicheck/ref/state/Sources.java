package org.msicheck.ref.state;

import java.util.List;
import java.util.Map;
import org.msicheck.ref.function.FunctionDescription;
import org.msicheck.ref.function.SourceProperty;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/** The event sources, as rules over the words of a state: variable {@code src}, two sets of irqs. */
public final class Sources {
    private final Platform platform;
    private final int armed;
    private final int condition;
    private final int used;
    private final int due;
    private final int keepsOnReset;
    private final int clearsOnReset;
    private final int raisesOnArm;
    private final int waitsOnArm;
    private final int countsUnarmed;

    Sources(final Platform platform, final List<FunctionDescription> functions, final Words words) {
        this.platform = platform;
        this.armed = words.take(1);
        this.condition = words.take(1);
        this.used = words.take(1);
        this.due = words.take(1);
        this.keepsOnReset = which(functions, SourceProperty.ON_RESET, "keeps");
        this.clearsOnReset = which(functions, SourceProperty.ON_RESET, "clears");
        this.raisesOnArm = which(functions, SourceProperty.ON_ARM, "raises");
        this.waitsOnArm = which(functions, SourceProperty.ON_ARM, "waits");
        this.countsUnarmed = which(functions, SourceProperty.UNARMED, "counts");
    }

    /** The irqs whose source may do what a value says: operator {@code SourceMay}, one bit each. */
    private int which(final List<FunctionDescription> functions, final SourceProperty property, final String value) {
        return functions.stream()
                .filter(function -> property.may(function.device(), value))
                .flatMap(function -> function.irqs().stream())
                .mapToInt(irq -> 1 << platform.irq(irq))
                .sum();
    }

    void start(final int[] w, final ModelValue armedIrqs) {
        w[armed] = Values.elements(armedIrqs).stream()
                .mapToInt(irq -> 1 << platform.irq(Values.string(irq)))
                .sum();
        w[condition] = 0;
        w[used] = w[armed];
        w[due] = 0;
    }

    /**
     * Sources that software has told to interrupt.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int armed(final int[] w) {
        return w[armed];
    }

    /**
     * Sources that have an event nobody has looked at.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int condition(final int[] w) {
        return w[condition];
    }

    /**
     * The source has an event.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void setCondition(final int[] w, final int irq) {
        w[condition] |= 1 << irq;
    }

    /**
     * Somebody has looked.
     *
     * @param w       the words
     * @param sources one bit an irq
     */
    public void clearConditions(final int[] w, final int sources) {
        w[condition] &= ~sources;
        w[due] &= ~sources;
    }

    /**
     * A function is reset.
     *
     * @param w    the words
     * @param irqs its irqs, one bit each
     * @param kept whether the conditions survive
     * @return false, and nothing changes, if these sources do not do so
     */
    public boolean reset(final int[] w, final int irqs, final boolean kept) {
        final int events = w[condition] & irqs;
        final boolean may = kept ? (events & ~keepsOnReset) == 0 : events != 0 && (events & ~clearsOnReset) == 0;
        if (may && !kept) {
            w[condition] &= ~events;
            w[due] &= ~events;
        }
        return may;
    }

    /**
     * A source that is in use but not armed has an event.
     *
     * @param w   the words
     * @param irq the irq
     * @return false, and nothing changes, if it has none
     */
    public boolean gather(final int[] w, final int irq) {
        if ((countsUnarmed & w[used] & ~w[armed] & ~w[condition] & 1 << irq) == 0) {
            return false;
        }
        w[condition] |= 1 << irq;
        return true;
    }

    /**
     * The sources that were armed with their condition set, and are to ask for an interrupt.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int due(final int[] w) {
        return w[due];
    }

    /**
     * A source that was armed with its condition set has asked.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void asked(final int[] w, final int irq) {
        w[due] &= ~(1 << irq);
    }

    /**
     * Whether arming a source can go this way.
     *
     * @param w      the words
     * @param irq    the irq
     * @param raises whether it asks for an interrupt because its condition is set
     * @return true if it can
     */
    public boolean canArm(final int[] w, final int irq, final boolean raises) {
        final boolean early = (w[condition] & ~w[armed] & 1 << irq) != 0;
        return raises ? early && (raisesOnArm >>> irq & 1) != 0 : !early || (waitsOnArm >>> irq & 1) != 0;
    }

    /**
     * The source may interrupt.
     *
     * @param w      the words
     * @param irq    the irq
     * @param raises whether it asks for an interrupt because its condition is set
     */
    public void arm(final int[] w, final int irq, final boolean raises) {
        w[armed] |= 1 << irq;
        w[used] |= 1 << irq;
        w[due] |= raises ? 1 << irq : 0;
    }

    /**
     * The source may not interrupt.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void disarm(final int[] w, final int irq) {
        w[armed] &= ~(1 << irq);
        w[due] &= ~(1 << irq);
    }

    ModelValue project(final int[] w) {
        return ModelValue.record(Map.of(
                "armed", Words.set(w[armed], platform.irqs()),
                "condition", Words.set(w[condition], platform.irqs()),
                "used", Words.set(w[used], platform.irqs()),
                "due", Words.set(w[due], platform.irqs())));
    }
}
