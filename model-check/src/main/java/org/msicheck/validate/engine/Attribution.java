package org.msicheck.validate.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.msicheck.ref.onefunction.OneEvents;

/** To whom a message belongs: one open vector, several, none that may send it, or nobody. */
final class Attribution {
    private static final int PRESENT = OneEvents.message(0);

    private final Flow flow;
    private final Vectors vectors;
    private final Set<Integer> remembering = new LinkedHashSet<>();
    private final Latitude latitude;
    private final Deliveries foreign = new Deliveries();

    Attribution(final Flow flow, final Latitude latitude) {
        this.flow = flow;
        this.vectors = flow.vectors();
        this.latitude = latitude;
    }

    /** To whom the messages went that nobody in the log holds. */
    Deliveries foreign() {
        return foreign;
    }

    /** Open vectors that hold the message; of the sender, if the log names it. */
    int senders(final long address, final int data, final TrackedFunction from) {
        int open = 0;
        for (int id = vectors.first(address, data); id != Vectors.NONE; id = vectors.nextSame(id)) {
            open += flow.isOf(id, from) && maySend(id) ? 1 : 0;
        }
        return open;
    }

    /** This vector sent the message; {@code raised}: because of a raise that the log names. */
    void sent(final int id, final long address, final int data, final boolean raised) {
        final Unit unit = vectors.unit(id);
        final TrackedFunction function = unit.function();
        final int vector = id - unit.first();
        flow.coverage()
                .record(
                        unit,
                        vector,
                        !raised && unit.following().isPressing(vector)
                                ? Coverage.Action.SENT_PENDING
                                : Coverage.Action.SENT);
        if (!unit.following().can(vector, PRESENT)) {
            function.reject(flow.diagnosis().shut(flow.line(), address, data));
            return;
        }
        see(id, PRESENT);
        vectors.countSent(id);
        unit.live(true);
        function.countAttributed();
        flow.counts().attribute();
        flow.lastSender(id);
        inUpdate(unit, id - unit.first(), address, data);
    }

    private void inUpdate(final Unit unit, final int vector, final long address, final int data) {
        final UpdateRun run = unit.run(vector);
        if (run.open() && (run.beforeAddress() != address || unit.derive(run.beforeData(), vector) != data)) {
            run.saw(vector, address, data, flow.line());
        }
    }

    /** Finds out to whom a message belongs that nobody owed; the sender, if the log names it. */
    void attribute(final long address, final int data, final TrackedFunction from) {
        int open = 0;
        int sender = Vectors.NONE;
        int shut = Vectors.NONE;
        for (int id = vectors.first(address, data); id != Vectors.NONE; id = vectors.nextSame(id)) {
            if (!flow.isOf(id, from)) {
                continue;
            }
            if (maySend(id)) {
                open++;
                sender = id;
            } else if (mustNotSend(id)) {
                shut = id;
            }
        }
        if (open == 1) {
            sent(sender, address, data, false);
        } else if (open > 1) {
            ambiguous(address, data, from);
        } else {
            unexplained(address, data, shut, from);
        }
    }

    private void unexplained(final long address, final int data, final int shut, final TrackedFunction from) {
        final int former = latitude.former(address, data, flow.line());
        if (former != Vectors.NONE) {
            cached(former);
        } else if (formerly(address, data, from)) {
            return;
        } else if (flow.unknownMaySend()) {
            flow.counts().unknown();
        } else if (latitude.window() > 0) {
            latitude.hold(address, data, flow.line(), shut);
        } else if (from != null && shut == Vectors.NONE) {
            notHeldBy(from, address, data);
        } else {
            nobody(address, data, flow.line(), shut);
        }
    }

    /** The named sender does not hold the message; unless it may have a capability that the log does not tell of. */
    private void notHeldBy(final TrackedFunction from, final long address, final int data) {
        if (from.sender().filter(unit -> !unit.hasUnknown()).isPresent()) {
            flow.counts().attribute();
            from.reject(flow.diagnosis().partial(flow.line(), Diagnosis.message(address, data), from, List.of()));
        } else {
            flow.counts().unknown();
        }
    }

