package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.msicheck.registers.MsiForm;
import org.msicheck.validate.device.Observers;
import org.msicheck.verdict.BadInputException;

/**
 * Follows one log: register accesses of its functions, raises that the log names, messages, and looks at memory. One
 * pass, memory bounded by the number of functions and vectors. Not thread safe.
 */
public final class Engine {
    private static final int BUS_MASTER = 1 << 2;
    /** As many as a PCI segment has. */
    private static final int MOST_FUNCTIONS = 1 << 16;

    private final Observers observers;
    private final Flow flow;
    private final MsixAccess msixAccess;
    private final MsiAccess msiAccess;
    private final UnitLife life;
    private final List<TrackedFunction> functions = new ArrayList<>();
    private final Memory memory;
    private final Incomplete incomplete;

    /**
     * An engine for one log.
     *
     * @param observers those of the device that the log's functions are held against
     */
    public Engine(final Observers observers) {
        this.observers = observers;
        this.flow = new Flow(observers);
        this.msixAccess = new MsixAccess(flow);
        this.msiAccess = new MsiAccess(flow);
        this.life = new UnitLife(flow);
        this.memory = new Memory(flow);
        this.incomplete = new Incomplete(flow);
    }

    /**
     * A function that the log shows for the first time.
     *
     * @param id        its name
     * @param device    the device model, or empty
     * @param fromReset whether its registers are in their reset state now; otherwise they are unknown
     * @return the function
     */
    public TrackedFunction function(final String id, final String device, final boolean fromReset) {
        return add(new TrackedFunction(id, device, false, fromReset, flow.line()));
    }

    private TrackedFunction add(final TrackedFunction function) {
        if (functions.size() >= MOST_FUNCTIONS) {
            throw new BadInputException("a log has at most " + MOST_FUNCTIONS + " functions");
        }
        functions.add(function);
        return function;
    }

    /**
     * Allows messages to be logged too late or too early; then nothing follows from a message that is missing.
     *
     * @param lines how many lines away from where it left a message may be, 0 for none
     */
    public void window(final long lines) {
        flow.latitude().window(lines);
    }

    /**
     * All functions, in the order of their first line.
     *
     * @return an unmodifiable list
     */
    public List<TrackedFunction> functions() {
        return Collections.unmodifiableList(functions);
    }

    /**
     * The line that the next events belong to.
     *
     * @param line from 1
     */
    public void line(final long line) {
        flow.line(line);
    }

    /** What is counted while the log is followed: live counts. */
    public Statistics statistics() {
        return new Statistics(flow);
    }

    /** Events that changed or checked a possible state. */
    public long events() {
        return flow.events();
    }

    /**
     * Declares the MSI-X capability, or a longer table than assumed so far.
     *
     * @param function the function
     * @param entries  table entries, 1 to 2048
     */
    public void declareMsix(final TrackedFunction function, final int entries) {
        if (function.msix().map(unit -> unit.live() >= entries).orElse(false)) {
            return;
        }
        final MsixUnit unit = new MsixUnit(function, entries, flow::edge);
        flow.start(unit, entries);
        function.msix().ifPresent(old -> life.replace(old, unit));
        function.msix(unit);
    }

    /**
     * Declares the MSI capability.
     *
     * @param function the function
     * @param control  a value of Message Control that tells the form
     */
    public void declareMsi(final TrackedFunction function, final int control) {
        if (function.msi().isPresent()) {
            return;
        }
        final MsiUnit unit = new MsiUnit(function, MsiForm.fromControl(control, observers.registers()), flow::edge);
        flow.start(unit, MsiUnit.vectors());
        function.msi(unit);
    }

    /**
     * A write to the Command register.
     *
     * @param function the function
     * @param value    16 bits
     */
    public void command(final TrackedFunction function, final int value) {
        event();
        life.busMaster(function, (value & BUS_MASTER) != 0);
    }

    /**
     * A write to the MSI-X capability.
     *
     * @param function the function, with MSI-X declared
     * @param offset   byte offset in the capability
     * @param width    1, 2 or 4
     * @param value    the value
     */
    public void msixConfig(final TrackedFunction function, final int offset, final int width, final int value) {
        event();
        function.msix().ifPresent(unit -> msixAccess.config(unit, offset, width, value));
    }

    /**
     * A write to the MSI capability.
     *
     * @param function the function, with MSI declared
     * @param offset   byte offset in the capability
     * @param width    1, 2 or 4
     * @param value    the value
     */
    public void msiConfig(final TrackedFunction function, final int offset, final int width, final int value) {
        event();
        function.msi().ifPresent(unit -> msiAccess.config(unit, offset, width, value));
    }

    /**
     * A write to the MSI-X table.
     *
     * @param function the function, with MSI-X declared
     * @param offset   byte offset in the table
     * @param width    bytes
     * @param value    the value
     */
    public void tableWrite(final TrackedFunction function, final int offset, final int width, final long value) {
        event();
        function.msix().ifPresent(unit -> msixAccess.table(unit, offset, width, value));
    }

    /**
     * A write to the PBA, which has no defined effect.
     *
     * @param function the function
     */
    public void pbaWrite(final TrackedFunction function) {
        event();
        function.findings().add(Finding.PBA_WRITTEN, flow.line());
    }

