package org.msicheck.smt;

import com.microsoft.z3.Context;
import com.microsoft.z3.Native;
import java.util.List;
import java.util.Map;

/** Z3, in this process, asked step by step: what was said before holds on. */
public final class SolverSession implements AutoCloseable {
    private final Context context;

    /**
     * A solver that knows nothing yet.
     *
     * @param timeoutSeconds for one question; then the answer is {@code unknown}
     */
    public SolverSession(final int timeoutSeconds) {
        context = new Context(Map.of("timeout", Integer.toString(timeoutSeconds * 1000)));
    }

    /**
     * Runs a piece of a script.
     *
     * @param script SMT-LIB
     * @return what the solver prints, line by line
     */
    public List<String> run(final String script) {
        return Native.evalSmtlib2String(context.nCtx(), script).lines().toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
