package org.msicheck.validate.qemu;

import java.util.ArrayList;
import java.util.List;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.input.LogFormat;

/**
 * One QEMU trace log, line by line. Lines have the form {@code [THREAD@SECONDS.MICROS:]EVENT TEXT}; the scripts of a
 * qtest run add {@code #> command} and {@code #< answer} lines. Events that are not read here are skipped.
 */
public final class QemuLog implements LogFormat {
    private static final long MICROS = 1_000_000L;
    private static final long REGISTER_PAGE = 0x1000;
    private static final long WINDOW_OFFSET = 0xfffff;
    private static final long WINDOW = 0xfee00000L;
    private static final int MOST_VECTOR = 2048;

    private final Engine engine;
    private final QemuMachine machine;
    private final DeliveryChain chain;
    private final QtestLines qtest;
    private final Raises raises;
    private final ThreadClocks clocks = new ThreadClocks();
    private final Fields fields = new Fields();
    private long recognised;
    private long damaged;
    private long firstDamaged;
    private boolean begun;
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
    }

    @Override
    public void line(final byte[] bytes, final int start, final int end, final long number) {
        line = number;
        fields.line(bytes, start, end);
        prefix();
        final int from = fields.position();
        int to = from;
        while (to < end && bytes[to] != ' ') {
            to++;
        }
        final QemuEvent event = QemuEvent.named(bytes, from, to);
        if (event == null) {
            return;
        }
        fields.position(Math.min(to + 1, end));
        engine.line(number);
        handle(event);
        if (fields.bad()) {
            damaged++;
            firstDamaged = firstDamaged == 0 ? number : firstDamaged;
        } else {
            recognised++;
        }
    }

    /** {@code THREAD@SECONDS.MICROS:}, if the line has it. */
    private void prefix() {
        final int from = fields.position();
        final byte first = fields.at(from);
        if (first < '0' || first > '9') {
            return;
        }
        final long thread = fields.decimal();
        if (fields.bad() || fields.at(fields.position()) != '@') {
            fields.line(fields.bytes(), from, fields.end());
            return;
        }
        fields.position(fields.position() + 1);
        final long seconds = fields.decimal();
        fields.expect(".");
        final long micros = fields.decimal();
        fields.expect(":");
        if (fields.bad()) {
            fields.line(fields.bytes(), from, fields.end());
        } else {
            clocks.tick(thread, seconds * MICROS + micros, line);
        }
    }

    private void handle(final QemuEvent event) {
        switch (event) {
            case MEMORY_WRITE -> memoryWrite();
            case APIC_DELIVER -> delivered();
            case PCI_CFG_WRITE, PCI_CFG_READ -> config(event == QemuEvent.PCI_CFG_WRITE);
            case MSIX_WRITE_CONFIG -> msixState();
            case MEMORY_READ -> memoryRead();
            case MAPPINGS_ADD, MAPPINGS_DEL -> mapping(event == QemuEvent.MAPPINGS_ADD);
            case VTD_REQUEST,
                    VTD_IRTE,
                    VTD_ENTRY,
                    VTD_RESULT,
                    VTD_ENABLE,
                    VTD_INVALIDATE,
                    VTD_NOTIFY,
                    VTD_ROOT,
                    VTD_COMMAND -> RemappingLines.read(event, fields, chain, line);
            case QTEST_COMMAND -> qtest.command(fields);
            case QTEST_ANSWER -> qtest.answer(fields);
            default -> device(event);
        }
    }

    private void device(final QemuEvent event) {
        switch (event) {
            case NVME_MSIX -> raise("nvme", "raising MSI-X IRQ vector ", false);
            case E1000E_MSIX -> raise("e1000e", "MSI-X notify vector ", true);
            case E1000E_MSI -> {
                begun = true;
                raises.raise("e1000e", 0);
            }
            case XHCI_MSIX, XHCI_MSI -> raise("xhci", "nr ", false);
            case VIRTIO_NOTIFY -> queue();
            case XHCI_USE -> use(true);
            case XHCI_UNUSE -> use(false);
            case MEGASAS_MSIX, MEGASAS_MSI -> raise("megasas", "vector ", false);
            case AHCI_RAISE -> {
                fields.expect("ahci(");
                final long pointer = fields.hex();
                if (!fields.bad()) {
                    raises.raiseBy("ahci", pointer, 0);
                }
            }
            default -> {
                // Recognised as QEMU's, but without an effect on MSI.
            }
        }
    }

    private void raise(final String device, final String text, final boolean hex) {
        fields.expect(text);
        final long vector = hex ? fields.hex() : fields.decimal();
        if (!fields.bad() && vector >= 0 && vector < MOST_VECTOR) {
            raises.raise(device, vector);
        } else {
            fields.damage();
        }
    }

    private void queue() {
        fields.expect("vdev ");
        fields.hex();
        fields.expect(" vq ");
        final long queue = fields.hex();
        if (!fields.bad()) {
            raises.queueNotified(queue, line);
        }
    }

    private void use(final boolean used) {
        fields.expect("nr ");
        final long vector = fields.decimal();
        if (!fields.bad() && vector >= 0 && vector < MOST_VECTOR) {
            raises.use("xhci", vector, used);
        }
    }

    private void memoryWrite() {
        if (fields.endsWith(" name 'apic-msi'") || fields.endsWith(" name 'vtd-ir'")) {
            message(fields.endsWith(" name 'vtd-ir'"));
        } else if (fields.endsWith(" name 'msix-table'") || fields.endsWith(" name 'msix-pba'")) {
            table(fields.endsWith(" name 'msix-pba'"));
        } else if (fields.endsWith(" name 'pci-conf-data'")) {
            skipTo(" size ");
            machine.configWidth((int) fields.decimal());
        }
    }

    private void skipTo(final String text) {
        while (!fields.atEnd() && !fields.looksAt(text)) {
            fields.position(fields.position() + 1);
        }
        fields.expect(text);
    }

    private void message(final boolean toRemapping) {
        fields.expect("cpu ");
        fields.decimal();
        fields.expect(" mr ");
        fields.hex();
        fields.expect(" addr ");
        final long address = fields.hex();
        fields.expect(" value ");
        final int data = (int) fields.hex(Integer.SIZE);
        fields.expect(" size ");
        if (fields.bad()) {
            return;
        }
        final boolean first = !begun;
        begun = true;
        if (first && address == WINDOW && data == 0) {
            machine.startsAtReset();
            return;
        }
        final boolean ownRegister =
                !toRemapping && (address & WINDOW_OFFSET) < REGISTER_PAGE && (address >>> 4 & 0xff) != 0;
        if (!ownRegister) {
            chain.message(address, data, toRemapping, line);
            engine.message(address, data);
            raises.messageSeen(line);
        }
    }

    private void table(final boolean pba) {
        skipTo("mr ");
        final long region = fields.hex();
        fields.expect(" addr ");
        final long address = fields.hex();
        fields.expect(" value ");
        final long value = fields.hex();
        fields.expect(" size ");
        final int width = (int) fields.decimal();
        if (fields.bad() || width < 1 || width > Long.BYTES || (width < Long.BYTES && value >>> (width * 8) != 0)) {
            fields.damage();
            return;
        }
        chain.ended();
        begun = true;
        if (pba) {
            machine.pbaWrite(region, address);
        } else if (!machine.tableWrite(region, address, width, value)) {
            fields.damage();
        }
    }

    private void memoryRead() {
        if (fields.endsWith(" name 'msix-table'") || fields.endsWith(" name 'msix-pba'")) {
            skipTo(" addr ");
            final long address = fields.hex();
            fields.expect(" value ");
            final long value = fields.hex();
            fields.expect(" size ");
            final int width = (int) fields.decimal();
            if (!fields.bad() && width >= Integer.BYTES) {
                machine.deviceRead(address, width, value);
            }
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
        begun = true;
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
        final QemuFunction function =
                machine.function(address, fields, from, to, write && QemuMachine.sizing(offset, value));
        if (write) {
            machine.lastWriter(function);
            machine.configWrite(function, offset, value);
        } else {
            machine.configRead(function, offset, Byte.BYTES, value);
        }
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
        begun = true;
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
        // The log may end between a message and its delivery, so the chain is not asked for its end.
        engine.end();
    }

    @Override
    public String name() {
        return "qemu";
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
        if (clocks.firstBackwards() > 0) {
            problems.add("the clock of one thread goes back at line " + clocks.firstBackwards()
                    + ": lines are not in the order of execution");
        }
        return problems;
    }

    @Override
    public List<String> notes() {
        return raises.unnamed() == 0
                ? List.of()
                : List.of(raises.unnamed() + " device events do not say which function raised");
    }
}
