package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Events that a log shows without all of their fields: what is missing becomes unknown, and nothing is held against a
 * function until software has written it again.
 */
public final class Incomplete {
    private final Flow flow;

    Incomplete(final Flow flow) {
        this.flow = flow;
    }

    /**
     * Bytes of the MSI-X table were written with an unknown value.
     *
     * @param function the function
     * @param offset   byte offset in the table
     * @param bytes    how many
     */
    public void tableWritten(final TrackedFunction function, final int offset, final int bytes) {
        flow.event();
        function.activate();
        function.msix().ifPresent(unit -> {
            unit.forgetTable(offset, bytes);
            for (int vector = 0; vector < unit.live(); vector++) {
                if (!unit.known(vector)) {
                    forget(unit, vector);
                }
            }
        });
    }

    /**
     * The MSI-X table was written, and the log does not say where.
     *
     * @param function the function
     */
    public void tableWritten(final TrackedFunction function) {
        tableWritten(function, 0, Integer.MAX_VALUE);
    }

    /**
     * MSI-X Message Control was written with an unknown value.
     *
     * @param function the function
     */
    public void msixControlWritten(final TrackedFunction function) {
        flow.event();
        function.activate();
        function.msix().ifPresent(unit -> {
            unit.forgetControl();
            forgetAll(unit);
        });
    }

    /**
     * A register of the MSI capability was written with an unknown value.
     *
     * @param function the function
     * @param offset   byte offset in the capability
     * @param bytes    its width
     */
    public void msiWritten(final TrackedFunction function, final int offset, final int bytes) {
        flow.event();
        function.activate();
        function.msi().ifPresent(unit -> {
            unit.forget(offset, bytes);
            forgetAll(unit);
        });
    }

    /**
     * The Command register was written with an unknown value: nothing has to be sent until it is written again.
     *
     * @param function the function
     */
    public void commandWritten(final TrackedFunction function) {
        flow.event();
        function.busMaster(true);
        function.busMasterUnsure();
    }

    /**
     * A register was read, and the log does not say what.
     *
     * @param function the function
     */
    public void read(final TrackedFunction function) {
        flow.event();
        new ReadBack(flow).of(function);
    }

    private void forgetAll(final Unit unit) {
        for (int vector = 0; vector < unit.count(); vector++) {
            forget(unit, vector);
        }
    }

    private void forget(final Unit unit, final int vector) {
        unit.run(vector).close();
        flow.ram().forget(unit.first() + vector);
        flow.forget(unit, vector);
        flow.learns(unit);
    }

    /**
     * A message of which something is missing. With a function it belongs to the one open vector that fits, or is
     * ambiguous among several; without one it is ambiguous at best, since anybody may have sent the missing part.
     *
     * @param function the sender, if the log names it
     * @param address  the address, if the log has it
     * @param data     the data, if the log has it
     */
    public void message(final Optional<TrackedFunction> function, final OptionalLong address, final OptionalInt data) {
        flow.countEvent();
        final List<Integer> fitting = fitting(function, address, data);
        final List<Integer> open =
                fitting.stream().filter(flow.attribution()::maySend).toList();
        final int named = flow.named();
        if (named != Vectors.NONE) {
            flow.message(
                    address.orElse(flow.vectors()
                            .unit(named)
                            .address(named - flow.vectors().unit(named).first())),
                    data.orElse(flow.vectors()
                            .unit(named)
                            .data(named - flow.vectors().unit(named).first())),
                    null);
        } else if (function.isPresent() && open.size() == 1) {
            flow.message(flow.vectors().address(open.get(0)), flow.vectors().data(open.get(0)), null);
        } else {
            flow.counts().message();
            several(function, fitting, open, new Missing(address, data));
        }
    }

    /**
     * A message whose sender the bus names, but not its vector.
     *
     * @param function the sender, empty if it is none of the log
     * @param address  the address
     * @param data     the data
     */
    public void messageFrom(final Optional<TrackedFunction> function, final long address, final int data) {
        flow.countEvent();
        if (function.isPresent()) {
            flow.message(address, data, function.get());
        } else {
            flow.counts().message();
            flow.counts().foreign();
        }
    }

    /** A message whose function and vector the log names; the raise is already known. */
    void messageOf(
            final TrackedFunction function, final int vector, final OptionalLong address, final OptionalInt data) {
        final Optional<Unit> sender = function.sender().filter(unit -> vector < unit.live());
        flow.countEvent();
        if (sender.isEmpty()) {
            flow.counts().message();
            ofNoVector(function, new Missing(address, data));
            return;
        }
        final Unit unit = sender.get();
        final int id = unit.first() + vector;
        final boolean whole = address.isPresent() && data.isPresent();
        if (!whole && flow.latitude().window() > 0 && !flow.attribution().maySend(id)) {
            // The vector may have been open a few lines away, with another content.
            flow.counts().message();
            flow.counts().unknown();
        } else if (flow.latitude().window() > 0 || flow.named() == id) {
            flow.message(address.orElse(unit.address(vector)), data.orElse(unit.data(vector)), null);
        } else {
            flow.messageOf(unit, vector, address.orElse(unit.address(vector)), data.orElse(unit.data(vector)));
        }
    }

    private void ofNoVector(final TrackedFunction function, final Missing message) {
        if (flow.latitude().window() == 0 && function.surelyDisabled()) {
            flow.counts().attribute();
            function.reject(flow.diagnosis().partial(flow.line(), message.toString(), function, List.of()));
        } else {
            flow.counts().unknown();
        }
    }

    private record Missing(OptionalLong address, OptionalInt data) {
        @Override
        public String toString() {
            return "message" + (address.isPresent() ? " address 0x" + Long.toHexString(address.getAsLong()) : "")
                    + (data.isPresent() ? " data 0x" + Integer.toHexString(data.getAsInt()) : "");
        }
    }

    private void several(
            final Optional<TrackedFunction> function,
            final List<Integer> fitting,
            final List<Integer> open,
            final Missing message) {
        if (!open.isEmpty()) {
            flow.attribution().ambiguous(open);
        } else if (flow.unknownMaySend() || flow.latitude().window() > 0) {
            flow.counts().unknown();
        } else if (function.isPresent()) {
            flow.counts().attribute();
            function.get().reject(flow.diagnosis().partial(flow.line(), message.toString(), function.get(), fitting));
        } else {
            flow.counts().foreign();
        }
    }

    private List<Integer> fitting(
            final Optional<TrackedFunction> function, final OptionalLong address, final OptionalInt data) {
        final List<Integer> found = new ArrayList<>();
        for (int id = 0; id < flow.vectors().count(); id++) {
            final Unit unit = flow.vectors().unit(id);
            final int vector = id - unit.first();
            if (vector < unit.live()
                    && unit.enabled()
                    && unit.known(vector)
                    && function.map(unit.function()::equals).orElse(true)
                    && (address.isEmpty() || unit.address(vector) == address.getAsLong())
                    && (data.isEmpty() || unit.data(vector) == data.getAsInt())) {
                found.add(id);
            }
        }
        return found;
    }
}
