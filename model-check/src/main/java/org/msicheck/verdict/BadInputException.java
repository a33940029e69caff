package org.msicheck.verdict;

import java.util.List;
import java.util.stream.Collectors;

/** The user's input or environment cannot be worked with. The message has a line for each problem, which says what to change. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * A problem with the input.
     *
     * @param message one line, with file, line and column where they are known
     */
    public BadInputException(final String message) {
        this(List.of(Problem.of(message)));
    }

    /**
     * Problems with the input.
     *
     * @param problems at least one
     */
    public BadInputException(final List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * A problem with the input that another exception reported.
     *
     * @param message one line, with file, line and column where they are known
     * @param cause   the exception
     */
    public BadInputException(final String message, final Throwable cause) {
        super(message, cause);
        problems = List.of(Problem.of(message));
    }

    /** All that is known to be wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
