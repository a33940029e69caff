package org.msicheck.validate.engine;

import java.util.List;

/**
 * What a log tells of messages over its whole length, for joining it with a log of software.
 *
 * @param updates    the first complete updates of messages, in the order of the log
 * @param totals     vectors that sent
 * @param deliveries what the interrupt controllers delivered
 * @param foreign    to whom messages went that no function of the log holds
 */
public record MessageHistory(
        List<MessageUpdate> updates, List<Total> totals, Deliveries deliveries, Deliveries foreign) {
    /**
     * A vector that sent.
     *
     * @param function   the function
     * @param capability MSI or MSI-X
     * @param vector     the vector
     * @param sent       messages that it sent or may have sent
     */
    public record Total(TrackedFunction function, String capability, int vector, long sent) {}

    /** Copies the lists. */
    public MessageHistory {
        updates = List.copyOf(updates);
        totals = List.copyOf(totals);
    }
}
