package org.msicheck.validate.engine;

import java.util.List;

/** What an engine counts while it follows a log. */
public final class Statistics {
    private final Flow flow;

    Statistics(final Flow flow) {
        this.flow = flow;
    }

    /**
     * To whom the messages belong.
     *
     * @return counts
     */
    public Counts counts() {
        return flow.counts();
    }

    /**
     * What the log exercised.
     *
     * @return counts by edge
     */
    public Coverage coverage() {
        return flow.coverage();
    }

    /**
     * The first complete updates of messages.
     *
     * @return in the order of the log, 65,536 at most
     */
    public List<MessageUpdate> updates() {
        return flow.updates().list();
    }

    /**
     * Possible states, over all vectors.
     *
     * @return for each vector the number of hidden states that the log allows now
     */
    public int[] possibleStates() {
        return flow.vectors().setSizes();
    }
}
