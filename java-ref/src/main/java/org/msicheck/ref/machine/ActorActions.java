package org.msicheck.ref.machine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.msicheck.ref.layers.Layers;
import org.msicheck.ref.sharedsettings.SharedSettings;
import org.msicheck.ref.software.ActorSteps;
import org.msicheck.ref.software.ProcessorSteps;
import org.msicheck.ref.software.RegisterSteps;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.software.StepAction;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.StepWord;
import org.msicheck.ref.state.Variables;
import org.msicheck.ref.updates.UpdateSteps;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** Which actions a step's word stands for, and the actions of each step of each actor with their labels. */
final class ActorActions {
    private final Map<StepWord, StepAction> ofWord = new EnumMap<>(StepWord.class);
    private final BoundAction[][][] ofStep;
    private final BoundAction[] skip;

    ActorActions(final Variables vars, final Software software, final Layers layers) {
        final RegisterSteps registerSteps = new RegisterSteps(vars, software);
        final ActorSteps actorSteps = new ActorSteps(vars, software);
        registers(registerSteps);
        processors(new ProcessorSteps(vars, software));
        others(actorSteps);
        layers.all().forEach(layer -> layer.actions().forEach(this::row));
        settings(new SharedSettings(vars, software));
        updates(new UpdateSteps(vars, software, layers));
        final int actors = vars.drv().actors().size();
        this.ofStep = new BoundAction[actors][][];
        this.skip = new BoundAction[actors];
        for (int actor = 0; actor < actors; actor++) {
            final ModelValue name = ModelValue.of(vars.drv().actors().get(actor));
            final Map<StepWord, BoundAction[]> bound = new EnumMap<>(StepWord.class);
            skip[actor] = new BoundAction(ActionLabel.of("Skip").with("actor", name), registerSteps::skip);
            final List<BoundAction[]> steps = new ArrayList<>();
            for (final ActorStep step : vars.drv().steps(actor)) {
                steps.add(bound.computeIfAbsent(step.word(), word -> bind(word, name, actorSteps)));
            }
            ofStep[actor] = steps.toArray(new BoundAction[0][]);
        }
    }

    private void row(final StepWord word, final StepAction action) {
        ofWord.put(word, action);
    }

    private void registers(final RegisterSteps registers) {
        row(StepWord.WRITE, registers::write);
        row(StepWord.WRITE_QWORD, registers::writeQword);
        row(StepWord.LOAD_MASK, registers::loadMask);
        row(StepWord.STORE_MASK, registers::storeMask);
        row(StepWord.FLUSH, registers::flush);
        row(StepWord.READ, registers::read);
        row(StepWord.RESET, registers::resetFunction);
    }

    private void processors(final ProcessorSteps processors) {
        row(StepWord.RESERVE, processors::reserve);
        row(StepWord.RELEASE, processors::release);
        row(StepWord.SHUTDOWN, processors::shutdown);
        row(StepWord.ANNOUNCE, processors::announce);
        row(StepWord.TEST_IRR, processors::testIrr);
        row(StepWord.AWAIT_IRR_CLEAR, processors::awaitIrrClear);
        row(StepWord.AWAIT_INTERRUPT, processors::awaitInterrupt);
        row(StepWord.RETRIGGER, processors::retrigger);
        row(StepWord.IRQS_OFF, processors::irqsOff);
        row(StepWord.IRQS_ON, processors::irqsOn);
        row(StepWord.APIC_OFF, processors::apicOff);
        row(StepWord.SYNCHRONIZE, processors::synchronize);
        row(StepWord.FREE_IRQ, processors::freeIrq);
    }

    private void others(final ActorSteps others) {
        row(StepWord.DISARM, others::disarm);
        row(StepWord.POLL, others::poll);
        row(StepWord.LOCK, others::lock);
        row(StepWord.UNLOCK, others::unlock);
        row(StepWord.SIGNAL, others::signal);
        row(StepWord.AWAIT, others::await);
    }

    private void settings(final SharedSettings settings) {
        row(StepWord.SHARE, settings::share);
        row(StepWord.ASK_MASK, settings::askMask);
        row(StepWord.ASK_ENABLE, settings::askEnable);
    }

    private void updates(final UpdateSteps updates) {
        row(StepWord.BEGIN_UPDATE, updates::beginUpdate);
        row(StepWord.END_UPDATE, updates::endUpdate);
    }

    private BoundAction[] bind(final StepWord word, final ModelValue actor, final ActorSteps others) {
        if (word == StepWord.ALLOCATE) {
            return either(actor, word, "granted", yes -> (w, s) -> others.allocate(w, s, yes));
        }
        if (word == StepWord.ARM) {
            return either(actor, word, "raises", yes -> (w, s) -> others.arm(w, s, yes));
        }
        return new BoundAction[] {new BoundAction(ActionLabel.of(word.action()).with("actor", actor), ofWord.get(word))
        };
    }

    /** An action that goes one way or the other. */
    private static BoundAction[] either(
            final ModelValue actor, final StepWord word, final String choice, final Function<Boolean, StepAction> way) {
        final ActionLabel label = ActionLabel.of(word.action()).with("actor", actor);
        return new BoundAction[] {
            new BoundAction(label.with(choice, ModelValue.of("yes")), way.apply(true)),
            new BoundAction(label.with(choice, ModelValue.of("no")), way.apply(false))
        };
    }

    /** The skip of an actor. */
    BoundAction skip(final int actor) {
        return skip[actor];
    }

    /** What the step at a position of an actor's program can do. */
    BoundAction[] at(final int actor, final int number) {
        return ofStep[actor][number];
    }
}
