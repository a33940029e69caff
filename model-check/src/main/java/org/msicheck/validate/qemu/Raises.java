package org.msicheck.validate.qemu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msicheck.validate.engine.Engine;

/**
 * Device events that say which vector is raised. Most do not say by which function: that is clear when the log has one
 * function of the device model only, or when an object's pointer has been tied to a function by its messages.
 */
final class Raises {
    private final Engine engine;
    private final QemuMachine machine;
    private final Map<Long, QemuFunction> byPointer = new HashMap<>();
    private long asking;
    private long unnamed;

    Raises(final Engine engine, final QemuMachine machine) {
        this.engine = engine;
        this.machine = machine;
    }

    /** Raises that name no function for certain. */
    long unnamed() {
        return unnamed;
    }

    private List<QemuFunction> candidates(final String device) {
        final List<QemuFunction> found = new ArrayList<>(1);
        for (final QemuFunction function : machine.functions()) {
            if (function.deviceContains(device)) {
                found.add(function);
            }
        }
        return found;
    }

    void raise(final String device, final long vector) {
        final List<QemuFunction> found = candidates(device);
        if (found.size() == 1) {
            engine.raise(found.get(0).tracked(), (int) vector);
        } else {
            unnamed++;
            engine.unnamedRaise();
        }
    }

    void raiseBy(final String device, final long pointer, final int vector) {
        final QemuFunction bound = byPointer.get(pointer);
        if (bound != null && machine.functions().contains(bound)) {
            engine.raise(bound.tracked(), vector);
            return;
        }
        engine.unnamedRaise();
        unnamed++;
        final List<QemuFunction> found = candidates(device);
        if (found.size() == 1) {
            byPointer.put(pointer, found.get(0));
            unnamed--;
            engine.raise(found.get(0).tracked(), vector);
        } else {
            asking = pointer;
        }
    }

    /** The message behind an event with an unknown pointer tells whose pointer it is. */
    void messageSeen() {
        if (asking != 0) {
            final long pointer = asking;
            asking = 0;
            engine.lastSender().ifPresent(sender -> {
                for (final QemuFunction function : machine.functions()) {
                    if (function.tracked().equals(sender) && function.deviceContains("ahci")) {
                        byPointer.put(pointer, function);
                    }
                }
            });
        }
    }

    void nothingSeen() {
        asking = 0;
    }

    void use(final String device, final long vector, final boolean used) {
        final List<QemuFunction> found = candidates(device);
        if (found.size() == 1) {
            engine.use(found.get(0).tracked(), (int) vector, used);
        }
    }
}
