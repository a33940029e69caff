package org.msicheck.validate.engine;

import org.msicheck.ref.onefunction.OneEvents;

/** What happens to a whole capability at once: it is replaced, reset, silenced, marked used, or the log ends. */
final class UnitLife {
    private final Flow flow;

    UnitLife(final Flow flow) {
        this.flow = flow;
    }

    /** A longer table takes the place of a shorter one; what is known and possible is kept. */
    void replace(final MsixUnit old, final MsixUnit unit) {
        unit.copyFrom(old);
        for (int vector = 0; vector < old.live(); vector++) {
            flow.vectors().forget(old.first() + vector);
            flow.vectors().moveSent(old.first() + vector, unit.first() + vector);
            flow.ram().forget(old.first() + vector);
            unit.following().copy(vector, old.following());
            flow.vectors().content(unit.first() + vector, unit.address(vector), unit.data(vector));
        }
        for (int vector = old.live(); vector < unit.live(); vector++) {
            flow.saw(unit, vector, unit.controlEvent(vector));
        }
    }

    void busMaster(final TrackedFunction function, final boolean on) {
        if (function.busMaster() && !on) {
            function.sender().ifPresent(this::busMasterOff);
        }
        function.busMaster(on);
    }

    private void busMasterOff(final Unit unit) {
        boolean open = false;
        for (int vector = 0; vector < unit.live(); vector++) {
            if (!unit.masked(vector)) {
                open = true;
                flow.ram().shut(unit.address(vector), unit.first() + vector);
            }
        }
        if (open) {
            unit.function().findings().add(Finding.BUS_MASTER_OFF_OPEN, flow.line());
        }
    }

    void reset(final Unit unit) {
        for (int vector = 0; vector < unit.count(); vector++) {
            flow.ram().shut(unit.address(vector), unit.first() + vector);
        }
        unit.reset();
        unit.following().start(false);
        for (int vector = 0; vector < unit.count(); vector++) {
            flow.vectors().forget(unit.first() + vector);
        }
    }

    void use(final TrackedFunction function, final int vector, final boolean used) {
        if (!function.explicitUse()) {
            function.useIsLogged();
            function.msix().ifPresent(unit -> unit.showsArming(flow.observers()));
            function.msi().ifPresent(unit -> unit.showsArming(flow.observers()));
        }
        function.msix().filter(unit -> vector < unit.live()).ifPresent(unit -> use(unit, vector, used));
    }

    private void use(final Unit unit, final int vector, final boolean used) {
        flow.saw(unit, vector, used ? OneEvents.ARM : OneEvents.DISARM);
    }

    void end(final TrackedFunction function) {
        function.settleReadBack();
        function.msix().ifPresent(unit -> {
            for (int vector = 0; vector < unit.live(); vector++) {
                flow.endUpdate(unit, vector);
            }
        });
        function.msi().ifPresent(unit -> flow.endUpdate(unit, 0));
    }
}
