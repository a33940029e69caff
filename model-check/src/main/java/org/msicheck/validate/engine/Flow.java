package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The hidden states of all vectors as a log goes by: what masks, raises and messages do to them, which messages are
 * due, and to whom a message belongs.
 */
final class Flow {
    private static final int FIRST_DUE = 64;

    private final Vectors vectors = new Vectors();
    private final RamSlots ram = new RamSlots();
    private final VectorStates hidden;
    private final Diagnosis diagnosis = new Diagnosis(vectors);
    private final Latitude latitude;
    private final Attribution attribution;
    private final Counts counts = new Counts();
    private final Coverage coverage = new Coverage();
    private int[] due = new int[FIRST_DUE];
    private int dueCount;
    private int named = Vectors.NONE;
    private int raised = Vectors.NONE;
    private final Elsewhere elsewhere = new Elsewhere(this);
    private int lastSender = Vectors.NONE;
    private long line;
    private long events;
    private final UpdateLog updates = new UpdateLog();
    private final Deliveries deliveries = new Deliveries();
    private final List<Unit> unknown = new ArrayList<>(0);

    Flow(final Profile profile) {
        hidden = VectorStates.of(profile);
        latitude = new Latitude(profile.grants(Deviation.LIVE_ENTRIES));
        attribution = new Attribution(this, latitude);
    }

    Latitude latitude() {
        return latitude;
    }

    Vectors vectors() {
        return vectors;
    }

    RamSlots ram() {
        return ram;
    }

    VectorStates states() {
        return hidden;
    }

    Counts counts() {
        return counts;
    }

