package org.msicheck.validate.qemu.chain;

import java.util.Optional;
import org.msicheck.validate.engine.Deliveries;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.Sender;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.validate.qemu.line.MessageRegion;

/**
 * What QEMU's remapping unit and local APICs make of each message: the lines behind it say which remapping entry was
 * used, what came out of it and what was delivered. They are checked against each other and against the Intel formats.
 */
public final class DeliveryChain {
    private static final int REMAPPABLE = 1 << 4;
    private static final int SUBHANDLE_VALID = 1 << 3;
    private static final int AMD_INDEX = 0x7ff;

    private final Engine engine;
    private final RemappingTable table;
    private final Deliveries deliveries;
    private TrackedFunction remapping;
    private TrackedFunction delivery;
    private boolean open;
    private boolean remapped;
    private boolean translated;
    private long address;
    private int data;
    private RemappingEntry entry;
    private IrteFields intel;
    private MessageRegion region;
    private long messageLine;
    private boolean sawDelivery;
    private boolean resultsLogged;

    /**
     * Follows nothing yet.
     *
     * @param engine the engine of the log
     */
    public DeliveryChain(final Engine engine) {
        this.engine = engine;
        this.table = new RemappingTable(engine);
        this.deliveries = engine.statistics().deliveries();
    }

    RemappingTable table() {
        return table;
    }

    private TrackedFunction remapping() {
        if (remapping == null) {
            remapping = engine.platform("remapping", region == MessageRegion.AMD ? "amdvi" : "vtd");
        }
        return remapping;
    }

    private TrackedFunction delivery() {
        if (delivery == null) {
            delivery = engine.platform("delivery", "apic");
        }
        return delivery;
    }

    /**
     * A message was written to the local APICs or to a remapping unit.
     *
     * @param toAddress its address
     * @param withData  its data
     * @param to        the region that took it
     * @param line      its line
     */
    public void message(final long toAddress, final int withData, final MessageRegion to, final long line) {
        ended();
        open = true;
        remapped = to.kind() == MessageRegion.Kind.UNIT;
        translated = !remapped;
        address = toAddress;
        data = withData;
        messageLine = line;
        entry = null;
        region = to;
    }

    /**
     * The log has ended, perhaps between a message and its delivery, which is not missing then.
     */
    public void finish() {
        table.end();
    }

    /**
     * The chain of the last message has ended: whatever it lacks is missing.
     */
    public void ended() {
        if (!open) {
            return;
        }
        if (remapped && !translated) {
            refused();
        } else if (sawDelivery) {
            engine.check(delivery(), "delivery of the message of line " + messageLine, 1, 0);
        }
        open = false;
    }

    /** No translation: right for an index beyond the table and for an entry that does not let the sender through. */
    private void refused() {
        engine.finding(remapping(), Finding.REMAP_REFUSED, messageLine);
        final boolean remappable = region == MessageRegion.VTD && (address & REMAPPABLE) != 0;
        if (entry != null && entry.mustTranslate(senderId(), subhandle() ? data : 0)) {
            engine.check(remapping(), "translation of the message of line " + messageLine, 1, 0);
        } else if (entry == null && remappable && table.readsLogged() && table.isOn() && table.has(index())) {
            engine.check(remapping(), "IRTE read for the message of line " + messageLine, 1, 0);
        }
    }

    /** Where AMD's unit reads an entry: the data is the index, and an entry has 4 or 16 bytes. */
    void amdOffset(final long offset) {
        if (open) {
            final long index = data & AMD_INDEX;
            engine.check(remapping(), "offset of the entry", index << 2, offset == index << 4 ? index << 2 : offset);
        }
    }

    /** The entry that AMD's unit read. */
    void amdEntry(final AmdEntry read) {
        if (open) {
            entry = read;
        }
    }

    /**
     * What the unit was asked to translate.
     *
     * @param ofAddress the address
     * @param withData  the data
     */
    public void request(final long ofAddress, final int withData) {
        if (open) {
            engine.check(remapping(), "request address", address, ofAddress);
            engine.check(remapping(), "request data", data & 0xffff_ffffL, withData & 0xffff_ffffL);
        }
    }

    /** The remapping entry that was read. The event's labels are swapped: its "high" is the low qword. */
    void entry(final long index, final long low, final long high, final long line) {
        if (open) {
            engine.check(remapping(), "IRTE index", index(), index);
            intel = new IrteFields(low, high);
            entry = intel;
            table.read(remapping(), index, low, high, line);
        }
    }

    /** A delivery without a message in front of it, unless the log begins in between. */
    private void unasked() {
        if (messageLine > 0) {
            engine.check(delivery(), "message in front of the delivery", 1, 0);
        }
    }

    private boolean subhandle() {
        return (address & SUBHANDLE_VALID) != 0;
    }

