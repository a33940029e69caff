package org.msicheck.ref.machine;

import java.util.List;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Kept;
import org.msicheck.ref.message.Platform;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** The labels of the actions without an actor, each made once. */
final class SystemLabels {
    private final ActionLabel[] emit;
    private final ActionLabel deliver = ActionLabel.of("Deliver");
    private final ActionLabel[] send;
    private final ActionLabel[] receive;
    private final ActionLabel[][] dispatch;
    private final ActionLabel[] look;
    private final ActionLabel[] signalEventfd;
    private final ActionLabel[] returning;
    private final ActionLabel[][] raise;

    SystemLabels(final Platform platform) {
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
        this.send = labels(ActionLabel.of("Send"), "irq", irqs);
        this.receive = labels(ActionLabel.of("Receive"), "effect", effects);
        this.look = labels(ActionLabel.of("Look"), "processor", cpus);
        this.signalEventfd = labels(ActionLabel.of("SignalEventfd"), "processor", cpus);
        this.returning = labels(ActionLabel.of("Return"), "processor", cpus);
        this.dispatch = labels(labels(ActionLabel.of("Dispatch"), "processor", cpus), "vector", vectors);
        this.raise = labels(labels(ActionLabel.of("Raise"), "irq", irqs), "effect", effects);
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

    ActionLabel deliver() {
        return deliver;
    }

    ActionLabel send(final int irq) {
        return send[irq];
    }

    ActionLabel receive(final Effect effect) {
        return receive[effect.code()];
    }

    ActionLabel dispatch(final int processor, final int vector) {
        return dispatch[processor][vector];
    }

    ActionLabel look(final int processor) {
        return look[processor];
    }

    ActionLabel signalEventfd(final int processor) {
        return signalEventfd[processor];
    }

    ActionLabel returning(final int processor) {
        return returning[processor];
    }

    ActionLabel raise(final int irq, final Effect effect) {
        return raise[irq][effect.code()];
    }
}
