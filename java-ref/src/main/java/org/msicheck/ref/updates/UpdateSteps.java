package org.msicheck.ref.updates;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.msicheck.ref.bus.Request;
import org.msicheck.ref.bus.WayDown;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.layers.Layers;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.remapping.Remapping;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Variables;

/** Brackets around an update of a message, in the manner of {@link Software}. */
public final class UpdateSteps {
    private final Software software;
    private final Variables vars;
    private final Layers layers;

    /**
     * The steps of a machine.
     *
     * @param vars     the machine's variables
     * @param software guards
     * @param layers   where messages are led
     */
    public UpdateSteps(final Variables vars, final Software software, final Layers layers) {
        this.layers = layers;
        this.software = software;
        this.vars = vars;
    }

    /**
     * An update of a message begins. Spec action: {@code BeginUpdate}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean beginUpdate(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        final Function dev = vars.dev().at(step.function());
        final int own = vars.dev().own(step.irq());
        final int before = dev.programmed(w, own);
        final int soon = dev.programmed(arrived(w), own);
        final int used = dev.outgoing(w, own);
        final int[] whole = {before, soon, used, step.message()};
        vars.ghost().updates().begin(w, step.irq(), withDestinations(w, step.irq(), whole));
        return software.proceed(w, step);
    }

    /** The messages, and where entries and the route lead: operators {@code Remapped} and {@code LedBy}. */
    private int[] withDestinations(final int[] w, final int irq, final int... whole) {
        final IntStream remapped = Arrays.stream(whole)
                .filter(Message::remapped)
                .map(message -> layers.remapping().destination(w, message))
                .filter(destination -> destination != Remapping.NOWHERE);
        final IntStream destinations = layers.host().isRouted(w, irq)
                ? IntStream.concat(remapped, IntStream.of(layers.host().routeOf(w, irq)))
                : remapped;
        return IntStream.concat(Arrays.stream(whole), destinations.map(vars.messages()::toDestination))
                .toArray();
    }

    /** The state once everything on its way has arrived: operator {@code Arrived}. */
    private int[] arrived(final int[] w) {
        final int[] later = w.clone();
        final WayDown down = vars.down();
        for (int position = 0; position < down.count(w); position++) {
            final Request request = down.request(w, position);
            final Function dev = vars.dev().at(down.function(w, position));
            if (request == Request.WRITE) {
                dev.writeDword(
                        later,
                        down.register(w, position),
                        vars.dev().own(down.irq(w, position)),
                        down.value(w, position),
                        Effect.NONE);
            } else if (request == Request.RESET) {
                dev.reset(later);
            }
        }
        return later;
    }

    /**
     * The updates of an irq's message end. Spec action: {@code EndUpdate}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean endUpdate(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        vars.ghost().updates().end(w, step.irq());
        return software.proceed(w, step);
    }
}
