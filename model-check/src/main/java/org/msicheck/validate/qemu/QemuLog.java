package org.msicheck.validate.qemu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.input.KnownFormat;
import org.msicheck.validate.input.LogFormat;
import org.msicheck.validate.input.LogKind;
import org.msicheck.validate.input.NearMiss;
import org.msicheck.validate.qemu.chain.AmdLines;
import org.msicheck.validate.qemu.chain.DeliveryChain;
import org.msicheck.validate.qemu.chain.RemappingLines;
import org.msicheck.validate.qemu.line.Fields;
import org.msicheck.validate.qemu.line.LineHead;
import org.msicheck.validate.qemu.line.QemuEvent;

/**
 * One QEMU trace log, line by line. Lines have the form {@code [TIME]EVENT TEXT}; the scripts of a qtest run add
 * {@code #> command} and {@code #< answer} lines. Events that are not read here are skipped.
 */
public final class QemuLog implements LogFormat {
    /** The format as others see it. */
    public static final LogKind KIND = new LogKind(
            new KnownFormat(
                    "qemu",
                    "lines of QEMU's -trace that begin with the event's name, a time stamp perhaps before it",
                    line -> NearMiss.ofNames(
                            line,
                            QemuEvent.words(),
                            (found, name) -> "says '" + found
                                    + (found.equals(name)
                                            ? "' not as QEMU does"
                                            : "', which is no event that is read; the nearest is '" + name + "'"))),
            "qemu",
            QemuLog::new,
            QemuLog::endsWithQuotedName);

    private static final String EMPTY = "empty";

    private final Engine engine;
    private final QemuMachine machine;
    private final DeliveryChain chain;
    private final QtestLines qtest;
    private final Raises raises;
    private final Fields fields = new Fields();
    private final LineHead head = new LineHead(fields);
    private final MemoryLines memory;
    private final DeviceLines devices;
    private final Recorded recorded = new Recorded();
    private long recognised;
    private long damaged;
    private long firstDamaged;
    private long line;

    /**
     * Reads into an engine.
     *
     * @param engine the engine of this log
     */
    public QemuLog(final Engine engine) {
        this.engine = engine;
        machine = new QemuMachine(engine);
        chain = new DeliveryChain(engine);
        qtest = new QtestLines(engine, machine);
        raises = new Raises(engine, machine);
        memory = new MemoryLines(engine, machine, chain, raises, fields);
        devices = new DeviceLines(raises, machine, fields);
    }

    /** Of a line without a line feed only a quoted name tells that it is whole; half a number is a number too. */
    private static boolean endsWithQuotedName(final String line) {
        return line.endsWith("'") && line.chars().filter(each -> each == '\'').count() % 2 == 0;
    }

    @Override
    public void line(final byte[] bytes, final int start, final int end, final long number) {
        if (memory.otherRun() == 0) {
            line = number;
            head.find(bytes, start, end, number).ifPresent(this::event);
        }
    }

    private void event(final QemuEvent event) {
        if (event != QemuEvent.ITS_WRITE && event != QemuEvent.AMD_REQUEST) {
            memory.sender().ended();
        }
        engine.line(line);
        machine.line(line);
        recorded.saw(event);
        handle(event);
        if (fields.bad()) {
            damaged++;
            firstDamaged = firstDamaged == 0 ? line : firstDamaged;
        } else {
            recognised++;
        }
    }

    private void handle(final QemuEvent event) {
        switch (event) {
            case MEMORY_WRITE -> memory.write(line);
            case APIC_DELIVER -> delivered();
            case PCI_CFG_WRITE, PCI_CFG_READ -> config(event == QemuEvent.PCI_CFG_WRITE);
            case MSIX_WRITE_CONFIG -> msixState();
            case MEMORY_READ -> memory.read();
            case MAPPINGS_ADD, MAPPINGS_DEL -> mapping(event == QemuEvent.MAPPINGS_ADD);
            case ITS_WRITE -> memory.sender().its(fields, line);
            case VTD_REQUEST,
                    VTD_IRTE,
                    VTD_ENTRY,
                    VTD_RESULT,
                    VTD_ENABLE,
                    VTD_INVALIDATE,
                    VTD_NOTIFY,
                    VTD_ROOT,
                    VTD_COMMAND -> RemappingLines.read(event, fields, chain, line);
            case AMD_REQUEST -> memory.sender().amd(fields, chain, line);
            case AMD_TABLE, AMD_ENTRY, AMD_ENTRY_GA, AMD_RESULT -> AmdLines.read(event, fields, chain);
            case QTEST_COMMAND -> qtest.command(fields);
            case QTEST_ANSWER -> qtest.answer(fields);
            default -> devices.read(event, line);
        }
    }