    Coverage coverage() {
        return coverage;
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Something that changes or checks a possible state; what was due before it has not come. */
    void event() {
        events++;
        settle();
    }

    void countEvent() {
        events++;
    }

    long events() {
        return events;
    }

    void line(final long now) {
        line = now;
    }

    long line() {
        return line;
    }

    /** A unit begins, after reset or with registers that are learned as they are written. */
    void start(final Unit unit, final int number) {
        final boolean fromReset = unit.function().fromReset();
        unit.allocate(vectors, number, fromReset ? hidden.reset() : hidden.unknown());
        if (fromReset) {
            unit.assumeReset();
        } else {
            unknown.add(unit);
        }
    }

    /** Registers of a unit have become unknown. */
    void learns(final Unit unit) {
        if (!unknown.contains(unit)) {
            unknown.add(unit);
        }
    }

    Attribution attribution() {
        return attribution;
    }

    /** The vector whose raise the log named in front of a message that has not come yet. */
    int named() {
        return named;
    }

    /** Whether a function that was first seen in the middle may send a message that is not known. */
    boolean unknownMaySend() {
        unknown.removeIf(unit -> !unit.hasUnknown());
        return !unknown.isEmpty();
    }

    /** The states that may follow without any event, by what the registers say now. */
    int idle(final Unit unit, final int vector, final int set) {
        if (unit.function().explicitUse()) {
            return unit.enabled() && unit.masked(vector) ? hidden.pendOnly(set) : set;
        }
        if (!unit.enabled()) {
            return hidden.idleDisabled(set);
        }
        return unit.masked(vector) ? hidden.idleMasked(set) : hidden.idleOpen(set);
    }

    /** Messages to places where the log does not show them. */
    Elsewhere elsewhere() {
        return elsewhere;
    }

    /** A vector's effective mask changed. */
    void edge(final Unit unit, final int vector, final boolean masked) {
        if (vector >= unit.live()) {
            return;
        }
        final int id = unit.first() + vector;
        if (masked) {
            leaving(unit, vector);
            unit.run(vector).dirty(false);
            vectors.set(id, idle(unit, vector, vectors.set(id)));
            ram.shut(unit.address(vector), id);
        } else {
            open(unit, vector, id);
            arrived(unit, vector);
        }
    }

    /** What an open vector could send until now, before a register or its mask changes. */
    void leaving(final Unit unit, final int vector) {
        final int id = unit.first() + vector;
        latitude.leaving(id, vectors.address(id), vectors.data(id), line);
    }

    /** An open vector may send something new. */
    void arrived(final Unit unit, final int vector) {
        if (latitude.window() > 0 && !unit.masked(vector)) {
            attribution.arrived(unit.first() + vector);
        }
    }

    private void open(final Unit unit, final int vector, final int id) {
        final int now = hidden.unmask(vectors.set(id));
        if (!unit.function().surelySends() || !unit.known(vector)) {
            vectors.set(id, VectorStates.without(now, VectorStates.DUE));
        } else if (vectors.shown(unit.address(vector))) {
            vectors.set(id, now);
            if (VectorStates.any(now, VectorStates.DUE)) {
                addDue(id);
            }
        } else {
            elsewhere.open(unit, vector, now, false);
        }
    }

    /** The raise of a vector, just in front of this message, was for a place that the log shows: it is due. */
    void dueAfterAll(final int id, final long raised) {
        vectors.set(id, hidden.raiseOpen(vectors.set(id)));
        addDue(id);
        vectors.dueLine(id, raised);
        named = id;
    }

    private void addDue(final int id) {
        if (latitude.window() > 0) {
            // The message may be logged elsewhere, so its absence here says nothing.
            vectors.set(id, VectorStates.without(vectors.set(id), VectorStates.DUE));
            return;
        }
        if (dueCount == due.length) {
            due = Arrays.copyOf(due, 2 * dueCount);
        }
        due[dueCount++] = id;
        vectors.dueLine(id, line);
    }

    /** The log names function and vector of a raise. */
    void raise(final Unit unit, final int vector) {
        final int id = unit.first() + vector;
        unit.live(true);
        unit.function().raised();
        coverage.record(unit, vector, Coverage.Action.RAISED);
        if (!unit.known(vector)) {
            vectors.set(id, hidden.unknown());
            return;
        }
        switch (unit.onRaise(vector)) {
            case PEND -> vectors.set(id, idle(unit, vector, hidden.raise(vectors.set(id))));
            case SEND -> {
                if (unit.function().surelySends()) {
                    raiseOpen(unit, vector, id);
                }
            }
            default -> {
                // Disabled: the function may use INTx, drop the request or keep it; nothing is due.
            }
        }
    }

    private void raiseOpen(final Unit unit, final int vector, final int id) {
        final int now = hidden.raiseOpen(vectors.set(id));
        if (vectors.shown(unit.address(vector))) {
            vectors.set(id, now);
            addDue(id);
            named = latitude.window() > 0 ? Vectors.NONE : id;
        } else {
            elsewhere.open(unit, vector, now, true);
        }
    }

    /** What was due and did not come before this line did not happen. */
    void settle() {
        for (int index = 0; index < dueCount; index++) {
            settle(due[index], "no message");
        }
        dueCount = 0;
        named = Vectors.NONE;
        elsewhere.settle();
        if (latitude.window() > 0) {
            attribution.expire(line);
        }
    }

    /** The log ends, perhaps between a raise and its message: what is still due is not missing. */
    void finish() {
        for (int index = 0; index < dueCount; index++) {
            vectors.set(due[index], VectorStates.without(vectors.set(due[index]), VectorStates.DUE));
        }
        dueCount = 0;
        attribution.expire(Long.MAX_VALUE);
    }

    private void settle(final int id, final String instead) {
        final int before = vectors.set(id);
        final int after = hidden.settle(before);
        if (after == before) {
            return;
        }
        final TrackedFunction function = vectors.unit(id).function();
        if (after == VectorStates.EMPTY) {
            function.reject(diagnosis.missing(line, id, instead));
            vectors.set(id, VectorStates.without(before, VectorStates.DUE));
            return;
        }
        final Unit unit = vectors.unit(id);
        vectors.set(id, idle(unit, id - unit.first(), after));
        if (id == named) {
            function.deviations().add(Deviation.USE_GATE, vectors.dueLine(id));
        } else {
            dropped(id, vectors.dueLine(id));
        }
    }

    /** If nothing but a dropped Pending bit explains what was observed, the deviation is counted. */
    void dropped(final int id, final long when) {
        final int set = vectors.set(id);
        if (VectorStates.all(set, VectorStates.DROPPED)) {
            vectors.unit(id).function().deviations().add(Deviation.PENDING_DROPPED_ON_UNUSE, when);
        }
        vectors.set(id, VectorStates.without(set, VectorStates.DROPPED));
    }

    void lastSender(final int id) {
        lastSender = id;
    }

    Optional<Sender> lastSender() {
        return lastSender == Vectors.NONE
                ? Optional.empty()
                : Optional.of(new Sender(
                        vectors.unit(lastSender),
                        lastSender - vectors.unit(lastSender).first()));
    }

    void check(final TrackedFunction part, final String what, final long expected, final long observed) {
        part.countObservation();
        if (expected != observed) {
            part.reject(diagnosis.register(line, what, expected, observed, part.id()));
        }
    }

    /** A message; of this sender, if the log names it. */
    void message(final long address, final int data, final TrackedFunction from) {
        counts.message();
        lastSender = Vectors.NONE;
        if (vectors.show(address)) {
            elsewhere.shown();
        }
        if (from != null && named != Vectors.NONE && !isOf(named, from)) {
            settle();
        }
        if (dueCount == 0 || !takeDue(address, data, from)) {
            attribution.attribute(address, data, from);
        }
        elsewhere.settle();
    }

    /** Nobody holds the message, and in front of it the log has a raise of a vector that sends to memory. */
    void unheld() {
        if (elsewhere.raised() != Vectors.NONE) {
            vectors.unit(elsewhere.raised()).function().findings().add(Finding.UNHELD_MESSAGE, line);
        }
    }

    boolean isOf(final int id, final TrackedFunction from) {
        return from == null || vectors.unit(id).function().equals(from);
    }

    private boolean takeDue(final long address, final int data, final TrackedFunction from) {
        for (int index = 0; index < dueCount; index++) {
            final int id = due[index];
            if (vectors.address(id) == address && vectors.data(id) == data && isOf(id, from)) {
                due[index] = due[--dueCount];
                takeDue(id, address, data, from);
                return true;
            }
        }
        if (named != Vectors.NONE && latitude.former(vectors, address, data, line, named) == named) {
            attribution.cached(named);
            vectors.set(named, hidden.send(vectors.set(named)));
            dueCount = 0;
            named = Vectors.NONE;
            return true;
        }
        if (named != Vectors.NONE) {
            // The log's own chain: this message is the consequence of the raise in the line before it.
            vectors.unit(named).function().reject(diagnosis.other(line, named, address, data));
        }
        final boolean wrong = named != Vectors.NONE;
        for (int index = 0; index < dueCount; index++) {
            settle(due[index], Diagnosis.message(address, data));
        }
        dueCount = 0;
        named = Vectors.NONE;
        return wrong;
    }

    /** A due vector holds the message; if it was due for certain it is the sender, otherwise others may be. */
    private void takeDue(final int id, final long address, final int data, final TrackedFunction from) {
        raised = id == named ? id : Vectors.NONE;
        final boolean certain = id == named || VectorStates.all(vectors.set(id), VectorStates.DUE);
        named = id == named ? Vectors.NONE : named;
        if (certain || attribution.senders(address, data, from) == 1) {
            attribution.sent(id, address, data, raised == id);
        } else {
            attribution.ambiguous(address, data, from);
        }
    }

    /** Ends an update, if one is open. */
    void endUpdate(final Unit unit, final int vector) {
        UpdateLog.end(unit, vector, ram);
    }

    /** Software has written the last register of a message. */
    void updated(final Unit unit, final int vector) {
        unit.function().messageWritten(line);
        updates.add(unit, vector, line, vectors.sent(unit.first() + vector));
    }

    MessageHistory history() {
        return updates.history(vectors, deliveries, attribution.foreign());
    }

    Deliveries deliveries() {
        return deliveries;
    }
}
