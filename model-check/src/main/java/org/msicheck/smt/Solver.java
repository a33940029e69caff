package org.msicheck.smt;

import java.util.List;

/** Z3, in this process. */
public final class Solver {
    private final int timeoutSeconds;

    /**
     * A solver.
     *
     * @param timeoutSeconds for one question; then the answer is {@code unknown}
     */
    public Solver(final int timeoutSeconds) {
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * Runs a script.
     *
     * @param script SMT-LIB
     * @return what the solver prints, line by line
     */
    public List<String> run(final String script) {
        try (SolverSession session = new SolverSession(timeoutSeconds)) {
            return session.run(script);
        }
    }
}
