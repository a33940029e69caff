package org.msicheck.ref.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * Messages on their way to the processors, as rules over the words of a state: variable {@code busUp}. A message takes
 * two words: itself, and a bit for each actor whose completion comes behind it. Those of one irq stand together, in the
 * order in which they left, and irqs in the order of their positions; an empty place is 0.
 */
public final class WayUp {
    /** No message stands there. */
    public static final int NONE = -1;

    private final Platform platform;
    private final boolean reachesIrr;
    private final int bound;
    private final int base;

    /**
     * The way up in a state's words.
     *
     * @param platform names of irqs
     * @param values   property to the values that the platform may have
     * @param bound    messages that fit
     * @param words    hands out the words
     */
    public WayUp(final Platform platform, final Map<String, Set<String>> values, final int bound, final Words words) {
        this.platform = platform;
        this.reachesIrr = !PlatformProperty.READ_BACK.isWeak(values);
        this.bound = bound;
        this.base = words.take(2 * bound);
    }

    /**
     * How many messages fit.
     *
     * @return at least 1
     */
    public int bound() {
        return bound;
    }

    /**
     * Whether one more message fits: operator {@code RoomOnWay}.
     *
     * @param w the words
     * @return true if there is room
     */
    public boolean hasRoom(final int[] w) {
        return w[base + 2 * (bound - 1)] == 0;
    }

    /**
     * Whether nothing is on its way: operator {@code NothingUp}.
     *
     * @param w the words
     * @return true if it is empty
     */
    public boolean isEmpty(final int[] w) {
        return w[base] == 0;
    }

    /**
     * A message leaves behind the others of its irq; it must fit.
     *
     * @param w       the words
     * @param message a stamped message
     */
    public void send(final int[] w, final int message) {
        int place = base;
        while (w[place] != 0 && Message.irq(w[place]) <= Message.irq(message)) {
            place += 2;
        }
        System.arraycopy(w, place, w, place + 2, base + 2 * (bound - 1) - place);
        w[place] = message;
        w[place + 1] = 0;
    }

    /**
     * A message on its way.
     *
     * @param w        the words
     * @param position from 0, below the bound
     * @return the stamped message, or 0 if there is none
     */
    public int message(final int[] w, final int position) {
        return w[base + 2 * position];
    }

    /**
     * Where a message of an irq stands.
     *
     * @param w     the words
     * @param irq   the irq
     * @param place from 0, the order in which they left
     * @return its position, or {@link #NONE}
     */
    public int find(final int[] w, final int irq, final int place) {
        int left = place;
        for (int position = 0; position < bound && message(w, position) != 0; position++) {
            if (Message.irq(message(w, position)) == irq && left-- == 0) {
                return position;
            }
        }
        return NONE;
    }

    /**
     * A message arrives, or is lost.
     *
     * @param w        the words
     * @param position where it stands
     */
    public void drop(final int[] w, final int position) {
        final int place = base + 2 * position;
        final int last = base + 2 * (bound - 1);
        System.arraycopy(w, place + 2, w, place, last - place);
        w[last] = 0;
        w[last + 1] = 0;
    }

    /**
     * A message leaves the fabric as another one.
     *
     * @param w        the words
     * @param position where it stands
     * @param message  the stamped message that it has become
     */
    public void leaveFabric(final int[] w, final int position, final int message) {
        w[base + 2 * position] = message;
        if (!reachesIrr) {
            w[base + 2 * position + 1] = 0;
        }
    }

    /**
     * The completion of a read starts behind the messages on their way: operator {@code Behind}.
     *
     * @param w     the words
     * @param actor who reads
     */
    public void behind(final int[] w, final int actor) {
        for (int position = 0; position < bound && message(w, position) != 0; position++) {
            if (reachesIrr || Message.remapped(message(w, position))) {
                w[base + 2 * position + 1] |= 1 << actor;
            }
        }
    }

    /**
     * Whether the completion of an actor's read still has messages in front of it: operator {@code HeldBack}.
     *
     * @param w     the words
     * @param actor who reads
     * @return true if it has to wait
     */
    public boolean holdsBack(final int[] w, final int actor) {
        for (int position = 0; position < bound && message(w, position) != 0; position++) {
            if ((w[base + 2 * position + 1] >>> actor & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The specification's variable {@code busUp}.
     *
     * @param w        the words
     * @param messages what messages mean
     * @param actors   names of actors
     * @return irq to the sequence of its messages
     */
    public ModelValue project(final int[] w, final Messages messages, final List<String> actors) {
        final Map<String, List<ModelValue>> sent = new TreeMap<>();
        platform.irqs().forEach(irq -> sent.put(irq, new ArrayList<>()));
        for (int position = 0; position < bound && message(w, position) != 0; position++) {
            final int message = message(w, position);
            sent.get(platform.irqs().get(Message.irq(message)))
                    .add(messages.projectStamped(message, Words.set(w[base + 2 * position + 1], actors)));
        }
        final Map<String, ModelValue> all = new TreeMap<>();
        sent.forEach((irq, of) -> all.put(irq, new ModelValue.Seq(of)));
        return ModelValue.record(all);
    }
}
