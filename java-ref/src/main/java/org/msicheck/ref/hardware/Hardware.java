package org.msicheck.ref.hardware;

import org.msicheck.ref.bus.Request;
import org.msicheck.ref.bus.Space;
import org.msicheck.ref.bus.WayDown;
import org.msicheck.ref.bus.WayUp;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.function.Functions;
import org.msicheck.ref.function.Kept;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.layers.Layers;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.remapping.Remapping;
import org.msicheck.ref.state.Ghost;
import org.msicheck.ref.state.Sources;
import org.msicheck.ref.state.Variables;

/**
 * The actions without an actor. Each takes the words of a state; it answers false and leaves them alone if it is not
 * enabled, else it turns them into the successor's.
 */
public final class Hardware {
    private final Variables vars;
    private final Layers layers;
    private final Functions devs;
    private final WayDown down;
    private final WayUp up;
    private final Processors cpu;
    private final Sources src;
    private final Ghost ghost;

    /**
     * The hardware of a machine.
     *
     * @param vars   its variables
     * @param layers what lies between the function and the handlers
     */
    public Hardware(final Variables vars, final Layers layers) {
        this.layers = layers;
        this.vars = vars;
        this.devs = vars.dev();
        this.down = vars.down();
        this.up = vars.up();
        this.cpu = vars.cpu();
        this.src = vars.src();
        this.ghost = vars.ghost();
    }

    private boolean roomUp(final int[] w, final Function dev) {
        return dev.sending(w) == 0 && (dev.queues(w) || up.hasRoom(w));
    }

    /**
     * A function queues its message under its own number of the irq; on the wire it has the machine's. Its marks are
     * outcomes that can be told only now.
     */
    private void generate(final int[] w, final int irq, final Function dev, final int own) {
        final int message = dev.outgoing(w, own);
        final int marks = ghost.tornMark(w, irq, message) | ((dev.masked(w) >>> own & 1) != 0 ? Message.LEAK : 0);
        if (dev.queues(w)) {
            dev.setSending(w, Message.stamp(message, own, marks));
        } else {
            up.send(w, Message.stamp(message, irq, marks));
        }
    }

    /** A faulty function does not wait until its message finds room: operator {@code NoRoom}. */
    private boolean noRoom(final int[] w, final int irq, final Function dev, final int own) {
        if (!dev.overrun(w, own)) {
            return false;
        }
        if ((dev.pending(w) >>> own & 1) != 0) {
            ghost.requested(w, irq);
        } else {
            ghost.answered(w, irq);
        }
        return true;
    }

    /** A source asks its function for an interrupt: operator {@code AsksFunction}. */
    private boolean asksFunction(final int[] w, final int irq, final Effect effect) {
        final Function dev = devs.at(devs.of(irq));
        if (!effect.in(dev.raiseEffects(w))) {
            return false;
        }
        final int own = devs.own(irq);
        if (!dev.canSend(w, own)) {
            dev.raiseSilently(w, own, effect);
            if (effect == Effect.NONE || effect == Effect.PENDS) {
                ghost.requested(w, irq);
            }
        } else if (roomUp(w, dev)) {
            generate(w, irq, dev, own);
        } else {
            return noRoom(w, irq, dev, own);
        }
        return true;
    }

    /**
     * The armed source of an irq has a new event. Spec action: {@code Raise}.
     *
     * @param w      the words
     * @param irq    the irq
     * @param effect what the function makes of it
     * @return whether the action is enabled
     */
    public boolean raise(final int[] w, final int irq, final Effect effect) {
        if (((src.armed(w) & ~src.condition(w)) >>> irq & 1) == 0 || !asksFunction(w, irq, effect)) {
            return false;
        }
        src.setCondition(w, irq);
        return true;
    }

    /**
     * A source that is in use but not armed has an event. Spec action: {@code Gather}.
     *
     * @param w   the words
     * @param irq the irq
     * @return whether the action is enabled
     */
    public boolean gather(final int[] w, final int irq) {
        return src.gather(w, irq);
    }

    /**
     * A source that was armed with its condition set asks for an interrupt. Spec action: {@code RaiseArmed}.
     *
     * @param w      the words
     * @param irq    the irq
     * @param effect what the function makes of it
     * @return whether the action is enabled
     */
    public boolean raiseArmed(final int[] w, final int irq, final Effect effect) {
        if ((src.due(w) >>> irq & 1) == 0 || !asksFunction(w, irq, effect)) {
            return false;
        }
        src.asked(w, irq);
        return true;
    }

    /**
     * The function sends what an unmask edge has scheduled (6.1.4.5). Spec action: {@code Send}.
     *
     * @param w   the words
     * @param irq the irq
     * @return whether the action is enabled
     */
    public boolean send(final int[] w, final int irq) {
        final Function dev = devs.at(devs.of(irq));
        final int own = devs.own(irq);
        if ((dev.scheduled(w) >>> own & 1) == 0) {
            return false;
        }
        if (!roomUp(w, dev)) {
            return noRoom(w, irq, dev, own);
        }
        generate(w, irq, dev, own);
        dev.sent(w, own);
        ghost.answered(w, irq);
        return true;
    }

