package org.msicheck.validate.qemu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.registers.MsixMessageControl;
import org.msicheck.registers.MsixRegisters;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.qemu.line.Fields;

/** The PCI functions of a QEMU log, and the way from an address or configuration offset to their registers. */
final class QemuMachine {
    private static final int COMMAND = 4;
    private static final int FIRST_CAPABILITY = 0x40;
    private static final int MSIX_BYTES = 12;
    private static final int CONTROL = 2;
    private static final int DEVICE_CONTROL = 8;
    private static final int FUNCTION_RESET = 1 << 15;
    private static final int BAR_FIRST = 0x10;
    private static final int BAR_LAST = 0x24;
    private static final long SIZING = 0xffff_ffffL;
    private static final int PAGE = 0xfff;
    private static final int MOST_EARLY_READS = 256;
    private static final int MSI_BYTES = 24;

    private final Engine engine;
    private final Capabilities capabilities;
    private final List<QemuFunction> functions = new ArrayList<>();
    private final Map<Integer, QemuFunction> byAddress = new HashMap<>();
    private final Map<Long, QemuFunction> byRegion = new HashMap<>();
    private final BitSet empty = new BitSet();
    private boolean begun;
    private boolean fromStart;
    private boolean bridged;
    private long firstUnowned;
    private long foundAgain;
    private long line;
    private boolean modelSpoke;
    private final Map<QemuFunction, Long> uncontrolled = new LinkedHashMap<>(0);
    private int lastOffset;
    private long lastValue;
    private int configWidth;
    private QemuFunction lastWriter;
    private final Map<Integer, List<long[]>> earlyReads = new HashMap<>();

    QemuMachine(final Engine engine) {
        this.engine = engine;
        this.capabilities = new Capabilities(engine);
    }

    /** Something happens; true for the first time. */
    boolean begin() {
        final boolean first = !begun;
        begun = true;
        return first;
    }

    /** The log begins with the process: every function begins at reset. */
    void startsAtReset() {
        fromStart = true;
    }

    /** The line that the next events belong to. */
    void line(final long number) {
        line = number;
    }

    List<QemuFunction> functions() {
        return functions;
    }

    /** The access that the host bridge's data port shows, so that the next configuration write's width is known. */
    void configWidth(final int width) {
        configWidth = width;
    }

