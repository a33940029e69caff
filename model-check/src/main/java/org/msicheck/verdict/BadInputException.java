package org.msicheck.verdict;

/** The user's input or environment cannot be worked with. The message is one line and says what to change. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A problem with the input.
     *
     * @param message one line, with file, line and column where they are known
     */
    public BadInputException(final String message) {
        super(message);
    }

    /**
     * A problem with the input that another exception reported.
     *
     * @param message one line, with file, line and column where they are known
     * @param cause   the exception
     */
    public BadInputException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
