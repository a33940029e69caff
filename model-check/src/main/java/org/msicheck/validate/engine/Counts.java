package org.msicheck.validate.engine;

/** To whom the messages of a log belong. */
public final class Counts {
    private long messages;
    private long attributed;
    private long ambiguous;
    private long unknown;
    private long foreign;

    void message() {
        messages++;
    }

    void attribute() {
        attributed++;
    }

    void ambiguous() {
        ambiguous++;
    }

    void unknown() {
        unknown++;
    }

    void foreign() {
        foreign++;
    }

    /**
     * Messages to the interrupt window, and those seen in memory.
     *
     * @return a count
     */
    public long messages() {
        return messages;
    }

    /**
     * Messages of exactly one function and vector.
     *
     * @return a count
     */
    public long attributedMessages() {
        return attributed;
    }

    /**
     * Messages that more than one vector may have sent.
     *
     * @return a count
     */
    public long ambiguousMessages() {
        return ambiguous;
    }

    /**
     * Messages that may come from a function whose registers are not known.
     *
     * @return a count
     */
    public long unknownMessages() {
        return unknown;
    }

    /**
     * Messages of nobody in the log, such as the I/O APIC's.
     *
     * @return a count
     */
    public long foreignMessages() {
        return foreign;
    }
}
