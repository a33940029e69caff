package org.msicheck.tlc;

/** TLC could not parse or evaluate a model. The message is one line and contains what TLC said. */
public final class TlcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A model that TLC refuses.
     *
     * @param message what TLC said; line breaks are replaced
     */
    public TlcException(final String message) {
        super(oneLine(message));
    }

    /**
     * A model that TLC refuses.
     *
     * @param message what TLC said; line breaks are replaced
     * @param cause   what TLC threw
     */
    public TlcException(final String message, final Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(final String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
