package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/** Bookkeeping that outcomes read, as rules over the words of a state: variable {@code ghost}. */
public final class Ghost {
    private final int request;
    private final int illegal;
    private final int freed;
    private final Updates updates;

    Ghost(final MachineConfig config, final Words words) {
        this.request = words.take(1);
        this.illegal = words.take(1);
        this.freed = words.take(config.platform().cpus().size());
        this.updates = new Updates(config, words);
    }

    /**
     * Requests that are outstanding by the text.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int request(final int[] w) {
        return w[request];
    }

    /**
     * An irq has an outstanding request.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void requested(final int[] w, final int irq) {
        w[request] |= 1 << irq;
    }

    /**
     * The request of an irq is answered or its cause gone.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void answered(final int[] w, final int irq) {
        w[request] &= ~(1 << irq);
    }

    /**
     * Forgets all requests but some.
     *
     * @param w    the words
     * @param irqs one bit an irq that is kept
     */
    public void keepRequests(final int[] w, final int irqs) {
        w[request] &= irqs;
    }

    /**
     * Whether software did what the text leaves undefined.
     *
     * @param w the words
     * @return true once it has
     */
    public boolean illegal(final int[] w) {
        return w[illegal] != 0;
    }

    /**
     * Software did what the text leaves undefined.
     *
     * @param w the words
     */
    public void setIllegal(final int[] w) {
        w[illegal] = 1;
    }

    /**
     * The handlers that software no longer owns.
     *
     * @param w         the words
     * @param processor where they might run
     * @return one bit an irq
     */
    public int freed(final int[] w, final int processor) {
        return w[freed + processor];
    }

    /**
     * Software gives up a handler, on each of its processors.
     *
     * @param w          the words
     * @param processors one bit a processor
     * @param irq        whose handler
     */
    public void freeIrq(final int[] w, final int processors, final int irq) {
        for (int rest = processors; rest != 0; rest &= rest - 1) {
            w[freed + Integer.numberOfTrailingZeros(rest)] |= 1 << irq;
        }
    }

    /**
     * Software owns a handler again.
     *
     * @param w          the words
     * @param processors one bit a processor
     * @param irq        whose handler
     */
    public void requestIrq(final int[] w, final int processors, final int irq) {
        for (int rest = processors; rest != 0; rest &= rest - 1) {
            w[freed + Integer.numberOfTrailingZeros(rest)] &= ~(1 << irq);
        }
    }

    private ModelValue freed(final int[] w, final Platform platform) {
        final List<ModelValue> handlers = new ArrayList<>();
        for (int processor = 0; processor < platform.cpus().size(); processor++) {
            for (int irqs = freed(w, processor); irqs != 0; irqs &= irqs - 1) {
                handlers.add(ModelValue.record(Map.of(
                        "cpu", ModelValue.of(platform.cpus().get(processor)),
                        "irq", ModelValue.of(platform.irqs().get(Integer.numberOfTrailingZeros(irqs))))));
            }
        }
        return ModelValue.SetOf.copyOf(handlers);
    }

    /**
     * Whether a message is neither one before an open update nor the one after it: operator {@code TornMark}.
     *
     * @param w       the words
     * @param irq     whose message
     * @param message the message
     * @return its mark, or 0
     */
    public int tornMark(final int[] w, final int irq, final int message) {
        return updates.torn(w, irq, message) ? Message.TORN : 0;
    }

    /**
     * The open updates.
     *
     * @return their rules
     */
    public Updates updates() {
        return updates;
    }

    ModelValue project(final int[] w, final Messages messages, final Platform platform) {
        return ModelValue.record(Map.of(
                "request", Words.set(w[request], platform.irqs()),
                "illegal", ModelValue.of(illegal(w)),
                "freed", freed(w, platform),
                "updates", updates.project(w, messages)));
    }
}
