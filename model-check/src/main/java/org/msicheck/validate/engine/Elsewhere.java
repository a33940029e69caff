package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.List;
import org.msicheck.ref.onefunction.OneEvents;

/**
 * Messages that had to leave for a place where the log had not shown any message yet: it may be memory, to which writes
 * are not logged, or an interrupt controller, to which they are. The first message that the log shows there tells.
 */
final class Elsewhere {
    private static final int MOST = 1 << 10;

    private final List<Owed> owed = new ArrayList<>(0);
    private final Flow flow;
    private Owed last;

    /**
     * One message that had to leave.
     *
     * @param must   whether the function had to send it, with the faults that it has
     * @param faults those without which it had to
     */
    record Owed(
            int id, long address, long line, boolean raised, boolean must, List<String> faults, Rejection missing) {}

    Elsewhere(final Flow flow) {
        this.flow = flow;
    }

    /** A vector is open and may send, or has to in some of these states; its messages are not shown. */
    void open(final Unit unit, final int vector, final boolean raised) {
        final int id = unit.first() + vector;
        final long address = unit.address(vector);
        final boolean must = !unit.following().can(vector, OneEvents.PASS);
        final List<String> faults = unit.following().faultsOfSilence(vector);
        if (must || !faults.isEmpty()) {
            flow.ram().must(address, new RamSlots.Must(id, unit.data(vector), flow.line(), must, faults));
        }
        if (raised || must || !faults.isEmpty()) {
            flow.vectors().dueLine(id, flow.line());
            final Rejection missing = flow.diagnosis().missing(flow.line(), id, "no message");
            add(new Owed(id, address, flow.line(), raised, must, faults, missing));
        }
        unit.following().maySent(vector);
        mayReachMemory(unit, vector);
    }

    /** Notes what an open vector may send to memory from now on. */
    void mayReachMemory(final Unit unit, final int vector) {
        final long address = unit.address(vector);
        if (flow.vectors().shown(address)
                || unit.masked(vector)
                || !unit.function().busMaster()) {
            return;
        }
        final UpdateRun run = unit.run(vector);
        flow.ram()
                .opened(
                        address,
                        new RamSlots.May(
                                unit.first() + vector,
                                unit.data(vector),
                                run,
                                run.open(),
                                unit.derive(run.beforeData(), vector)));
    }

    private void add(final Owed message) {
        last = message.raised() ? message : null;
        if (owed.size() < MOST) {
            owed.add(message);
        }
    }

    /** What follows is no consequence of the raise any more. */
    void settle() {
        last = null;
    }

    /** The vector whose raise the log named in front of a message that it has not shown, or {@link Vectors#NONE}. */
    int raised() {
        return last == null ? Vectors.NONE : last.id();
    }

    /** A place where the log had shown no message is no memory: what had to leave for it was in the log, or was not sent. */
    void shown() {
        final Vectors vectors = flow.vectors();
        for (int id = 0; id < vectors.count(); id++) {
            if (vectors.shown(vectors.address(id))) {
                flow.ram().forget(id);
            }
        }
        final Owed raise = last != null && vectors.shown(last.address()) ? last : null;
        owed.remove(raise);
        final List<Owed> missing =
                owed.stream().filter(each -> vectors.shown(each.address())).toList();
        owed.removeAll(missing);
        if (flow.latitude().window() == 0) {
            missing.forEach(each -> neverCame(each, vectors.unit(each.id()).function()));
            if (raise != null) {
                flow.dueAfterAll(raise.id(), raise.line());
            }
        }
    }

    private static void neverCame(final Owed message, final TrackedFunction function) {
        if (message.must()) {
            function.reject(message.missing());
        }
        message.faults().forEach(fault -> function.deviations().add(fault, message.line()));
    }
}
