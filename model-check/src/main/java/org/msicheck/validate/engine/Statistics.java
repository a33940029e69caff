package org.msicheck.validate.engine;

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
     * What the log tells of messages over its whole length.
     *
     * @return updates in the order of the log, 65,536 at most, and totals
     */
    public MessageHistory history() {
        return flow.history();
    }

    /**
     * Deliveries, which the reader of a log counts.
     *
     * @return live counts
     */
    public Deliveries deliveries() {
        return flow.deliveries();
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
