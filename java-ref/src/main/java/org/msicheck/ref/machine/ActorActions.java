package org.msicheck.ref.machine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.msicheck.ref.hardware.Handlers;
import org.msicheck.ref.hostsoftware.HostSoftware;
import org.msicheck.ref.remappingsoftware.RemappingSoftware;
import org.msicheck.ref.sharedsettings.SharedSettings;
import org.msicheck.ref.software.ActorSteps;
import org.msicheck.ref.software.ProcessorSteps;
import org.msicheck.ref.software.RegisterSteps;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.StepWord;
import org.msicheck.ref.state.Variables;
import org.msicheck.ref.updates.UpdateSteps;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** Which actions a step's word stands for, and the actions of each step of each actor with their labels. */
final class ActorActions {
    private final Map<StepWord, Named> ofWord = new EnumMap<>(StepWord.class);
    private final BoundAction[][][] ofStep;
    private final BoundAction[] skip;

    private record Named(String name, StepAction action) {}

    ActorActions(final Variables vars, final Software software, final Handlers handlers) {
        final RegisterSteps registerSteps = new RegisterSteps(vars, software);
        final ActorSteps actorSteps = new ActorSteps(vars, software, handlers);
        registers(registerSteps);
        processors(new ProcessorSteps(vars, software));
        others(actorSteps);
        hosts(new HostSoftware(vars, software));
        entries(new RemappingSoftware(vars, software));
        settings(new SharedSettings(vars, software));
        updates(new UpdateSteps(vars, software));
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

    private void row(final StepWord word, final String name, final StepAction action) {
        ofWord.put(word, new Named(name, action));
    }

    private void registers(final RegisterSteps registers) {
        row(StepWord.WRITE, "Write", registers::write);
        row(StepWord.WRITE_QWORD, "WriteQword", registers::writeQword);
        row(StepWord.LOAD_MASK, "LoadMask", registers::loadMask);
        row(StepWord.STORE_MASK, "StoreMask", registers::storeMask);
        row(StepWord.FLUSH, "Flush", registers::flush);
        row(StepWord.READ, "Read", registers::read);
        row(StepWord.RESET, "ResetFunction", registers::resetFunction);
    }

    private void processors(final ProcessorSteps processors) {
        row(StepWord.RESERVE, "Reserve", processors::reserve);
        row(StepWord.RELEASE, "Release", processors::release);
        row(StepWord.SHUTDOWN, "Shutdown", processors::shutdown);
        row(StepWord.ANNOUNCE, "Announce", processors::announce);
        row(StepWord.TEST_IRR, "TestIrr", processors::testIrr);
        row(StepWord.AWAIT_IRR_CLEAR, "AwaitIrrClear", processors::awaitIrrClear);
        row(StepWord.AWAIT_INTERRUPT, "AwaitInterrupt", processors::awaitInterrupt);
        row(StepWord.RETRIGGER, "Retrigger", processors::retrigger);
        row(StepWord.IRQS_OFF, "IrqsOff", processors::irqsOff);
        row(StepWord.IRQS_ON, "IrqsOn", processors::irqsOn);
        row(StepWord.APIC_OFF, "ApicOff", processors::apicOff);
        row(StepWord.SYNCHRONIZE, "Synchronize", processors::synchronize);
        row(StepWord.FREE_IRQ, "FreeIrq", processors::freeIrq);
    }

    private void others(final ActorSteps others) {
        row(StepWord.DISARM, "Disarm", others::disarm);
        row(StepWord.POLL, "Poll", others::poll);
        row(StepWord.LOCK, "Lock", others::lock);
        row(StepWord.UNLOCK, "Unlock", others::unlock);
        row(StepWord.SIGNAL, "Signal", others::signal);
        row(StepWord.AWAIT, "Await", others::await);
    }

    private void hosts(final HostSoftware hostSoftware) {
        row(StepWord.BIND, "Bind", hostSoftware::bind);
        row(StepWord.UNBIND, "Unbind", hostSoftware::unbind);
        row(StepWord.SET_ROUTE, "SetRoute", hostSoftware::setRoute);
        row(StepWord.REMOVE_ROUTE, "RemoveRoute", hostSoftware::removeRoute);
    }

    private void entries(final RemappingSoftware entries) {
        row(StepWord.STORE_IRTE, "StoreIrte", entries::storeIrte);
        row(StepWord.EXCHANGE_IRTE, "ExchangeIrte", entries::exchangeIrte);
    }

    private void settings(final SharedSettings settings) {
        row(StepWord.SHARE, "Share", settings::share);
        row(StepWord.ASK_MASK, "AskMask", settings::askMask);
        row(StepWord.ASK_ENABLE, "AskEnable", settings::askEnable);
    }

    private void updates(final UpdateSteps updates) {
        row(StepWord.BEGIN_UPDATE, "BeginUpdate", updates::beginUpdate);
        row(StepWord.END_UPDATE, "EndUpdate", updates::endUpdate);
    }

    private BoundAction[] bind(final StepWord word, final ModelValue actor, final ActorSteps others) {
        if (word == StepWord.ALLOCATE) {
            return either(actor, "Allocate", "granted", yes -> (w, s) -> others.allocate(w, s, yes));
        }
        if (word == StepWord.ARM) {
            return either(actor, "Arm", "raises", yes -> (w, s) -> others.arm(w, s, yes));
        }
        final Named named = ofWord.get(word);
        return new BoundAction[] {new BoundAction(ActionLabel.of(named.name()).with("actor", actor), named.action())};
    }

    /** An action that goes one way or the other. */
    private static BoundAction[] either(
            final ModelValue actor, final String name, final String choice, final Function<Boolean, StepAction> way) {
        final ActionLabel label = ActionLabel.of(name).with("actor", actor);
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
