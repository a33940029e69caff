package org.msicheck.ref.remapping;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.msicheck.ref.bus.WayUp;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.software.Layer;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.software.StepAction;
import org.msicheck.ref.software.Steps;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.StepWord;
import org.msicheck.ref.state.Variables;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** Interrupt remapping between the fabric and the processors. */
public final class RemappingLayer implements Layer, Variables.Owner {
    private final Variables vars;
    private final Software software;
    private final WayUp up;
    private final Remapping table;
    private final ActionLabel[][] labels;

    /**
     * The layer.
     *
     * @param vars     the machine's variables
     * @param software guards
     */
    public RemappingLayer(final Variables vars, final Software software) {
        this.vars = vars;
        this.software = software;
        this.up = vars.up();
        this.table = new Remapping(vars.platform(), vars.messages(), vars.words());
        this.labels = vars.platform().irqs().stream()
                .map(irq -> ActionLabel.of("Remap").with("irq", ModelValue.of(irq)))
                .map(label -> IntStream.rangeClosed(1, up.bound())
                        .mapToObj(place -> label.with("place", ModelValue.of(place)))
                        .toArray(ActionLabel[]::new))
                .toArray(ActionLabel[][]::new);
    }

    /**
     * The table.
     *
     * @return its rules
     */
    public Remapping table() {
        return table;
    }

    @Override
    public String variable() {
        return "irte";
    }

    @Override
    public void start(final int[] w, final ModelValue start) {
        table.start(w, Values.field(start, variable()));
    }

    @Override
    public ModelValue project(final int[] w) {
        return table.project(w);
    }

    @Override
    public Map<StepWord, StepAction> actions() {
        return Map.of(StepWord.STORE_IRTE, this::storeIrte, StepWord.EXCHANGE_IRTE, this::exchangeIrte);
    }

    @Override
    public Map<String, Predicate<int[]>> outcomes() {
        return Map.of("fault", this::fault);
    }

    @Override
    public void next(final Steps steps) {
        if (up.isEmpty(steps.draft())) {
            return;
        }
        for (int irq = 0; irq < labels.length; irq++) {
            for (int place = 0; place < labels[irq].length; place++) {
                steps.take(remap(steps.draft(), irq, place), labels[irq][place]);
            }
        }
    }

    private boolean fault(final int[] w) {
        for (int position = 0; position < up.bound() && up.message(w, position) != 0; position++) {
            if (table.destination(w, up.message(w, position)) == Remapping.NOWHERE) {
                return true;
            }
        }
        return false;
    }

    /**
     * A message leaves the fabric and is remapped, or is lost in a fault. Spec action: {@code Remap}.
     *
     * @param w     the words
     * @param irq   whose message
     * @param place which of its messages, from 0
     * @return whether the action is enabled
     */
    public boolean remap(final int[] w, final int irq, final int place) {
        final int position = up.find(w, irq, place);
        if (position == WayUp.NONE || !Message.remapped(up.message(w, position))) {
            return false;
        }
        final int message = up.message(w, position);
        final int destination = table.destination(w, message);
        if (destination == Remapping.NOWHERE) {
            up.drop(w, position);
        } else {
            final int target = vars.messages().toDestination(destination);
            final int mark = vars.ghost().tornMark(w, irq, target);
            up.leaveFabric(w, position, Message.become(message, target) | mark);
        }
        return true;
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
            case PRESENT -> table.storePresent(w, step.handle(), step.turnsOn());
            case CPU -> table.storeCpu(w, step.handle(), step.cpu());
            default -> table.storeVector(w, step.handle(), step.vector());
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
        table.exchange(w, step.handle(), step.cpu(), step.vector());
        return software.proceed(w, step);
    }
}
