package org.msicheck.verdict;

/** What a check found out. Inconclusive is neither of the other two and is never counted as accepted. */
public sealed interface Verdict permits Verdict.Accepted, Verdict.Rejected, Verdict.Inconclusive {

    /**
     * The exit code that stands for this verdict.
     *
     * @return 0, 1 or 2
     */
    ExitCode exitCode();

    /**
     * The words of a verdict about something that has an expectation, in text and in JSON.
     *
     * @return {@code as expected}, {@code failed} or {@code inconclusive}
     */
    default String expectation() {
        return switch (exitCode()) {
            case OK -> "as expected";
            case FAILED -> "failed";
            default -> "inconclusive";
        };
    }

    /** Everything that was observed is explained. */
    record Accepted() implements Verdict {
        @Override
        public ExitCode exitCode() {
            return ExitCode.OK;
        }
    }

    /**
     * Something that was observed is not explained.
     *
     * @param reason what was expected and what was found, in one line
     */
    record Rejected(String reason) implements Verdict {
        @Override
        public ExitCode exitCode() {
            return ExitCode.FAILED;
        }
    }

    /**
     * The input allows no verdict.
     *
     * @param reason what is missing, in one line
     */
    record Inconclusive(String reason) implements Verdict {
        @Override
        public ExitCode exitCode() {
            return ExitCode.INCONCLUSIVE;
        }
    }
}