    /**
     * A read of the MSI-X table.
     *
     * @param function the function
     * @param offset   byte offset of an aligned dword
     * @param value    the dword
     */
    public void tableRead(final TrackedFunction function, final int offset, final int value) {
        event();
        function.msix().ifPresent(unit -> msixAccess.readTable(unit, offset, value));
        new ReadBack(flow).of(function);
    }

    /**
     * A read of the PBA.
     *
     * @param function the function
     * @param dword    dword index in the PBA
     * @param value    the dword
     */
    public void pbaRead(final TrackedFunction function, final int dword, final int value) {
        event();
        function.read();
        function.msix().ifPresent(unit -> new PendingLook(flow).look(unit, dword, value));
    }

    /**
     * A read in configuration space.
     *
     * @param function the function
     * @param msix     true for the MSI-X capability, false for MSI
     * @param offset   byte offset in the capability
     * @param width    1, 2 or 4
     * @param value    the value
     */
    public void configRead(
            final TrackedFunction function, final boolean msix, final int offset, final int width, final int value) {
        event();
        new ReadBack(flow).of(function);
        if (msix) {
            function.msix().ifPresent(unit -> msixAccess.readConfig(unit, offset, width, value));
        } else {
            function.msi().ifPresent(unit -> msiAccess.readConfig(unit, offset, width, value));
        }
    }

    /**
     * What the device model itself says its registers are.
     *
     * @param function the function
     * @param enabled  MSI-X Enable
     * @param masked   Function Mask
     */
    public void msixState(final TrackedFunction function, final boolean enabled, final boolean masked) {
        function.msix().ifPresent(unit -> msixAccess.state(unit, enabled, masked));
    }

    /**
     * The device says that it raises a vector.
     *
     * @param function the function
     * @param vector   the vector
     */
    public void raise(final TrackedFunction function, final int vector) {
        event();
        function.sender().ifPresent(unit -> {
            final boolean msi = function.msi().map(own -> own.equals(unit)).orElse(false);
            if (!msi && vector >= unit.live()) {
                function.damaged("line " + flow.line() + ": raise of vector " + vector + ", but the table has "
                        + unit.live() + " entries");
            } else {
                // A device folds a source onto the vectors that are granted; QEMU's xhci takes the remainder.
                flow.raise(unit, vector % unit.live());
            }
        });
    }

    /**
     * The device model marks a vector used or unused (QEMU's use gate).
     *
     * @param function the function
     * @param vector   the vector
     * @param used     used or not
     */
    public void use(final TrackedFunction function, final int vector, final boolean used) {
        event();
        life.use(function, vector, used);
    }

    /**
     * The function is reset: its registers and hidden states are those after reset.
     *
     * @param function the function
     */
    public void reset(final TrackedFunction function) {
        event();
        function.msix().ifPresent(life::reset);
        function.msi().ifPresent(life::reset);
    }

    /**
     * A message to the interrupt window.
     *
     * @param address 64 bits
     * @param data    32 bits
     */
    public void message(final long address, final int data) {
        flow.countEvent();
        flow.message(address, data, null);
    }

    /**
     * A message whose sender the log names, and which it may not show completely.
     *
     * @param function the sender
     * @param vector   its vector
     * @param address  the address, if the log has it
     * @param data     the data, if the log has it
     */
    public void messageOf(
            final TrackedFunction function, final int vector, final OptionalLong address, final OptionalInt data) {
        incomplete.messageOf(function, vector, address, data);
    }

    /**
     * Events without all of their fields.
     *
     * @return takes them
     */
    public Incomplete incomplete() {
        return incomplete;
    }

    /**
     * Memory, as far as the log shows it.
     *
     * @return live
     */
    public Memory memory() {
        return memory;
    }

    /** The log ends: open updates end; what was due is not missing, since the log may end in between. */
    public void end() {
        flow.finish();
        for (final TrackedFunction function : functions) {
            life.end(function);
        }
    }

    /** A raise that the log does not tie to a function: nothing follows from it. */
    public void unnamedRaise() {
        event();
    }

    /**
     * Who sent the last message.
     *
     * @return the vector, if it can have been no other
     */
    public Optional<Sender> lastSender() {
        return flow.lastSender();
    }

    /**
     * Something that is no PCI function, whose word in the log is checked: a remapping unit, the local APICs.
     *
     * @param id     its name in reports
     * @param device the kind
     * @return its record
     */
    public TrackedFunction platform(final String id, final String device) {
        return add(new TrackedFunction(id, device, true, true, flow.line()));
    }

    /**
     * Checks one value that the log states.
     *
     * @param part     whose word it is
     * @param what     the field
     * @param expected what follows from earlier lines
     * @param observed what the log says
     */
    public void check(final TrackedFunction part, final String what, final long expected, final long observed) {
        flow.check(part, what, expected, observed);
    }

    /**
     * Counts a finding that another source of knowledge than the registers tells.
     *
     * @param part    whose
     * @param finding the kind
     * @param line    where
     */
    public void finding(final TrackedFunction part, final Finding finding, final long line) {
        part.findings().add(finding, line);
    }

    private void event() {
        flow.event();
    }
}