    /**
     * The queue reaches the wire. Spec action: {@code Emit}.
     *
     * @param w        the words
     * @param function whose queue
     * @param kept     what the message keeps of what was generated
     * @return whether the action is enabled
     */
    public boolean emit(final int[] w, final int function, final Kept kept) {
        final Function dev = devs.at(function);
        final int generated = dev.sending(w);
        if (generated == 0 || !up.hasRoom(w) || !dev.keeps(w, kept)) {
            return false;
        }
        final int irq = devs.irq(function, Message.irq(generated));
        if (kept == Kept.WHOLE) {
            up.send(w, Message.stamp(generated & Message.CONTENT, irq, generated & (Message.LEAK | Message.TORN)));
        } else {
            final int message = dev.leaving(w, kept);
            up.send(w, Message.stamp(message, irq, (generated & Message.LEAK) | ghost.tornMark(w, irq, message)));
        }
        dev.left(w, kept);
        return true;
    }

    /**
     * The function takes a write. Spec action: {@code Receive}.
     *
     * @param w        the words
     * @param function the function
     * @param space    where it goes
     * @param effect   what the function makes of it
     * @return whether the action is enabled
     */
    public boolean receive(final int[] w, final int function, final Space space, final Effect effect) {
        final int position = down.next(w, function, space);
        if (position == WayDown.NONE || down.request(w, position) != Request.WRITE) {
            return false;
        }
        final Register register = down.register(w, position);
        final Function dev = devs.at(function);
        final int irq = devs.own(down.irq(w, position));
        final int value = down.value(w, position);
        if (!effect.in(dev.writeEffects(w, register, irq, value))) {
            return false;
        }
        if (dev.illegalWrite(w, register, irq, value)) {
            ghost.setIllegal(w);
        }
        final boolean disables = dev.disableEdge(w, register, value);
        dev.writeDword(w, register, irq, value, effect);
        if (disables) {
            ghost.keepRequests(w, ~devs.irqs(function) | devs.ofMachine(function, dev.pending(w)));
        }
        down.drop(w, position);
        return true;
    }

    /**
     * The function answers a read; the completion goes up behind its messages. Spec action: {@code AnswerRead}.
     *
     * @param w        the words
     * @param function the function
     * @param space    where it reads
     * @return whether the action is enabled
     */
    public boolean answerRead(final int[] w, final int function, final Space space) {
        final int position = down.next(w, function, space);
        final Function dev = devs.at(function);
        if (position == WayDown.NONE || !dev.drained(w)) {
            return false;
        }
        final Request request = down.request(w, position);
        if (request != Request.READ && request != Request.FLUSH) {
            return false;
        }
        final int actor = down.waiter(w, position);
        if (request == Request.READ) {
            final int value = dev.readDword(w, down.register(w, position), devs.own(down.irq(w, position)));
            vars.drv().keep(w, actor, vars.drv().readable(function, value));
        }
        up.behind(w, actor);
        down.drop(w, position);
        return true;
    }

    /**
     * The completion of a read comes back. Spec action: {@code Complete}.
     *
     * @param w     the words
     * @param actor who reads
     * @return whether the action is enabled
     */
    public boolean complete(final int[] w, final int actor) {
        if (!vars.drv().isReading(w, actor) || down.awaits(w, actor) || up.holdsBack(w, actor)) {
            return false;
        }
        vars.drv().setReading(w, actor, false);
        return true;
    }

    /**
     * A function is reset. It drops requests. Spec action: {@code TakeReset}.
     *
     * @param w        the words
     * @param function the function
     * @param kept     whether the conditions of its sources survive
     * @return whether the action is enabled
     */
    public boolean takeReset(final int[] w, final int function, final boolean kept) {
        final int position = down.next(w, function, Space.CONFIG);
        if (position == WayDown.NONE || down.request(w, position) != Request.RESET) {
            return false;
        }
        if (!src.reset(w, devs.irqs(function), kept)) {
            return false;
        }
        devs.at(function).reset(w);
        ghost.keepRequests(w, ~devs.irqs(function));
        down.drop(w, position);
        return true;
    }

    /**
     * A message arrives at its local APIC, or is lost in memory. Spec action: {@code Deliver}.
     *
     * @param w     the words
     * @param irq   whose message
     * @param place which of its messages, from 0
     * @return whether the action is enabled
     */
    public boolean deliver(final int[] w, final int irq, final int place) {
        final int position = up.find(w, irq, place);
        if (position == WayUp.NONE || Message.remapped(up.message(w, position))) {
            return false;
        }
        final int destination = layers.remapping().destination(w, up.message(w, position));
        final int target = destination / cpu.vectors();
        final int vector = destination % cpu.vectors();
        if (destination != Remapping.NOWHERE && layers.latches(w, target, vector)) {
            cpu.acceptMessage(w, target, vector, irq);
        }
        up.drop(w, position);
        return true;
    }
}
