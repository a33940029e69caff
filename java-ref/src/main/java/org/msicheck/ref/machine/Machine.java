package org.msicheck.ref.machine;

import java.util.List;
import java.util.stream.IntStream;
import org.msicheck.ref.bus.Space;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Kept;
import org.msicheck.ref.hardware.Handlers;
import org.msicheck.ref.hardware.Hardware;
import org.msicheck.ref.layers.Layers;
import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.software.Layer;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.software.Steps;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.MachineState;
import org.msicheck.ref.state.Programs;
import org.msicheck.ref.state.Variables;
import org.msicheck.system.StepVisitor;

/** The machine as a whole: its next-state relation, and rest. */
public final class Machine {
    private static final List<Kept> KEPT = List.of(Kept.values());
    private static final List<Effect> RAISE_EFFECTS = List.of(Effect.NONE, Effect.PENDS, Effect.DROPS, Effect.INTX);

    private final Variables vars;
    private final Layers layers;
    private final Hardware hardware;
    private final Handlers handlers;
    private final Software software;
    private final ActorActions actions;
    private final SystemLabels labels;
    private final Effect[][] writeEffects;
    private final Space[][] spaces;
    private final int irqs;

    /**
     * A machine.
     *
     * @param config the model's constants
     */
    public Machine(final MachineConfig config) {
        this.vars = new Variables(config);
        this.software = new Software(vars);
        this.layers = new Layers(vars, software);
        this.hardware = new Hardware(vars, layers);
        this.handlers = new Handlers(vars);
        this.actions = new ActorActions(vars, software, layers);
        this.labels = new SystemLabels(config, vars.drv().actors());
        this.spaces = config.functions().stream()
                .map(each -> each.kind() == FunctionKind.MSIX ? Space.values() : new Space[] {Space.CONFIG})
                .toArray(Space[][]::new);
        this.writeEffects = IntStream.range(0, vars.dev().count())
                .mapToObj(n -> vars.dev().at(n).allEffects().toArray(new Effect[0]))
                .toArray(Effect[][]::new);
        this.irqs = config.irqs().size();
    }

    /**
     * The machine's variables.
     *
     * @return their rules
     */
    public Variables variables() {
        return vars;
    }

    /**
     * What lies between the function and the handlers.
     *
     * @return the layers
     */
    public Layers layers() {
        return layers;
    }

    /**
     * Reports every step: the relation {@code Next}.
     *
     * @param state   a state of this machine
     * @param visitor receives the steps
     */
    public void next(final MachineState state, final StepVisitor<MachineState> visitor) {
        final Steps steps = new Steps(state, visitor);
        systemNext(steps);
        actorNext(steps);
        environmentNext(steps);
    }

    /** Reports the steps of everything but the actors. */
    void moves(final MachineState state, final StepVisitor<MachineState> visitor) {
        final Steps steps = new Steps(state, visitor);
        systemNext(steps);
        environmentNext(steps);
    }

    /** Reports the steps of the actors. */
    void actorSteps(final MachineState state, final StepVisitor<MachineState> visitor) {
        actorNext(new Steps(state, visitor));
    }

    private void systemNext(final Steps steps) {
        for (int irq = 0; irq < irqs; irq++) {
            steps.take(hardware.send(steps.draft(), irq), labels.send(irq));
        }
        for (int n = 0; n < spaces.length; n++) {
            if (vars.dev().at(n).sending(steps.draft()) != 0) {
                emitNext(steps, n);
            }
        }
        if (vars.src().due(steps.draft()) != 0) {
            armedRaises(steps);
        }
        busNext(steps);
        for (final Layer layer : layers.all()) {
            layer.next(steps);
        }
        final Processors cpu = vars.cpu();
        for (int processor = 0; processor < cpu.count(); processor++) {
            if (!cpu.nothingWaits(steps.draft(), processor)) {
                dispatchNext(steps, processor);
            }
            steps.take(handlers.look(steps.draft(), processor), labels.look(processor));
            steps.take(handlers.returnFromHandler(steps.draft(), processor), labels.returning(processor));
        }
    }

    private void emitNext(final Steps steps, final int function) {
        for (final Kept kept : KEPT) {
            steps.take(hardware.emit(steps.draft(), function, kept), labels.emit(kept));
        }
    }

