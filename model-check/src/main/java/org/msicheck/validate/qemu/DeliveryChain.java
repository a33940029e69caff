package org.msicheck.validate.qemu;

import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.TrackedFunction;

/**
 * What QEMU's remapping unit and local APICs make of each message: the lines behind it say which remapping entry was
 * used, what came out of it and what was delivered. They are checked against each other and against the Intel formats.
 */
final class DeliveryChain {
    private static final int REMAPPABLE = 1 << 4;
    private static final int SUBHANDLE_VALID = 1 << 3;

    private final Engine engine;
    private TrackedFunction remapping;
    private TrackedFunction delivery;
    private boolean open;
    private boolean remapped;
    private boolean translated;
    private long address;
    private int data;
    private long entryLow;
    private long messageLine;
    private boolean sawDelivery;

    DeliveryChain(final Engine engine) {
        this.engine = engine;
    }

    private TrackedFunction remapping() {
        if (remapping == null) {
            remapping = engine.platform("remapping", "vtd");
        }
        return remapping;
    }

    private TrackedFunction delivery() {
        if (delivery == null) {
            delivery = engine.platform("delivery", "apic");
        }
        return delivery;
    }

    /** A message was written to the window of the local APICs, or to that of the remapping unit. */
    void message(final long toAddress, final int withData, final boolean toRemapping, final long line) {
        ended();
        open = true;
        remapped = toRemapping;
        translated = !toRemapping;
        address = toAddress;
        data = withData;
        messageLine = line;
    }

    /** The chain of the last message has ended: whatever it lacks is missing. */
    void ended() {
        if (!open) {
            return;
        }
        if (remapped && !translated) {
            engine.finding(remapping(), Finding.REMAP_REFUSED, messageLine);
        } else if (sawDelivery) {
            engine.check(delivery(), "delivery of the message of line " + messageLine, 1, 0);
        }
        open = false;
    }

    void request(final long ofAddress, final int withData) {
        if (open) {
            engine.check(remapping(), "request address", address, ofAddress);
            engine.check(remapping(), "request data", data & 0xffff_ffffL, withData & 0xffff_ffffL);
        }
    }

    /** The remapping entry that was read. The event's labels are swapped: its "high" is the low qword. */
    void entry(final long index, final long low) {
        if (open) {
            engine.check(remapping(), "IRTE index", index(), index);
            entryLow = low;
        }
    }

    private long index() {
        final long handle = (address >>> 5 & 0x7fff) | (address >>> 2 & 1) << 15;
        return (address & SUBHANDLE_VALID) != 0 ? handle + (data & 0xffff) : handle;
    }

    void fields(final long vector, final long destination, final long mode, final long deliver) {
        if (open && entryLow != 0) {
            engine.check(remapping(), "IRTE vector", entryLow >>> 16 & 0xff, vector);
            engine.check(remapping(), "IRTE destination mode", entryLow >>> 2 & 1, mode);
            engine.check(remapping(), "IRTE delivery mode", entryLow >>> 5 & 7, deliver);
            engine.check(remapping(), "IRTE destination", entryLow >>> 40 & 0xff, destination);
        }
    }

    void result(final long fromAddress, final long fromData, final long toAddress, final long toData) {
        if (!open) {
            return;
        }
        engine.check(remapping(), "remapped address", address, fromAddress);
        engine.check(remapping(), "remapped data", data & 0xffff_ffffL, fromData);
        if ((address & REMAPPABLE) != 0 && entryLow != 0) {
            engine.check(remapping(), "vector out of the IRTE", entryLow >>> 16 & 0xff, toData & 0xff);
            engine.check(remapping(), "destination out of the IRTE", entryLow >>> 40 & 0xff, toAddress >>> 12 & 0xff);
        }
        address = toAddress;
        data = (int) toData;
        translated = true;
        entryLow = 0;
    }

    void delivered(final long destination, final long mode, final long deliver, final long vector, final long trigger) {
        sawDelivery = true;
        if (!open) {
            return;
        }
        engine.check(delivery(), "delivered destination", address >>> 12 & 0xff, destination);
        engine.check(delivery(), "delivered destination mode", address >>> 2 & 1, mode);
        engine.check(delivery(), "delivered delivery mode", data >>> 8 & 7, deliver);
        engine.check(delivery(), "delivered vector", data & 0xff, vector);
        engine.check(delivery(), "delivered trigger mode", data >>> 15 & 1, trigger);
        open = false;
    }
}
