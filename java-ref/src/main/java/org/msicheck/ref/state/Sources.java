package org.msicheck.ref.state;

import java.util.Map;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/** The event sources, as rules over the words of a state: variable {@code src}, two sets of irqs. */
public final class Sources {
    private final Platform platform;
    private final int armed;
    private final int condition;

    Sources(final Platform platform, final Words words) {
        this.platform = platform;
        this.armed = words.take(1);
        this.condition = words.take(1);
    }

    void start(final int[] w, final ModelValue armedIrqs) {
        w[armed] = 0;
        w[condition] = 0;
        Values.elements(armedIrqs).forEach(irq -> arm(w, platform.irq(Values.string(irq))));
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
    }

    /**
     * The source may interrupt.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void arm(final int[] w, final int irq) {
        w[armed] |= 1 << irq;
    }

    /**
     * The source may not interrupt.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void disarm(final int[] w, final int irq) {
        w[armed] &= ~(1 << irq);
    }

    ModelValue project(final int[] w) {
        return ModelValue.record(Map.of(
                "armed", Words.set(w[armed], platform.irqs()),
                "condition", Words.set(w[condition], platform.irqs())));
    }
}
