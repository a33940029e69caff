package org.msicheck.ref.state;

import java.util.Map;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/** Bookkeeping that outcomes read, as rules over the words of a state: variable {@code ghost}. */
public final class Ghost {
    private final int request;
    private final int illegal;
    private final Updates updates;

    Ghost(final MachineConfig config, final Words words) {
        this.request = words.take(1);
        this.illegal = words.take(1);
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
                "updates", updates.project(w, messages)));
    }
}
