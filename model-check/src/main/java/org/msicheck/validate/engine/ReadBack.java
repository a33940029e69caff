package org.msicheck.validate.engine;

import org.msicheck.ref.onefunction.OneEvents;

/** A read of a register, which completes behind the messages that the function sent before. */
final class ReadBack {
    private final Flow flow;

    ReadBack(final Flow flow) {
        this.flow = flow;
    }

    void of(final TrackedFunction function) {
        function.read();
        function.msix().ifPresent(this::of);
        function.msi().ifPresent(this::of);
    }

    private void of(final Unit unit) {
        for (int vector = 0; vector < unit.count(); vector++) {
            flow.saw(unit, vector, OneEvents.READ_BACK);
        }
    }
}
