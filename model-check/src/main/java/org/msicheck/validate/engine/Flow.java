package org.msicheck.validate.engine;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.validate.device.Observers;

/**
 * The hidden states of all vectors as a log goes by: what masks, raises and messages do to them, which messages are
 * due, and to whom a message belongs.
 */
final class Flow {
    private static final int FIRST_DUE = 64;

    private final Vectors vectors = new Vectors();
    private final RamSlots ram = new RamSlots();
    private final Observers observers;
    private final Diagnosis diagnosis = new Diagnosis(vectors);
    private final Latitude latitude = new Latitude();
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
    private final Set<Unit> unknown = new LinkedHashSet<>();

    Flow(final Observers observers) {
        this.observers = observers;
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

    Observers observers() {
        return observers;
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

    /**
     * A unit begins, after reset or with registers that are learned as they are written. Its sources may have been told to
     * interrupt before the log told of it.
     */
    void start(final Unit unit, final int number) {
        final boolean fromReset = unit.function().fromReset();
        unit.allocate(vectors, number, observers);
        if (fromReset) {
            unit.assumeReset();
            unit.following().start(unit.function().explicitUse());
        } else {
            unit.following().forget();
            unknown.add(unit);
        }
    }

    /** Registers of a unit have become unknown. */
    void learns(final Unit unit) {
        unknown.add(unit);
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

    /** Nothing is known of a vector but what its registers hold. */
    void forget(final Unit unit, final int vector) {
        unit.following().forget(vector);
        if (unit.controlKnown()) {
            unit.following().see(vector, unit.controlEvent(vector), fault -> {});
        }
        if (unit.maskKnown(vector)) {
            unit.following().see(vector, unit.maskEvent(vector), fault -> {});
        }
    }

    /** Something happens to a vector that a log shows, and that is no message. */
    void saw(final Unit unit, final int vector, final int event) {
        final TrackedFunction function = unit.function();
        if (unit.following().can(vector, event)) {
            unit.following().see(vector, event, fault -> function.deviations().add(fault, line));
        } else {
            function.reject(diagnosis.underWay(line, unit.first() + vector));
            forget(unit, vector);
        }
        press(unit, vector, false);
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
            ram.shut(unit.address(vector), id);
        } else {
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

    /** Software wrote a field of a vector's message. */
    void rewritten(final Unit unit, final int vector, final int field, final int held, final int value) {
        final int event = unit.following().write(vector, field, held, value, line);
        saw(unit, vector, event);
        if (unit.following().remembers(vector)) {
            attribution.remembers(unit.first() + vector);
        }
    }

    /** If a vector may have to send now, the next line tells whether it did. */
    private void press(final Unit unit, final int vector, final boolean raise) {
        if (!unit.following().isPressing(vector)) {
            return;
        }
        if (!unit.function().surelySends() || !unit.known(vector)) {
            unit.following().maySent(vector);
        } else if (vectors.shown(unit.address(vector))) {
            addDue(unit.first() + vector);
            if (raise && latitude.window() == 0 && unit.following().isPrompt(vector)) {
                named = unit.first() + vector;
            }
        } else {
            elsewhere.open(unit, vector, raise);
        }
    }

    /** The raise of a vector, just in front of this message, was for a place that the log shows: it is due. */
    void dueAfterAll(final int id, final long raised) {
        addDue(id);
        vectors.dueLine(id, raised);
        named = id;
    }

    private void addDue(final int id) {
        if (latitude.window() > 0) {
            // The message may be logged elsewhere, so its absence here says nothing.
            vectors.unit(id).following().maySent(id - vectors.unit(id).first());
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
        unit.live(true);
        unit.function().raised();
        coverage.record(unit, vector, Coverage.Action.RAISED);
        if (!unit.known(vector)) {
            forget(unit, vector);
            return;
        }
        final Following following = unit.following();
        if (following.can(vector, OneEvents.REQUEST)) {
            following.see(vector, OneEvents.REQUEST, fault -> unit.function()
                    .deviations()
                    .add(fault, line));
        }
        press(unit, vector, true);
    }

    /** What was due and did not come before this line did not happen. */
    void settle() {
        settleAllBut(Vectors.NONE, "no message");
        elsewhere.settle();
        if (latitude.window() > 0) {
            attribution.expire(line);
        }
    }

    /** The log ends, perhaps between a raise and its message: what is still due is not missing. */
    void finish() {
        dueCount = 0;
        attribution.expire(Long.MAX_VALUE);
    }

    private void settleAllBut(final int one, final String instead) {
        for (int index = 0; index < dueCount; index++) {
            if (due[index] != one) {
                settle(due[index], instead);
            }
        }
        dueCount = 0;
        named = Vectors.NONE;
    }

    private void settle(final int id, final String instead) {
        final Unit unit = vectors.unit(id);
        final int vector = id - unit.first();
        final Following following = unit.following();
        if (following.can(vector, OneEvents.PASS)) {
            following.see(vector, OneEvents.PASS, fault -> unit.function()
                    .deviations()
                    .add(fault, vectors.dueLine(id)));
        } else {
            unit.function().reject(diagnosis.missing(line, id, instead));
            following.maySent(vector);
        }
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

    /** A message whose vector the log names. */
    void messageOf(final Unit unit, final int vector, final long address, final int data) {
        final int id = unit.first() + vector;
        counts.message();
        lastSender = Vectors.NONE;
        if (vectors.show(address)) {
            elsewhere.shown();
        }
        settleAllBut(id, Diagnosis.message(address, data));
        vectors.dueLine(id, line);
        attribution.ofVector(id, address, data);
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
        if (named != Vectors.NONE && attribution.formerly(named, address, data)) {
            dueCount = 0;
            named = Vectors.NONE;
            return true;
        }
        if (named != Vectors.NONE) {
            // The log's own chain: this message is the consequence of the raise in the line before it.
            vectors.unit(named).function().reject(diagnosis.other(line, named, address, data));
        }
        final boolean wrong = named != Vectors.NONE;
        settleAllBut(Vectors.NONE, Diagnosis.message(address, data));
        return wrong;
    }

    /** A due vector holds the message; if it was due for certain it is the sender, otherwise others may be. */
    private void takeDue(final int id, final long address, final int data, final TrackedFunction from) {
        raised = id == named ? id : Vectors.NONE;
        final boolean certain = id == named
                || !vectors.unit(id).following().can(id - vectors.unit(id).first(), OneEvents.PASS);
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
