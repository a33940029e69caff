package org.msicheck.ref.hostsoftware;

import org.msicheck.ref.host.Host;
import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Variables;

/** Steps on the host's eventfds, irqfds and routes, in the manner of {@link Software}. */
public final class HostSoftware {
    private final Software software;
    private final Host host;
    private final Processors cpu;

    /**
     * The steps of a machine.
     *
     * @param vars     the machine's variables
     * @param software guards
     */
    public HostSoftware(final Variables vars, final Software software) {
        this.software = software;
        this.host = vars.host();
        this.cpu = vars.cpu();
    }

    /**
     * Binds an irqfd to its eventfd; a count that is there already injects once. Spec action: {@code Bind}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean bind(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        if (host.isCounted(w, step.irq())) {
            host.injected(w, step.irq(), cpu);
        }
        host.bind(w, step.irq());
        return software.proceed(w, step);
    }

    /**
     * Unbinds the irqfd. Spec action: {@code Unbind}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean unbind(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        host.unbind(w, step.irq());
        return software.proceed(w, step);
    }

    /**
     * Sets the virtual processor and vector of KVM's route. Spec action: {@code SetRoute}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean setRoute(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        host.route(w, step.irq(), step.cpu(), step.vector());
        return software.proceed(w, step);
    }

    /**
     * Removes KVM's route. Spec action: {@code RemoveRoute}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean removeRoute(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        host.unroute(w, step.irq());
        return software.proceed(w, step);
    }
}
