package org.msicheck.smt;

import com.microsoft.z3.Context;
import com.microsoft.z3.Native;
import java.util.List;
import java.util.Map;

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
        try (Context context = new Context(Map.of("timeout", Integer.toString(timeoutSeconds * 1000)))) {
            return Native.evalSmtlib2String(context.nCtx(), script).lines().toList();
        }
    }
}
