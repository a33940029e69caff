package org.msicheck.tlc;

import java.util.List;
import org.msicheck.system.ModelValue;

/**
 * What TLC found out about an invariant.
 *
 * @param violated whether some reachable state violates it
 * @param trace    the states from an initial one to the violation, as short as possible; empty if it holds
 */
public record InvariantResult(boolean violated, List<ModelValue> trace) {
    /**
     * Copies the trace.
     *
     * @param violated whether some reachable state violates it
     * @param trace    the states from an initial one to the violation
     */
    public InvariantResult {
        trace = List.copyOf(trace);
    }
}
