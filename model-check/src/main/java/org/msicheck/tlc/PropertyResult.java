package org.msicheck.tlc;

import java.util.List;
import org.msicheck.system.ModelValue;

/**
 * What TLC found out about a temporal property.
 *
 * @param holds     whether every fair behaviour satisfies it
 * @param lasso     the states of a behaviour that does not; those up to the wrong one if the property is about single
 *                  steps or states; empty if it holds
 * @param loopStart index into the lasso of the state that follows its last one for ever; the last index itself if the
 *                  behaviour stutters; -1 if the property holds
 */
public record PropertyResult(boolean holds, List<ModelValue> lasso, int loopStart) {
    /**
     * Copies the lasso.
     *
     * @param holds     whether every fair behaviour satisfies it
     * @param lasso     the states of a behaviour that does not
     * @param loopStart where the loop begins
     */
    public PropertyResult {
        lasso = List.copyOf(lasso);
    }
}
