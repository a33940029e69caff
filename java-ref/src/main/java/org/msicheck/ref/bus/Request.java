package org.msicheck.ref.bus;

/** What travels down to the function: the field {@code do} of a request. */
public enum Request {
    /** A dword write. */
    WRITE("write"),

    /** A read into an actor's register. */
    READ("read"),

    /** A read whose value is thrown away. */
    FLUSH("flush"),

    /** A function level reset. */
    RESET("reset");

    private final String text;

    Request(final String text) {
        this.text = text;
    }

    /** Position among the requests. */
    @SuppressWarnings("EnumOrdinal") // a position within one run, never stored
    int code() {
        return ordinal();
    }

    /** The request's word in the specification. */
    String text() {
        return text;
    }
}