    /** The log says that this vector sent the message. */
    void ofVector(final int id, final long address, final int data) {
        final Unit unit = vectors.unit(id);
        final boolean holds = vectors.address(id) == address && vectors.data(id) == data;
        if (!unit.known(id - unit.first())) {
            flow.counts().unknown();
        } else if (holds && maySend(id)) {
            sent(id, address, data, false);
        } else if (!formerly(id, address, data)) {
            flow.counts().attribute();
            unit.function()
                    .reject(
                            holds
                                    ? flow.diagnosis().shut(flow.line(), address, data)
                                    : flow.diagnosis().other(flow.line(), id, address, data));
        }
    }

    /** Some vector may still send what its registers held before. */
    private boolean formerly(final long address, final int data, final TrackedFunction from) {
        remembering.removeIf(id ->
                !vectors.unit(id).following().remembers(id - vectors.unit(id).first()));
        for (final int id : remembering) {
            if (flow.isOf(id, from) && formerly(id, address, data)) {
                return true;
            }
        }
        return false;
    }

    /** This vector may still send what its registers held before, and has sent it. */
    boolean formerly(final int id, final long address, final int data) {
        final Unit unit = vectors.unit(id);
        final int vector = id - unit.first();
        final int content = unit.following().content(vector, unit.message(vector), Unit.fields(address, data));
        if (content <= 0
                || !unit.known(vector)
                || !unit.function().busMaster()
                || !unit.following().can(vector, OneEvents.message(content))) {
            return false;
        }
        see(id, OneEvents.message(content));
        cached(id);
        return true;
    }

    /** From now on the vector may send what its registers do not hold. */
    void remembers(final int id) {
        remembering.add(id);
    }

    private void see(final int id, final int event) {
        final Unit unit = vectors.unit(id);
        unit.following().see(id - unit.first(), event, fault -> unit.function()
                .deviations()
                .add(fault, flow.line()));
    }

    /** The vector sent what it held a while ago. */
    void cached(final int id) {
        vectors.countSent(id);
        vectors.unit(id).function().countAttributed();
        flow.counts().attribute();
    }

    private void nobody(final long address, final int data, final long line, final int shut) {
        if (shut == Vectors.NONE) {
            flow.counts().foreign();
            foreign.addMessage(address, data);
            flow.unheld();
        } else {
            leak(shut, address, data, line);
        }
    }

    /** Messages that were held back for the whole window belong to nobody. */
    void expire(final long line) {
        latitude.expire(line).forEach(each -> nobody(each.address(), each.data(), each.line(), each.shut()));
    }

    /** A vector can send something new: perhaps it has sent a message that was logged too early. */
    void arrived(final int id) {
        if (latitude.release(vectors.address(id), vectors.data(id))) {
            cached(id);
        }
    }

    boolean maySend(final int id) {
        final Unit unit = vectors.unit(id);
        return unit.known(id - unit.first())
                && unit.function().busMaster()
                && unit.following().can(id - unit.first(), PRESENT);
    }

    /** A shut vector that holds a whole message, not one that is just being rewritten. */
    private boolean mustNotSend(final int id) {
        final Unit unit = vectors.unit(id);
        final int vector = id - unit.first();
        final UpdateRun run = unit.run(vector);
        return unit.known(vector)
                && (!run.open()
                        || (run.beforeAddress() == vectors.address(id)
                                && unit.derive(run.beforeData(), vector) == vectors.data(id)));
    }

    /** Several open vectors hold the message; of the sender, if the log names it. */
    void ambiguous(final long address, final int data, final TrackedFunction from) {
        flow.counts().ambiguous();
        for (int id = vectors.first(address, data); id != Vectors.NONE; id = vectors.nextSame(id)) {
            if (flow.isOf(id, from) && maySend(id)) {
                mayHaveSent(id);
            }
        }
    }

    /** One of these open vectors sent, or somebody else. */
    void ambiguous(final List<Integer> open) {
        flow.counts().ambiguous();
        open.forEach(this::mayHaveSent);
    }

    private void mayHaveSent(final int id) {
        vectors.unit(id).function().countAmbiguous(flow.counts().messages());
        vectors.countSent(id);
        vectors.unit(id).following().maySent(id - vectors.unit(id).first());
    }

    private void leak(final int id, final long address, final int data, final long line) {
        final TrackedFunction function = vectors.unit(id).function();
        flow.counts().attribute();
        if (!function.rejected()) {
            function.outcomes().add(Outcome.LEAK, line);
            function.reject(flow.diagnosis().shut(line, address, data));
        }
    }
}
