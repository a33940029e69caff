package org.msicheck.validate.bench;

import java.util.function.Consumer;
import org.msicheck.validate.engine.Engine;

/** Looks at the sets of possible states now and then: a function's possible states are the product over its vectors. */
final class StateSizes implements Consumer<Engine> {
    private long looks;
    private double sum;
    private int peak;

    @Override
    public void accept(final Engine engine) {
        for (final int size : engine.statistics().possibleStates()) {
            looks++;
            sum += size;
            peak = Math.max(peak, size);
        }
    }

    /** Hidden states that one vector may be in, on average. */
    double mean() {
        return looks == 0 ? 0 : sum / looks;
    }

    /** Most hidden states that one vector may be in. */
    int peak() {
        return peak;
    }
}