    Optional<QemuFunction> known(final int address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    QemuFunction function(final int address, final Fields name, final int from, final int to, final boolean sizing) {
        final QemuFunction found = byAddress.get(address);
        if (found != null && found.named(name.bytes(), from, to)) {
            if (sizing) {
                sized(found);
            }
            return found;
        }
        final String device = new String(name.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
        // A second function at an address is plugged there and begins at reset, as does one whose BARs are being sized.
        final boolean fromReset = fromStart || sizing || found != null;
        final QemuFunction function = new QemuFunction(device, engine.function(id(address), device, fromReset));
        functions.remove(found);
        functions.add(function);
        byAddress.put(address, function);
        bridged |= address >>> Byte.SIZE != 0;
        for (final long[] read : earlyReads.getOrDefault(address, List.of())) {
            function.read((int) read[0], (int) read[1], read[2]);
        }
        earlyReads.remove(address);
        capabilities.walk(function);
        return function;
    }

    private void sized(final QemuFunction function) {
        if (function.onlyCommandWritten()) {
            // An operating system that finds the function stops its decoding, then sizes its BARs.
            function.tracked().beginsAtReset();
        } else if (function.tracked().active()) {
            // The machine was reset, which is not logged, or another kernel was started without a reset.
            foundAgain = foundAgain == 0 ? line : foundAgain;
            forget(function);
        }
    }

    private void forget(final QemuFunction function) {
        engine.incomplete().msixControlWritten(function.tracked());
        engine.incomplete().tableWritten(function.tracked());
        engine.incomplete().msiWritten(function.tracked(), 0, MSI_BYTES);
    }

    /** The first line where a function in use was found again, as after a reset of the machine, or 0. */
    long foundAgain() {
        return foundAgain;
    }

    /** Whether any function's configuration was written. */
    boolean isConfigured() {
        return lastWriter != null;
    }

    /** An address was read where no function is. */
    void empty(final int address) {
        empty.set(address);
    }

    /** How many addresses without a function were read. */
    int emptyAddresses() {
        return empty.cardinality();
    }

    /** Whether a requester id is the sender's own address, since no bridge speaks for others: all are on bus 0. */
    boolean knowsRequesters() {
        return !bridged;
    }

    /** The first line that accessed the MSI-X table of a function that was not mapped before, or 0. */
    long firstUnowned() {
        return firstUnowned;
    }

    /** The first line that wrote an MSI-X table whose Message Control is nowhere in the log, or 0. */
    long firstUncontrolled() {
        return uncontrolled.entrySet().stream()
                .filter(each -> each.getKey().msixCap() == QemuFunction.UNKNOWN)
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
    }

    /** Keeps what was read of a function before the log tells its name. */
    void readBeforeKnown(final int address, final int offset, final int width, final long value) {
        final List<long[]> reads = earlyReads.computeIfAbsent(address, key -> new ArrayList<>());
        if (reads.size() < MOST_EARLY_READS) {
            reads.add(new long[] {offset, width, value});
        }
    }

    private static String id(final int address) {
        return String.format("%02x:%02x.%x", address >> 8, address >> 3 & 0x1f, address & 7);
    }

    static boolean sizing(final int offset, final long value) {
        return offset >= BAR_FIRST && offset <= BAR_LAST && value == SIZING;
    }

    void configWrite(final QemuFunction function, final int offset, final long value) {
        final int width = configWidth != 0 ? configWidth : width(offset, value);
        configWidth = 0;
        lastOffset = offset;
        lastValue = value;
        if (offset == COMMAND) {
            engine.command(function.tracked(), (int) value);
            return;
        }
        if (offset >= FIRST_CAPABILITY) {
            capabilityWrite(function, offset, width, value);
        }
        function.wrote(offset, (int) value);
    }

    /** The event has no width: assume the widest aligned access that the value does not contradict. */
    private static int width(final int offset, final long value) {
        final int widest = offset % Integer.BYTES == 0 ? Integer.BYTES : 2 - offset % 2;
        return value >>> (widest * Byte.SIZE) == 0 ? widest : Integer.BYTES;
    }

    private void capabilityWrite(final QemuFunction function, final int offset, final int width, final long value) {
        if (function.msiCap() == QemuFunction.UNKNOWN) {
            function.keep(new QemuFunction.ConfigWrite(offset, width, value));
            if (capabilities.foundByUse(function, offset, value)) {
                writeAgain(function);
                return;
            }
        }
        final int msi = function.msiCap();
        final int msix = function.msixCap();
        if (msi != QemuFunction.UNKNOWN && covers(offset, width, msi, MSI_BYTES)) {
            engine.msiConfig(function.tracked(), offset - msi, width, (int) value);
        } else if (msix != QemuFunction.UNKNOWN && covers(offset, width, msix, MSIX_BYTES)) {
            engine.msixConfig(function.tracked(), offset - msix, width, (int) value);
        } else if (function.expressCap() != QemuFunction.UNKNOWN
                && offset == function.expressCap() + DEVICE_CONTROL
                && (value & FUNCTION_RESET) != 0) {
            engine.reset(function.tracked());
        } else if (mayReset(function, offset, value)) {
            forget(function);
        }
    }

    /** Of a function that is first seen in the middle nothing may tell where Device Control is, whose bit 15 resets it. */
    private static boolean mayReset(final QemuFunction function, final int offset, final long value) {
        return !function.tracked().fromReset()
                && function.expressCap() == QemuFunction.UNKNOWN
                && offset % Integer.BYTES == 0
                && offset >= FIRST_CAPABILITY + DEVICE_CONTROL
                && (value & FUNCTION_RESET) != 0;
    }

    /** What was written to the MSI capability until it was known to be one. */
    private void writeAgain(final QemuFunction function) {
        final int msi = function.msiCap();
        function.early().stream()
                .filter(write -> covers(write.offset(), write.width(), msi, MSI_BYTES))
                .forEach(write ->
                        engine.msiConfig(function.tracked(), write.offset() - msi, write.width(), (int) write.value()));
    }

    private static boolean covers(final int offset, final int width, final int cap, final int bytes) {
        return offset + width > cap && offset < cap + bytes;
    }

    void configRead(final QemuFunction function, final int offset, final int width, final long value) {
        function.read(offset, width, value);
        capabilities.walk(function);
        final int msi = function.msiCap();
        final int msix = function.msixCap();
        if (msix != QemuFunction.UNKNOWN && covers(offset, width, msix, MSIX_BYTES)) {
            engine.configRead(function.tracked(), true, offset - msix, width, (int) value);
        } else if (msi != QemuFunction.UNKNOWN && covers(offset, width, msi, MSI_BYTES)) {
            engine.configRead(function.tracked(), false, offset - msi, width, (int) value);
        }
    }

    /** The device model's own word on MSI-X Enable and Function Mask, behind the configuration write. */
    void msixState(final Fields fields, final int from, final int to, final boolean enabled, final boolean masked) {
        modelSpoke = true;
        for (final QemuFunction function : functions) {
            if (function.named(fields.bytes(), from, to) && wroteLast(function)) {
                if (function.msixCap() == QemuFunction.UNKNOWN) {
                    final int cap = capabilities.foundByModel(function, lastOffset, lastValue);
                    final int width = lastOffset % Integer.BYTES == CONTROL ? Short.BYTES : Byte.BYTES;
                    engine.declareMsix(function.tracked(), 1);
                    engine.msixConfig(function.tracked(), lastOffset - cap, width, (int) lastValue);
                }
                engine.msixState(function.tracked(), enabled, masked);
                if (firstUnowned > 0) {
                    // It may be the one whose table was written.
                    engine.incomplete().tableWritten(function.tracked());
                }
                return;
            }
        }
    }

    void lastWriter(final QemuFunction function) {
        lastWriter = function;
    }

    private boolean wroteLast(final QemuFunction function) {
        return function.equals(lastWriter);
    }

    /** A write to the region {@code msix-table}. */
    boolean tableWrite(final long region, final long address, final int width, final long value) {
        final Optional<QemuFunction> owner = owner(region, address);
        if (owner.isEmpty()) {
            firstUnowned = firstUnowned == 0 ? line : firstUnowned;
            functions.forEach(each -> engine.incomplete().tableWritten(each.tracked()));
            return true;
        }
        final QemuFunction function = owner.get();
        if (!function.tableKnown() || function.inTable(address) < 0) {
            final int bar = function.barOf(address);
            final long offset = function.offsetIn(bar, address);
            function.table(bar, offset - (offset & PAGE));
        }
        final long offset = function.inTable(address);
        if (offset >= (long) MsixMessageControl.MAX_ENTRIES * MsixRegisters.ENTRY_BYTES) {
            return false;
        }
        declare(function, (int) offset / MsixRegisters.ENTRY_BYTES + 1);
        if (function.msixCap() == QemuFunction.UNKNOWN
                && !modelSpoke
                && uncontrolled.putIfAbsent(function, line) == null) {
            // Perhaps nothing in the log tells of Message Control.
            engine.incomplete().msixControlWritten(function.tracked());
        }
        engine.tableWrite(function.tracked(), (int) offset, width, value);
        return true;
    }

    private void declare(final QemuFunction function, final int entries) {
        if (entries > function.tracked().tableEntries()) {
            engine.declareMsix(
                    function.tracked(),
                    Math.min(Integer.highestOneBit(Math.max(entries - 1, 1)) * 2, MsixMessageControl.MAX_ENTRIES));
        }
    }

    private Optional<QemuFunction> owner(final long region, final long address) {
        final QemuFunction cached = byRegion.get(region);
        if (cached != null && cached.barOf(address) != QemuFunction.UNKNOWN) {
            return Optional.of(cached);
        }
        final Optional<QemuFunction> found = at(address);
        found.ifPresent(function -> byRegion.put(region, function));
        return found;
    }

    private Optional<QemuFunction> at(final long address) {
        for (final QemuFunction function : functions) {
            if (function.barOf(address) != QemuFunction.UNKNOWN) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /** A write to the region {@code msix-pba}. */
    void pbaWrite(final long region, final long address) {
        owner(region, address).ifPresent(function -> engine.pbaWrite(function.tracked()));
    }

    /** Whether an address belongs to a BAR, and so not to memory. */
    boolean isDevice(final long address) {
        return at(address).isPresent();
    }

    /** A read of an address in a BAR, a dword wide or wider. */
    void deviceRead(final long address, final int width, final long value) {
        at(address).ifPresent(function -> {
            for (int index = 0; index < width; index += Integer.BYTES) {
                dwordRead(function, address + index, (int) (value >>> (index * Byte.SIZE)));
            }
        });
    }

    private void dwordRead(final QemuFunction function, final long address, final int value) {
        final long table = function.inTable(address);
        final long pba = function.inPba(address);
        if (table >= 0 && table < (long) function.tracked().tableEntries() * MsixRegisters.ENTRY_BYTES) {
            engine.tableRead(function.tracked(), (int) table, value);
        } else if (pba >= 0 && pba < MsixMessageControl.MAX_ENTRIES / Byte.SIZE) {
            engine.pbaRead(function.tracked(), (int) pba / Integer.BYTES, value);
        }
    }
}
