package org.msicheck.validate.qemu;

import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.validate.qemu.chain.DeliveryChain;
import org.msicheck.validate.qemu.line.Fields;

/**
 * A message to an interrupt controller that tells senders apart by their requester ids: many functions may hold the same
 * message. QEMU logs the id in the line behind the message, so the message is held until then.
 */
final class NamedSender {
    private static final int FRAME_OFFSET = 0xffff;

    private final Engine engine;
    private final QemuMachine machine;
    private final Raises raises;
    private TrackedFunction its;
    private boolean open;
    private long address;
    private int data;
    private long line;

    NamedSender(final Engine engine, final QemuMachine machine, final Raises raises) {
        this.engine = engine;
        this.machine = machine;
        this.raises = raises;
    }

    void message(final long toAddress, final int withData, final long at) {
        open = true;
        address = toAddress;
        data = withData;
        line = at;
    }

    /** The next event is another: nothing tells the sender. */
    void ended() {
        if (open) {
            open = false;
            engine.line(line);
            engine.message(address, data);
            raises.messageSeen(line);
        }
    }

    /** {@code GICv3 ITS TRANSLATER write: offset O data D size S requester_id R}, what the ITS was given. */
    void its(final Fields fields, final long now) {
        fields.expect("GICv3 ITS TRANSLATER write: offset ");
        final long offset = fields.hex();
        fields.expect(" data ");
        final long given = fields.hex(Integer.SIZE);
        fields.expect(" size ");
        fields.decimal();
        fields.expect(" requester_id ");
        if (sentBy(fields, now)) {
            if (its == null) {
                its = engine.platform("its", "gicv3-its");
            }
            engine.check(its, "offset in the frame of the ITS", address & FRAME_OFFSET, offset);
            engine.check(its, "data given to the ITS", data & 0xffff_ffffL, given);
        }
    }

    /** {@code addr A data D devid S}, what AMD's remapping unit was asked for. */
    void amd(final Fields fields, final DeliveryChain chain, final long now) {
        fields.expect("addr ");
        final long ofAddress = fields.hex();
        fields.expect(" data ");
        final long given = fields.hex(Integer.SIZE);
        fields.expect(" devid ");
        if (sentBy(fields, now)) {
            chain.request(ofAddress, (int) given);
        }
    }

    private boolean sentBy(final Fields fields, final long now) {
        final int requester = (int) fields.hex(Short.SIZE);
        if (fields.bad() || !open) {
            ended();
            return false;
        }
        open = false;
        engine.line(line);
        if (machine.knowsRequesters()) {
            engine.incomplete().messageFrom(machine.known(requester).map(QemuFunction::tracked), address, data);
        } else {
            engine.message(address, data);
        }
        raises.messageSeen(line);
        engine.line(now);
        return true;
    }
}
