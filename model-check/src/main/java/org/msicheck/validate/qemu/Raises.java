package org.msicheck.validate.qemu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msicheck.validate.engine.Counts;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.Sender;

/**
 * Device events that say which vector is raised. Most do not say by which function: that is clear when the log has one
 * function of the device model only, or when an object's pointer has been tied to a function by its messages.
 */
final class Raises {
    private static final int MOST_QUEUES = 1 << 14;

    private final Engine engine;
    private final QemuMachine machine;
    private final Map<Long, QemuFunction> byPointer = new HashMap<>();
    private final Set<QemuFunction> shared = new HashSet<>(0);
    private long asking;
    private long unnamed;
    private final Map<Long, Sender> byQueue = new HashMap<>();
    private final Counts counts;
    private long queueAsked;
    private long queueLine;
    private long foreignBefore;

    Raises(final Engine engine, final QemuMachine machine) {
        this.engine = engine;
        this.machine = machine;
        this.counts = engine.statistics().counts();
    }

    /** Raises that name no function for certain. */
    long unnamed() {
        return unnamed;
    }

    /** The only function that can have raised: in a log that begins in the middle there may be others of the model. */
    private Optional<QemuFunction> only(final DeviceModels models) {
        final List<QemuFunction> found = candidates(models);
        return found.size() == 1 && found.get(0).tracked().fromReset() ? Optional.of(found.get(0)) : Optional.empty();
    }

    private List<QemuFunction> candidates(final DeviceModels models) {
        final List<QemuFunction> found = new ArrayList<>(1);
        for (final QemuFunction function : machine.functions()) {
            if (models.has(function)) {
                found.add(function);
            }
        }
        return found;
    }

    void raise(final DeviceModels models, final long vector) {
        final Optional<QemuFunction> found = only(models);
        if (found.isPresent()) {
            engine.raise(found.get().tracked(), (int) vector);
        } else {
            unnamed++;
            engine.unnamedRaise();
        }
    }

    void raiseBy(final DeviceModels models, final long pointer, final int vector) {
        final QemuFunction bound = byPointer.get(pointer);
        if (bound != null && machine.functions().contains(bound)) {
            engine.raise(bound.tracked(), vector);
            return;
        }
        engine.unnamedRaise();
        unnamed++;
        final Optional<QemuFunction> found = only(models).filter(this::isOnlyObject);
        if (found.isPresent()) {
            byPointer.put(pointer, found.get());
            unnamed--;
            engine.raise(found.get().tracked(), vector);
        } else {
            asking = pointer;
        }
    }

    /** A second object of a model with one PCI function is none on PCI; which of the two is, is not known. */
    private boolean isOnlyObject(final QemuFunction function) {
        if (byPointer.containsValue(function)) {
            byPointer.values().removeIf(function::equals);
            shared.add(function);
        }
        return !shared.contains(function);
    }

    /** A virtio queue is notified; the event names neither function nor vector, but the same queue as before. */
    void queueNotified(final long queue, final long line) {
        queueAsked = queue;
        queueLine = line;
        foreignBefore = counts.foreignMessages();
    }

    /**
     * The message right behind tells the queue's vector. Once that is known and open, a message there that nobody holds
     * is a finding; no more, since the driver may give the queue another vector or none without a line in the log.
     */
    private void queueAnswered(final long line) {
        final Optional<Sender> sender = engine.lastSender();
        if (sender.isPresent()) {
            if (byQueue.size() < MOST_QUEUES && sender.get().function().device().contains("virtio")) {
                byQueue.put(queueAsked, sender.get());
            }
        } else if (counts.foreignMessages() > foreignBefore) {
            Optional.ofNullable(byQueue.get(queueAsked))
                    .filter(Sender::isOpen)
                    .ifPresent(usual -> engine.finding(usual.function(), Finding.UNHELD_MESSAGE, line));
        }
    }

    /** The message behind an event with an unknown pointer tells whose pointer it is. */
    void messageSeen(final long line) {
        if (queueAsked != 0 && line == queueLine + 1) {
            queueAnswered(line);
        }
        queueAsked = 0;
        if (asking != 0) {
            final long pointer = asking;
            asking = 0;
            engine.lastSender().ifPresent(sender -> {
                for (final QemuFunction function : machine.functions()) {
                    if (function.tracked().equals(sender.function()) && DeviceModels.AHCI.has(function)) {
                        byPointer.put(pointer, function);
                    }
                }
            });
        }
    }

    void nothingSeen() {
        asking = 0;
    }

    void use(final DeviceModels models, final long vector, final boolean used) {
        only(models).ifPresent(function -> engine.use(function.tracked(), (int) vector, used));
    }
}
