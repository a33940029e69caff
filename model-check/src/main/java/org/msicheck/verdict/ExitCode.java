package org.msicheck.verdict;

/** What the process tells its caller. The numbers are part of the interface and never change. */
public enum ExitCode {
    /** Everything is as expected. */
    OK(0),
    /** A property or an expectation failed, or a log was rejected. */
    FAILED(1),
    /** The input allows no verdict. */
    INCONCLUSIVE(2),
    /** Bad input or usage. */
    BAD_INPUT(3),
    /** A defect in msicheck itself, or in its surroundings. */
    INTERNAL(4);

    private final int code;

    ExitCode(final int code) {
        this.code = code;
    }

    /**
     * The number that the process exits with.
     *
     * @return 0 to 4
     */
    public int code() {
        return code;
    }

    /**
     * The code of two results together: bad input and internal errors first, then 1 over 2 over 0.
     *
     * @param other the other result's code
     * @return the one that a caller has to hear of
     */
    public ExitCode worse(final ExitCode other) {
        return rank() >= other.rank() ? this : other;
    }

    private int rank() {
        return switch (this) {
            case OK -> 0;
            case INCONCLUSIVE -> 1;
            case FAILED -> 2;
            case BAD_INPUT -> 3;
            case INTERNAL -> 4;
        };
    }
}