    private long index() {
        final long handle = (address >>> 5 & 0x7fff) | (address >>> 2 & 1) << 15;
        return subhandle() ? handle + (data & 0xffff) : handle;
    }

    /** Bus, device and function of the sender, if the log has just one that may have sent the message. */
    private Optional<Integer> senderId() {
        return engine.lastSender().map(Sender::function).flatMap(IrteFields::sourceId);
    }

    void fields(
            final long index,
            final long trigger,
            final long vector,
            final long destination,
            final long mode,
            final long deliver) {
        if (open && entry != null && entry.equals(intel)) {
            engine.check(remapping(), "index of the IRTE in use", index(), index);
            engine.check(remapping(), "IRTE trigger mode", intel.trigger(), trigger);
            engine.check(remapping(), "IRTE vector", entry.vector(), vector);
            engine.check(remapping(), "IRTE destination mode", entry.mode(), mode);
            engine.check(remapping(), "IRTE delivery mode", entry.deliver(), deliver);
            engine.check(remapping(), "IRTE destination", table.destination(entry, destination), destination);
        }
    }

    void result(final long fromAddress, final long fromData, final long toAddress, final long toData) {
        if (!open) {
            return;
        }
        resultsLogged = true;
        engine.check(remapping(), "remapped address", address, fromAddress);
        engine.check(remapping(), "remapped data", data & 0xffff_ffffL, fromData);
        if (entry != null) {
            translatedBy(entry, toAddress, toData);
        } else {
            passed(toAddress, toData);
        }
        address = toAddress;
        data = (int) toData;
        translated = true;
        entry = null;
    }

    private void translatedBy(final RemappingEntry used, final long toAddress, final long toData) {
        engine.check(remapping(), "Present bit of the IRTE in use", 1, used.present());
        engine.check(remapping(), "vector out of the IRTE", used.vector(), toData & 0xff);
        final long destination = destination(toAddress);
        engine.check(remapping(), "destination out of the IRTE", table.destination(used, destination), destination);
        engine.check(remapping(), "destination mode out of the IRTE", used.mode(), toAddress >>> 2 & 1);
        engine.check(remapping(), "delivery mode out of the IRTE", used.deliver(), toData >>> 8 & 7);
        if (!used.equals(intel)) {
            return;
        }
        senderId()
                .filter(id -> intel.namesSource())
                .ifPresent(id -> engine.check(remapping(), "source that the IRTE lets through", intel.source(), id));
        if (table.isBeyond(index())) {
            engine.check(remapping(), "translation for index " + index() + " beyond the table", 0, 1);
        }
    }

    /** Bits 7:0 of the APIC id are at 19:12 of the address; where ids have 32 bits, the rest is at 63:40. */
    private static long destination(final long ofAddress) {
        return (ofAddress >>> 12 & 0xff) | (ofAddress >>> Integer.SIZE & 0xffff_ff00L);
    }

    /** A result without an entry: off, or a message of the compatibility format, which is passed on as it is. */
    private void passed(final long toAddress, final long toData) {
        if (region != MessageRegion.VTD) {
            // Whether AMD's unit lets a message pass is in the device table, which the log does not show.
            return;
        }
        final boolean remappable = (address & REMAPPABLE) != 0;
        if (remappable && table.isOn() && table.readsLogged()) {
            engine.check(remapping(), "IRTE read for the message of line " + messageLine, 1, 0);
        } else if (!remappable || table.isOff()) {
            engine.check(remapping(), "address that passes without an IRTE", address, toAddress);
            engine.check(remapping(), "data that passes without an IRTE", data & 0xffff_ffffL, toData);
        }
        if (!remappable && table.mustBlockCompatibility()) {
            engine.finding(remapping(), Finding.COMPATIBILITY_PASSED, messageLine);
        }
    }

    /**
     * The local APICs deliver.
     *
     * @param destination whom
     * @param mode        0 physical, 1 logical
     * @param deliver     the delivery mode
     * @param vector      the vector
     * @param trigger     0 edge, 1 level
     */
    public void delivered(
            final long destination, final long mode, final long deliver, final long vector, final long trigger) {
        sawDelivery = true;
        deliveries.add(destination, mode == 1, vector);
        if (!open) {
            unasked();
            return;
        }
        if (remapped && !translated && !resultsLogged) {
            // What came out of the unit is not in the log.
            open = false;
            return;
        }
        engine.check(delivery(), "delivered destination", destination(address), destination & 0xffff_ffffL);
        engine.check(delivery(), "delivered destination mode", address >>> 2 & 1, mode);
        engine.check(delivery(), "delivered delivery mode", data >>> 8 & 7, deliver);
        engine.check(delivery(), "delivered vector", data & 0xff, vector);
        engine.check(delivery(), "delivered trigger mode", data >>> 15 & 1, trigger);
        open = false;
    }
}
