package org.msicheck.validate;

import java.util.Arrays;
import org.msicheck.validate.input.KnownFormat;
import org.msicheck.validate.input.NearMiss;

/** The events of a guest's ftrace that are read. */
public enum GuestEvent {
    /** The kprobe on the function that writes a message. */
    MSI_WRITE("msi_write"),
    /** A handler is entered. */
    HANDLER_ENTRY("irq_handler_entry"),
    /** An interrupt gets a CPU's vector. */
    VECTOR_UPDATE("vector_update"),
    /** A vector that an interrupt had before is free. */
    VECTOR_FREE_MOVED("vector_free_moved"),
    /** An interrupt's vector is free. */
    VECTOR_CLEAR("vector_clear"),
    /** What a CPU is called in a message's address. */
    VECTOR_CONFIG("vector_config");

    /** The format as somebody is told of it who gives a trace alone. */
    static final KnownFormat FORMAT = new KnownFormat(
            "ftrace",
            "the trace of a log's guest, with --ftrace beside the log",
            line -> NearMiss.ofNames(
                    line,
                    Arrays.stream(values()).map(event -> event.word).toList(),
                    (found, name) -> found.equals(name)
                            ? "is an event of a guest, whose ftrace is only read beside a log of its machine (--ftrace)"
                            : "says '" + found + "', which is none of its events; the nearest is '" + name + "'"));

    private final String word;

    GuestEvent(final String word) {
        this.word = word;
    }

    /**
     * The event of a line.
     *
     * @param line a line
     * @return whether it is this one
     */
    public boolean isIn(final String line) {
        return line.contains(" " + word + ": ");
    }
}
