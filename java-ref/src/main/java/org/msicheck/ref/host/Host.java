package org.msicheck.ref.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.ref.processor.Processors;
import org.msicheck.system.ModelValue;

/**
 * The host's half of an assigned function, as rules over the words of a state: variable {@code host}. Words: eventfds
 * with an irqfd, eventfds with a count, and for each irq its route (0 is none).
 */
public final class Host {
    private final Platform platform;
    private final int bound;
    private final int counted;
    private final int route;

    /**
     * The host in a state's words.
     *
     * @param platform names of processors, vectors and irqs
     * @param words    hands out the words
     */
    public Host(final Platform platform, final Words words) {
        this.platform = platform;
        this.bound = words.take(1);
        this.counted = words.take(1);
        this.route = words.take(platform.irqs().size());
    }

    /**
     * The host at the start.
     *
     * @param w     the words
     * @param start the specification's record {@code Start}
     */
    public void start(final int[] w, final ModelValue start) {
        w[bound] = 0;
        w[counted] = 0;
        for (int irq = 0; irq < platform.irqs().size(); irq++) {
            unroute(w, irq);
        }
        for (final ModelValue irq : Values.elements(Values.field(start, "bound"))) {
            w[bound] |= 1 << platform.irq(Values.string(irq));
        }
        for (final ModelValue one : Values.elements(Values.field(start, "routes"))) {
            route(
                    w,
                    platform.irq(Values.string(Values.field(one, "irq"))),
                    platform.cpu(Values.string(Values.field(one, "cpu"))),
                    platform.vector(Values.integer(Values.field(one, "vector"))));
        }
    }

    /**
     * Whether an irqfd is bound to the eventfd of an irq.
     *
     * @param w   the words
     * @param irq the irq
     * @return true if bound
     */
    public boolean isBound(final int[] w, final int irq) {
        return (w[bound] >>> irq & 1) != 0;
    }

    /**
     * Whether the eventfd of an irq has a count above zero.
     *
     * @param w   the words
     * @param irq the irq
     * @return true if a signal waits in it
     */
    public boolean isCounted(final int[] w, final int irq) {
        return (w[counted] >>> irq & 1) != 0;
    }

    /**
     * KVM injects along the route of an irq, if there is one.
     *
     * @param w          the words
     * @param irq        the irq
     * @param processors receive the message
     */
    public void injected(final int[] w, final int irq, final Processors processors) {
        final int target = w[route + irq] - 1;
        if (target >= 0) {
            processors.accept(w, target / processors.vectors(), target % processors.vectors(), irq);
        }
    }

    /**
     * Whether KVM has a route for an irq.
     *
     * @param w   the words
     * @param irq the irq
     * @return true if it has
     */
    public boolean isRouted(final int[] w, final int irq) {
        return w[route + irq] != 0;
    }

    /**
     * Where the route of an irq leads, if it has one.
     *
     * @param w   the words
     * @param irq the irq
     * @return the processor times the number of vectors plus the vector
     */
    public int routeOf(final int[] w, final int irq) {
        return w[route + irq] - 1;
    }

    /**
     * The eventfd of an irq is signalled.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void signalled(final int[] w, final int irq) {
        w[counted] |= ~w[bound] & 1 << irq;
    }

    /**
     * An irqfd is bound; it takes the count.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void bind(final int[] w, final int irq) {
        w[bound] |= 1 << irq;
        w[counted] &= ~(1 << irq);
    }

    /**
     * The irqfd is unbound.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void unbind(final int[] w, final int irq) {
        w[bound] &= ~(1 << irq);
    }

    /**
     * Sets KVM's route.
     *
     * @param w      the words
     * @param irq    the irq
     * @param cpu    the virtual processor
     * @param vector the vector
     */
    public void route(final int[] w, final int irq, final int cpu, final int vector) {
        w[route + irq] = 1 + cpu * platform.vectors().size() + vector;
    }

    /**
     * Removes KVM's route.
     *
     * @param w   the words
     * @param irq the irq
     */
    public void unroute(final int[] w, final int irq) {
        w[route + irq] = 0;
    }

    /**
     * The specification's variable {@code host}.
     *
     * @param w the words
     * @return the record
     */
    public ModelValue project(final int[] w) {
        final List<ModelValue> routes = new ArrayList<>();
        final int vectors = platform.vectors().size();
        for (int irq = 0; irq < platform.irqs().size(); irq++) {
            final int target = w[route + irq] - 1;
            if (target >= 0) {
                routes.add(ModelValue.record(Map.of(
                        "irq", ModelValue.of(platform.irqs().get(irq)),
                        "cpu", ModelValue.of(platform.cpus().get(target / vectors)),
                        "vector", ModelValue.of(platform.vectors().get(target % vectors)))));
            }
        }
        return ModelValue.record(Map.of(
                "bound", Words.set(w[bound], platform.irqs()),
                "counted", Words.set(w[counted], platform.irqs()),
                "routes", ModelValue.SetOf.copyOf(routes)));
    }
}
