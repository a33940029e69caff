package org.msicheck.ref.hostsoftware;

import org.msicheck.ref.bus.Request;
import org.msicheck.ref.bus.WayDown;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.host.Host;
import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Settings;
import org.msicheck.ref.state.Variables;

/**
 * The actions of actors that are not about registers, in the manner of {@link Software}.
 */
public final class HostSoftware {
    private final Software software;
    private final Variables vars;
    private final Settings settings;
    private final Host host;
    private final Processors cpu;

    /**
     * The rest of a machine's software.
     *
     * @param vars     its variables
     * @param software the steps about registers
     */
    public HostSoftware(final Variables vars, final Software software) {
        this.vars = vars;
        this.software = software;
        this.settings = vars.settings();
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

    /**
     * An owner of the mask asks for it, or no longer. Spec action: {@code AskMask}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean askMask(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        settings.askMask(w, step.name(), step.irq(), step.turnsOn());
        return software.proceed(w, step);
    }

    /**
     * An owner of Enable asks for it, or no longer. Spec action: {@code AskEnable}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean askEnable(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        settings.askEnable(w, step.name(), step.turnsOn());
        return software.proceed(w, step);
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
        final int before = vars.dev().programmed(w, step.irq());
        final int soon = vars.dev().programmed(arrived(w), step.irq());
        final int used = vars.dev().outgoing(w, step.irq());
        vars.ghost().updates().begin(w, step.irq(), before, soon, used, step.message());
        return software.proceed(w, step);
    }

    /** The state once everything on its way has arrived: operator {@code Arrived}. */
    private int[] arrived(final int[] w) {
        final int[] later = w.clone();
        final WayDown down = vars.down();
        final Function dev = vars.dev();
        for (int position = 0; position < down.count(w); position++) {
            final Request request = down.request(w, position);
            if (request == Request.WRITE) {
                dev.writeDword(
                        later, down.register(w, position), down.irq(w, position), down.value(w, position), Effect.NONE);
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

    /**
     * One store into an interrupt remapping entry. Spec action: {@code StoreIrte}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean storeIrte(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        switch (step.part()) {
            case PRESENT -> vars.irte().storePresent(w, step.handle(), step.turnsOn());
            case CPU -> vars.irte().storeCpu(w, step.handle(), step.cpu());
            default -> vars.irte().storeVector(w, step.handle(), step.vector());
        }
        return software.proceed(w, step);
    }

    /**
     * A whole interrupt remapping entry is replaced at once. Spec action: {@code ExchangeIrte}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean exchangeIrte(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        vars.irte().exchange(w, step.handle(), step.cpu(), step.vector());
        return software.proceed(w, step);
    }

    /**
     * The handler of an irq looks at another source, too. Spec action: {@code Share}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean share(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        settings.share(w, step.irq(), step.set());
        return software.proceed(w, step);
    }
}