    private void dispatchNext(final Steps steps, final int processor) {
        for (int vector = 0; vector < vars.cpu().vectors(); vector++) {
            steps.take(handlers.dispatch(steps.draft(), processor, vector), labels.dispatch(processor, vector));
        }
    }

    /** What cannot be enabled for want of a request or a message is not asked for: most states have few of either. */
    private void busNext(final Steps steps) {
        if (!vars.down().isEmpty(steps.draft())) {
            for (int n = 0; n < spaces.length; n++) {
                requestNext(steps, n);
            }
        }
        if (vars.drv().reading(steps.draft()) != 0) {
            for (int actor = 0; actor < vars.drv().actors().size(); actor++) {
                steps.take(hardware.complete(steps.draft(), actor), labels.complete(actor));
            }
        }
        for (int n = 0; n < spaces.length; n++) {
            steps.take(hardware.takeReset(steps.draft(), n, true), labels.takeReset(true));
            steps.take(hardware.takeReset(steps.draft(), n, false), labels.takeReset(false));
        }
        if (!vars.up().isEmpty(steps.draft())) {
            arrivals(steps);
        }
    }

    private void requestNext(final Steps steps, final int function) {
        for (final Space space : spaces[function]) {
            for (final Effect effect : writeEffects[function]) {
                steps.take(
                        hardware.receive(steps.draft(), function, space, effect),
                        labels.receive(function, space, effect));
            }
            steps.take(hardware.answerRead(steps.draft(), function, space), labels.answerRead(function, space));
        }
    }

    private void armedRaises(final Steps steps) {
        for (int irq = 0; irq < irqs; irq++) {
            for (final Effect effect : RAISE_EFFECTS) {
                steps.take(hardware.raiseArmed(steps.draft(), irq, effect), labels.raiseArmed(irq, effect));
            }
        }
    }

    private void arrivals(final Steps steps) {
        for (int irq = 0; irq < irqs; irq++) {
            for (int place = 0; place < vars.up().bound(); place++) {
                steps.take(hardware.deliver(steps.draft(), irq, place), labels.deliver(irq, place));
            }
        }
    }

    private void actorNext(final Steps steps) {
        final Programs drv = vars.drv();
        for (int actor = 0; actor < drv.actors().size(); actor++) {
            if (!drv.finished(steps.draft(), actor)) {
                final ActorStep step = drv.step(steps.draft(), actor);
                final BoundAction skip = actions.skip(actor);
                steps.take(skip.action().take(steps.draft(), step), skip.label());
                for (final BoundAction bound : actions.at(actor, step.number())) {
                    steps.take(bound.action().take(steps.draft(), step), bound.label());
                }
            }
        }
    }

    private void environmentNext(final Steps steps) {
        for (int irq = 0; irq < irqs; irq++) {
            for (final Effect effect : RAISE_EFFECTS) {
                steps.take(hardware.raise(steps.draft(), irq, effect), labels.raise(irq, effect));
            }
            steps.take(hardware.gather(steps.draft(), irq), labels.gather(irq));
        }
    }

    /**
     * Whether no step is possible except a new event: predicate {@code Rest}.
     *
     * @param w the words of a state
     * @return true at rest
     */
    public boolean rest(final int[] w) {
        if (!vars.down().isEmpty(w)
                || !vars.up().isEmpty(w)
                || vars.drv().reading(w) != 0
                || vars.src().due(w) != 0
                || vars.dev().isBusy(w)) {
            return false;
        }
        final Processors cpu = vars.cpu();
        for (int processor = 0; processor < cpu.count(); processor++) {
            final boolean quiet = cpu.nothingWaits(w, processor) || !cpu.accepts(w, processor);
            if (!cpu.idle(w, processor) || !quiet) {
                return false;
            }
        }
        for (int actor = 0; actor < vars.drv().actors().size(); actor++) {
            if (!stuck(w, actor)) {
                return false;
            }
        }
        return true;
    }

    /** Operator {@code StuckActor}. */
    private boolean stuck(final int[] w, final int actor) {
        if (vars.drv().finished(w, actor)) {
            return true;
        }
        final ActorStep step = vars.drv().step(w, actor);
        return !software.runs(w, step) || (vars.drv().wanted(w, step) && !software.canDo(w, step));
    }
}
