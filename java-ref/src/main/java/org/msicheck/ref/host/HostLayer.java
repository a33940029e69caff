package org.msicheck.ref.host;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.processor.Phase;
import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.software.Layer;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.software.StepAction;
import org.msicheck.ref.software.Steps;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.StepWord;
import org.msicheck.ref.state.Variables;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** Eventfds, irqfds and routes between a physical interrupt's handler and a virtual processor. */
public final class HostLayer implements Layer, Variables.Owner {
    private final Variables vars;
    private final Software software;
    private final Processors cpu;
    private final Host host;
    private final List<ActorStep> binds;
    private final ActionLabel[] labels;

    /**
     * The layer.
     *
     * @param vars     the machine's variables
     * @param software guards
     */
    public HostLayer(final Variables vars, final Software software) {
        this.vars = vars;
        this.software = software;
        this.cpu = vars.cpu();
        this.host = new Host(vars.platform(), vars.words());
        this.binds = IntStream.range(0, vars.drv().actors().size())
                .boxed()
                .flatMap(actor -> vars.drv().steps(actor).stream())
                .filter(step -> step.word() == StepWord.BIND)
                .toList();
        this.labels = vars.platform().cpus().stream()
                .map(processor -> ActionLabel.of("SignalEventfd").with("processor", ModelValue.of(processor)))
                .toArray(ActionLabel[]::new);
    }

    /**
     * The host.
     *
     * @return its rules
     */
    public Host rules() {
        return host;
    }

    @Override
    public String variable() {
        return "host";
    }

    @Override
    public void start(final int[] w, final ModelValue start) {
        host.start(w, start);
    }

    @Override
    public ModelValue project(final int[] w) {
        return host.project(w);
    }

    @Override
    public Map<StepWord, StepAction> actions() {
        return Map.of(
                StepWord.BIND,
                this::bind,
                StepWord.UNBIND,
                this::unbind,
                StepWord.SET_ROUTE,
                this::setRoute,
                StepWord.REMOVE_ROUTE,
                this::removeRoute);
    }

    @Override
    public Map<String, Predicate<int[]>> outcomes() {
        return Map.of("torn", this::tornRoute, "unrouted", this::unrouted);
    }

    @Override
    public void next(final Steps steps) {
        for (int processor = 0; processor < labels.length; processor++) {
            steps.take(signalEventfd(steps.draft(), processor), labels[processor]);
        }
    }

    /** The irqs along whose route KVM can inject next, one bit each: operator {@code Injects}. */
    private int injects(final int[] w) {
        int irqs = 0;
        for (int processor = 0; processor < cpu.count(); processor++) {
            final int irq = cpu.irq(w, processor);
            if (vars.hostCpu(processor)
                    && cpu.phase(w, processor) == Phase.ENTERED
                    && irq != Platform.OTHER_OWNER
                    && host.isBound(w, irq)) {
                irqs |= 1 << irq;
            }
        }
        for (final ActorStep bind : binds) {
            if (host.isCounted(w, bind.irq()) && software.ready(w, bind)) {
                irqs |= 1 << bind.irq();
            }
        }
        return irqs;
    }

    private boolean tornRoute(final int[] w) {
        for (int irqs = injects(w); irqs != 0; irqs &= irqs - 1) {
            final int irq = Integer.numberOfTrailingZeros(irqs);
            if (host.isRouted(w, irq)
                    && vars.ghost().tornMark(w, irq, vars.messages().toDestination(host.routeOf(w, irq))) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean unrouted(final int[] w) {
        for (int irqs = injects(w); irqs != 0; irqs &= irqs - 1) {
            if (!host.isRouted(w, Integer.numberOfTrailingZeros(irqs))) {
                return true;
            }
        }
        return false;
    }

    /**
     * VFIO's handler signals the eventfd of its irq (vfio_msihandler). Spec action: {@code SignalEventfd}.
     *
     * @param w         the words
     * @param processor the processor
     * @return whether the action is enabled
     */
    public boolean signalEventfd(final int[] w, final int processor) {
        if (!vars.hostCpu(processor) || cpu.phase(w, processor) != Phase.ENTERED) {
            return false;
        }
        final int irq = cpu.irq(w, processor);
        final boolean known = irq != Platform.OTHER_OWNER;
        cpu.looked(w, processor, known);
        if (known && host.isBound(w, irq)) {
            host.injected(w, irq, cpu);
        }
        if (known) {
            host.signalled(w, irq);
        }
        return true;
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
