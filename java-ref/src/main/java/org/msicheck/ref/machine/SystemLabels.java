package org.msicheck.ref.machine;

import java.util.List;
import java.util.stream.IntStream;
import org.msicheck.ref.bus.Space;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Kept;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** The labels of the actions without an actor, each made once. */
final class SystemLabels {
    private final ActionLabel[] emit;
    private final ActionLabel resetKeeping = ActionLabel.of("TakeReset").with("kept", ModelValue.of("yes"));
    private final ActionLabel resetClearing = ActionLabel.of("TakeReset").with("kept", ModelValue.of("no"));
    private final ActionLabel[] send;
    private final ActionLabel[][][] receive;
    private final ActionLabel[][] answerRead;
    private final ActionLabel[] complete;
    private final ActionLabel[][] deliver;
    private final ActionLabel[][] dispatch;
    private final ActionLabel[] look;
    private final ActionLabel[] returning;
    private final ActionLabel[][] raise;
    private final ActionLabel[] gather;
    private final ActionLabel[][] raiseArmed;

    SystemLabels(final MachineConfig config, final List<String> actorNames) {
        final Platform platform = config.platform();
        final List<ModelValue> effects = List.of(Effect.values()).stream()
                .<ModelValue>map(e -> ModelValue.of(e.text()))
                .toList();
        final List<ModelValue> irqs =
                platform.irqs().stream().<ModelValue>map(ModelValue::of).toList();
        final List<ModelValue> cpus =
                platform.cpus().stream().<ModelValue>map(ModelValue::of).toList();
        final List<ModelValue> vectors =
                platform.vectors().stream().<ModelValue>map(ModelValue::of).toList();
        this.emit = labels(
                ActionLabel.of("Emit"),
                "kept",
                List.of(Kept.values()).stream()
                        .<ModelValue>map(kept -> ModelValue.of(kept.text()))
                        .toList());
        final List<List<ModelValue>> spaces = config.functions().stream()
                .map(each ->
                        each.spaces().stream().<ModelValue>map(ModelValue::of).toList())
                .toList();
        final List<ModelValue> actors =
                actorNames.stream().<ModelValue>map(ModelValue::of).toList();
        final List<ModelValue> places = IntStream.rangeClosed(1, config.upBound())
                .<ModelValue>mapToObj(ModelValue::of)
                .toList();
        this.send = labels(ActionLabel.of("Send"), "irq", irqs);
        this.receive = spaces.stream()
                .map(some -> labels(labels(ActionLabel.of("Receive"), "space", some), "effect", effects))
                .toArray(ActionLabel[][][]::new);
        this.answerRead = spaces.stream()
                .map(some -> labels(ActionLabel.of("AnswerRead"), "space", some))
                .toArray(ActionLabel[][]::new);
        this.complete = labels(ActionLabel.of("Complete"), "reader", actors);
        this.deliver = labels(labels(ActionLabel.of("Deliver"), "irq", irqs), "place", places);
        this.look = labels(ActionLabel.of("Look"), "processor", cpus);
        this.returning = labels(ActionLabel.of("Return"), "processor", cpus);
        this.dispatch = labels(labels(ActionLabel.of("Dispatch"), "processor", cpus), "vector", vectors);
        this.raise = labels(labels(ActionLabel.of("Raise"), "irq", irqs), "effect", effects);
        this.gather = labels(ActionLabel.of("Gather"), "irq", irqs);
        this.raiseArmed = labels(labels(ActionLabel.of("RaiseArmed"), "irq", irqs), "effect", effects);
    }

    private static ActionLabel[] labels(final ActionLabel name, final String variable, final List<ModelValue> values) {
        return values.stream().map(value -> name.with(variable, value)).toArray(ActionLabel[]::new);
    }

    private static ActionLabel[][] labels(
            final ActionLabel[] names, final String variable, final List<ModelValue> values) {
        return List.of(names).stream()
                .map(name -> labels(name, variable, values))
                .toArray(ActionLabel[][]::new);
    }

    ActionLabel emit(final Kept kept) {
        return emit[kept.code()];
    }

    ActionLabel takeReset(final boolean kept) {
        return kept ? resetKeeping : resetClearing;
    }

    ActionLabel gather(final int irq) {
        return gather[irq];
    }

    ActionLabel raiseArmed(final int irq, final Effect effect) {
        return raiseArmed[irq][effect.code()];
    }

    ActionLabel deliver(final int irq, final int place) {
        return deliver[irq][place];
    }

    ActionLabel send(final int irq) {
        return send[irq];
    }

    @SuppressWarnings("EnumOrdinal") // a position within one run, never stored
    ActionLabel receive(final int function, final Space space, final Effect effect) {
        return receive[function][space.ordinal()][effect.code()];
    }

    @SuppressWarnings("EnumOrdinal") // a position within one run, never stored
    ActionLabel answerRead(final int function, final Space space) {
        return answerRead[function][space.ordinal()];
    }

    ActionLabel complete(final int actor) {
        return complete[actor];
    }

    ActionLabel dispatch(final int processor, final int vector) {
        return dispatch[processor][vector];
    }

    ActionLabel look(final int processor) {
        return look[processor];
    }

    ActionLabel returning(final int processor) {
        return returning[processor];
    }

    ActionLabel raise(final int irq, final Effect effect) {
        return raise[irq][effect.code()];
    }
}
