package org.msicheck.validate.engine;

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
            flow.vectors().set(unit.first() + vector, flow.vectors().set(old.first() + vector));
            flow.vectors().content(unit.first() + vector, unit.address(vector), unit.data(vector));
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
        for (int vector = 0; vector < unit.count(); vector++) {
            flow.vectors().forget(unit.first() + vector);
            flow.vectors().set(unit.first() + vector, flow.states().reset());
        }
    }

    void use(final TrackedFunction function, final int vector, final boolean used) {
        function.useIsLogged();
        function.msix().filter(unit -> vector < unit.live()).ifPresent(unit -> use(unit, vector, used));
    }

    private void use(final Unit unit, final int vector, final boolean used) {
        final int id = unit.first() + vector;
        unit.function().deviations().add(Deviation.USE_GATE, flow.line());
        final int before = flow.vectors().set(id);
        final int after = used ? flow.states().use(before) : flow.states().unuse(before);
        flow.vectors().set(id, after);
        flow.dropped(id, flow.line());
        flow.vectors().set(id, flow.idle(unit, vector, flow.vectors().set(id)));
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
