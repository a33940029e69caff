package org.msicheck.validate.engine;

import org.msicheck.ref.onefunction.OneEvents;

/** One read of a Pending bit: keeps the hidden states that have it. */
final class PendingLook {
    private final Flow flow;

    PendingLook(final Flow flow) {
        this.flow = flow;
    }

    /** A read of one dword of the PBA. */
    void look(final Unit unit, final int dword, final int value) {
        final int last = Math.min(unit.live() - dword * Integer.SIZE, Integer.SIZE);
        for (int bit = 0; bit < last; bit++) {
            look(unit, dword * Integer.SIZE + bit, (value >>> bit & 1) != 0);
        }
    }

    private void look(final Unit unit, final int vector, final boolean pending) {
        final int id = unit.first() + vector;
        final TrackedFunction function = unit.function();
        final int event = OneEvents.pending(pending);
        if (!unit.following().can(vector, event)) {
            function.reject(new Diagnosis(flow.vectors()).pending(flow.line(), id, pending));
            return;
        }
        function.countObservation();
        flow.coverage().record(unit, vector, pending ? Coverage.Action.PENDING_READ_1 : Coverage.Action.PENDING_READ_0);
        flow.saw(unit, vector, event);
    }
}
