package org.msicheck.validate.qemu;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.qemu.chain.DeliveryChain;
import org.msicheck.validate.qemu.line.Fields;
import org.msicheck.validate.qemu.line.MessageRegion;

/** Accesses to QEMU's memory regions: messages, the MSI-X table and PBA, configuration space. */
final class MemoryLines {
    private static final long RESET_MESSAGE = 0xfee00000L;
    private static final long PAGE = -0x1000L;
    /** Below it, addresses may be those of I/O ports. */
    private static final long PORTS = 0x10000;

    private final Engine engine;
    private final QemuMachine machine;
    private final DeliveryChain chain;
    private final Raises raises;
    private final NamedSender sender;
    private final Fields fields;
    private final Map<MessageRegion, Long> messages = new EnumMap<>(MessageRegion.class);
    private final Map<Long, Long> objects = new HashMap<>();
    private long line;
    private long region;
    private long address;
    private long value;
    private int width;
    private int nameFrom;
    private int nameTo;
    private long otherRun;

    MemoryLines(
            final Engine engine,
            final QemuMachine machine,
            final DeliveryChain chain,
            final Raises raises,
            final Fields fields) {
        this.engine = engine;
        this.machine = machine;
        this.chain = chain;
        this.raises = raises;
        this.sender = new NamedSender(engine, machine, raises);
        this.fields = fields;
    }

    /** Messages whose sender is in the line behind them. */
    NamedSender sender() {
        return sender;
    }

    /** {@code cpu N mr P addr A value V size S name 'NAME'}, in any order and with other fields in between. */
    private void access() {
        final int from = fields.position();
        fields.position(from - 1);
        region = field(from, " mr ");
        address = field(from, " addr ");
        value = field(from, " value ");
        to(from, " size ");
        width = (int) fields.decimal();
        if (!fields.bad()
                && (width < 1 || width > Long.BYTES || (width < Long.BYTES && value >>> (width * Byte.SIZE) != 0))) {
            fields.damage();
        }
    }

    private long field(final int from, final String name) {
        to(from, name);
        return fields.hex();
    }

    /** Goes behind a field's name; the blank in front of the first one is that behind the event. */
    private void to(final int from, final String name) {
        if (!seek(name)) {
            fields.position(from - 1);
            if (!seek(name)) {
                fields.damage();
            }
        }
    }

    private boolean seek(final String name) {
        int at = fields.position();
        final int last = fields.end() - name.length();
        while (at <= last && !(fields.at(at) == ' ' && fields.isAt(at, name))) {
            at++;
        }
        fields.position(at <= last ? at + name.length() : at);
        return at <= last;
    }

    /** Finds the quoted name, which is last but for what later versions may add. */
    private boolean name() {
        nameTo = fields.end() - 1;
        while (nameTo > fields.position() && fields.at(nameTo) != '\'') {
            nameTo--;
        }
        nameFrom = nameTo;
        while (nameFrom > fields.position() && fields.at(nameFrom - 1) != '\'') {
            nameFrom--;
        }
        return nameFrom > fields.position();
    }

    private boolean isNamed(final String text) {
        if (nameTo - nameFrom != text.length()) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            if (fields.at(nameFrom + index) != text.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    void write(final long number) {
        line = number;
        if (!name()) {
            return;
        }
        final Optional<MessageRegion> named = MessageRegion.named(fields.bytes(), nameFrom, nameTo);
        if (named.isPresent()) {
            access();
            message(named.get());
        } else if (isNamed("msix-table") || isNamed("msix-pba")) {
            final boolean pba = isNamed("msix-pba");
            access();
            table(pba);
        } else if (isNamed("pci-conf-data")) {
            access();
            if (isSameRun()) {
                machine.configWidth(width);
            }
        } else if (isNamed("pcie-mmcfg-mmio")) {
            access();
            machine.configWidth(width);
        } else if (engine.memory().hasTargets()) {
            access();
            if (!fields.bad() && address >= PORTS && engine.memory().isTarget(address)) {
                message(MessageRegion.OTHER);
            }
        }
    }

    private void message(final MessageRegion to) {
        if (fields.bad() || value >>> Integer.SIZE != 0) {
            fields.damage();
            return;
        }
        if (to.isOneObject() && !isSameRun()) {
            return;
        }
        final boolean first = machine.begin();
        if (address == RESET_MESSAGE && value == 0) {
            if (first) {
                machine.startsAtReset();
                return;
            }
            if (machine.isConfigured() && !engine.memory().isTarget(address)) {
                // QEMU sends it when its process begins, not when a guest restarts; nobody else has vector 0.
                otherRun = line;
                return;
            }
        }
        if (!to.takes(address)) {
            return;
        }
        messages.merge(to, 1L, Long::sum);
        if (to.kind() == MessageRegion.Kind.FRAME) {
            chain.ended();
        } else {
            chain.message(address, (int) value, to, line);
        }
        if (to == MessageRegion.ITS || to == MessageRegion.AMD) {
            sender.message(address, (int) value, line);
        } else {
            engine.message(address, (int) value);
            raises.messageSeen(line);
        }
    }

    /** One object at one place is another one in another process. */
    private boolean isSameRun() {
        if (fields.bad()) {
            return true;
        }
        final Long before = objects.putIfAbsent(address & PAGE, region);
        if (before != null && before != region) {
            otherRun = line;
        }
        return otherRun == 0;
    }

    /** Where another run of QEMU was noticed, which has other functions and registers, or 0. */
    long otherRun() {
        return otherRun;
    }

    private void table(final boolean pba) {
        if (fields.bad()) {
            return;
        }
        chain.ended();
        machine.begin();
        if (pba) {
            machine.pbaWrite(region, address);
        } else if (!machine.tableWrite(region, address, width, value)) {
            fields.damage();
        }
    }

    void read() {
        if (name() && (isNamed("msix-table") || isNamed("msix-pba"))) {
            access();
            if (!fields.bad() && width >= Integer.BYTES) {
                machine.deviceRead(address, width, value);
            }
        }
    }

    /** For each kind of place what was checked there, and what not. */
    List<String> notes() {
        final List<String> notes = new ArrayList<>(1);
        messages.forEach((to, count) -> notes.add(to.note(count)));
        return notes;
    }
}
