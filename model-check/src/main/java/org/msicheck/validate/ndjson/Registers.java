package org.msicheck.validate.ndjson;

import org.msicheck.registers.MsixRegisters;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.TrackedFunction;

/** The registers that the event format names, and where they are. */
final class Registers {
    private static final int CONTROL = 2;
    private static final int ADDRESS = 4;
    private static final int UPPER = 8;

    private static final int WHOLE_CAPABILITY = 64;

    private final Engine engine;

    Registers(final Engine engine) {
        this.engine = engine;
    }

    void write(final TrackedFunction function, final Event event) throws Event.Problem {
        if (!event.has("register") || !event.has("value")) {
            unknown(function, event);
            return;
        }
        final String register = event.text("register");
        if (register.equals("table") && !event.has("offset") && !(event.has("entry") && event.has("field"))) {
            unknown(function, event);
            return;
        }
        switch (register) {
            case "command" -> engine.command(function, (int) event.number("value", Short.SIZE));
            case "msix-control" ->
                engine.msixConfig(function, CONTROL, Short.BYTES, (int) event.number("value", Short.SIZE));
            case "table" ->
                engine.tableWrite(
                        function,
                        inTable(function, offset(event)),
                        width(event),
                        event.number("value", width(event) * Byte.SIZE));
            case "pba" -> engine.pbaWrite(function);
            default ->
                engine.msiConfig(function, msiOffset(function, register), msiWidth(register), (int)
                        event.number("value", msiWidth(register) * Byte.SIZE));
        }
    }

    /** A write without its value, or of the log does not say what: these registers are unknown from here on. */
    private void unknown(final TrackedFunction function, final Event event) throws Event.Problem {
        final String register = event.text("register", "");
        switch (register) {
            case "" -> {
                engine.incomplete().commandWritten(function);
                engine.incomplete().msixControlWritten(function);
                engine.incomplete().tableWritten(function);
                engine.incomplete().msiWritten(function, 0, WHOLE_CAPABILITY);
            }
            case "command" -> engine.incomplete().commandWritten(function);
            case "msix-control" -> engine.incomplete().msixControlWritten(function);
            case "table" -> unknownTable(function, event);
            case "pba" -> engine.pbaWrite(function);
            default -> engine.incomplete().msiWritten(function, msiOffset(function, register), msiWidth(register));
        }
    }

    private void unknownTable(final TrackedFunction function, final Event event) throws Event.Problem {
        if (event.has("offset") || (event.has("entry") && event.has("field"))) {
            engine.incomplete().tableWritten(function, inTable(function, offset(event)), width(event));
        } else if (event.has("entry")) {
            engine.incomplete()
                    .tableWritten(
                            function,
                            inTable(function, entry(event) * MsixRegisters.ENTRY_BYTES),
                            MsixRegisters.ENTRY_BYTES);
        } else {
            engine.incomplete().tableWritten(function);
        }
    }

    void read(final TrackedFunction function, final Event event) throws Event.Problem {
        if (!event.has("register") || !event.has("value")) {
            engine.incomplete().read(function);
            return;
        }
        final String register = event.text("register");
        switch (register) {
            case "msix-control" ->
                engine.configRead(function, true, CONTROL, Short.BYTES, (int) event.number("value", Short.SIZE));
            case "table" ->
                engine.tableRead(function, inTable(function, offset(event)), (int) event.number("value", Integer.SIZE));
            case "pba" ->
                engine.pbaRead(function, (int) event.number("offset", Short.SIZE) / Integer.BYTES, (int)
                        event.number("value", Integer.SIZE));
            default ->
                engine.configRead(function, false, msiOffset(function, register), msiWidth(register), (int)
                        event.number("value", msiWidth(register) * Byte.SIZE));
        }
    }

    /** Either a byte offset in the table, or entry and field. */
    private static int offset(final Event event) throws Event.Problem {
        if (event.has("offset")) {
            return (int) event.number("offset", Short.SIZE - 1);
        }
        final int entry = entry(event);
        final int field =
                switch (event.text("field")) {
                    case "address" -> 0;
                    case "upper-address" -> 1;
                    case "data" -> 2;
                    case "control" -> 3;
                    default -> throw unread("field");
                };
        return entry * MsixRegisters.ENTRY_BYTES + field * Integer.BYTES;
    }

    /** An access behind the table that the log itself declared contradicts the declaration. */
    private static int inTable(final TrackedFunction function, final int offset) throws Event.Problem {
        final int entry = offset / MsixRegisters.ENTRY_BYTES;
        final int entries = function.tableEntries();
        if (entries > 0 && entry >= entries) {
            throw new Event.Problem(
                    "entry " + entry + ": the table of '" + function.id() + "' has " + entries + " entries");
        }
        return offset;
    }

    private static int entry(final Event event) throws Event.Problem {
        return (int) event.number("entry", Short.SIZE - Integer.BYTES - 1);
    }

    private static int width(final Event event) throws Event.Problem {
        return event.has("width") ? (int) event.number("width", Integer.BYTES) : Integer.BYTES;
    }

    private static int msiWidth(final String register) {
        return register.equals("msi-control") || register.equals("msi-data") ? Short.BYTES : Integer.BYTES;
    }

    private int msiOffset(final TrackedFunction function, final String register) throws Event.Problem {
        final int moved = function.msiIsWide() ? Integer.BYTES : 0;
        return switch (register) {
            case "msi-control" -> CONTROL;
            case "msi-address" -> ADDRESS;
            case "msi-upper-address" -> UPPER;
            case "msi-data" -> UPPER + moved;
            case "msi-mask" -> UPPER + Integer.BYTES + moved;
            default -> throw unread("register");
        };
    }

    private static IllegalStateException unread(final String key) {
        return new IllegalStateException("the schema has more values of '" + key + "' than the reader");
    }
}