    /** {@code DEVICE BB:DD.F}; gives the address, and the name by its bounds. */
    private int address() {
        final int bus = (int) fields.bareHex();
        fields.expect(":");
        final int slot = (int) fields.bareHex();
        fields.expect(".");
        final int function = (int) fields.bareHex();
        if (bus > 0xff || slot > 0x1f || function > 7) {
            fields.damage();
        }
        return bus << 8 | slot << 3 | function;
    }

    private void config(final boolean write) {
        chain.ended();
        raises.nothingSeen();
        machine.begin();
        final int from = fields.position();
        fields.skipWord();
        final int to = fields.position() - 1;
        final int address = address();
        fields.expect(" @");
        final int offset = (int) fields.hex(Short.SIZE);
        fields.expect(write ? " <- " : " -> ");
        final long value = fields.hex(Integer.SIZE);
        if (fields.bad()) {
            return;
        }
        if (isEmpty(from, to)) {
            machine.empty(address);
            return;
        }
        final QemuFunction function =
                machine.function(address, fields, from, to, write && QemuMachine.sizing(offset, value));
        if (write) {
            machine.lastWriter(function);
            machine.configWrite(function, offset, value);
        } else {
            machine.configRead(function, offset, Byte.BYTES, value);
        }
    }

    /** QEMU's word for an address where no function is. */
    private boolean isEmpty(final int from, final int to) {
        return to - from == EMPTY.length()
                && new String(fields.bytes(), from, to - from, StandardCharsets.ISO_8859_1).equals(EMPTY);
    }

    private void msixState() {
        fields.expect("dev ");
        final int from = fields.position();
        fields.skipWord();
        final int to = fields.position() - 1;
        fields.expect("enabled ");
        final long enabled = fields.decimal();
        fields.expect(" masked ");
        final long masked = fields.decimal();
        if (!fields.bad()) {
            machine.msixState(fields, from, to, enabled != 0, masked != 0);
        }
    }

    private void mapping(final boolean add) {
        chain.ended();
        machine.begin();
        final int from = fields.position();
        fields.skipWord();
        final int to = fields.position() - 1;
        final int address = address();
        fields.expect(" ");
        final int bar = (int) fields.decimal();
        fields.expect(",");
        final long base = fields.hex();
        fields.expect("+");
        final long size = fields.hex();
        if (!fields.bad()) {
            final QemuFunction function = machine.function(address, fields, from, to, false);
            if (add) {
                function.map(bar, base, size);
            } else {
                function.unmap(bar);
            }
        }
    }

    private void delivered() {
        fields.expect("dest ");
        final long destination = fields.decimal();
        fields.expect(" dest_mode ");
        final long mode = fields.decimal();
        fields.expect(" delivery_mode ");
        final long deliver = fields.decimal();
        fields.expect(" vector ");
        final long vector = fields.decimal();
        fields.expect(" trigger_mode ");
        final long trigger = fields.decimal();
        if (!fields.bad()) {
            chain.delivered(destination, mode, deliver, vector, trigger);
        }
    }

    @Override
    public void end() {
        memory.sender().ended();
        chain.finish();
        // The log may end between a message and its delivery, so the chain is not asked for its end.
        engine.end();
        recorded.essential().ifPresent(why -> engine.functions().stream()
                .filter(function -> !function.isPlatform())
                .forEach(function -> function.distrust(why)));
    }

    @Override
    public long recognised() {
        return recognised;
    }

    @Override
    public List<String> problems() {
        final List<String> problems = new ArrayList<>();
        if (damaged > 0) {
            problems.add(damaged + " events cannot be read, the first at line " + firstDamaged);
        }
        if (memory.otherRun() > 0) {
            problems.add(
                    "line " + memory.otherRun()
                            + ": another run of QEMU begins or goes on here; nothing behind it was read, so validate each run by itself");
        }
        problems.addAll(head.problems());
        problems.addAll(recorded.problems(machine));
        return problems;
    }

    @Override
    public List<String> notes() {
        final List<String> notes = new ArrayList<>(memory.notes());
        if (raises.unnamed() > 0) {
            notes.add(raises.unnamed() + " device events do not say which function raised");
        }
        if (machine.emptyAddresses() > 0) {
            notes.add(machine.emptyAddresses() + " addresses without a function were read, as by a bus scan");
        }
        if (machine.foundAgain() > 0) {
            notes.add(
                    "functions in use had their BARs sized again, the first at line " + machine.foundAgain()
                            + ", as after a restart of the guest: their registers are unknown from there until they are written");
        }
        notes.addAll(head.notes());
        return notes;
    }
}
