package org.msicheck.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msicheck.model.SlotName;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.state.Variables;
import org.msicheck.system.ModelValue;

/** Whether a state of the reference is what a search wants to reach. */
final class GoalCheck {
    private final Variables vars;
    private final Goal goal;
    private final List<Aim> aims = new ArrayList<>();
    private final List<Owner> owners = new ArrayList<>();
    private final int armed;

    private record Aim(int irq, int message) {}

    private record Owner(int cpu, int vector, int slot) {}

    GoalCheck(final Variables vars, final Goal goal) {
        this.vars = vars;
        this.goal = goal;
        final Platform platform = vars.platform();
        final Messages messages = new Messages(platform);
        for (final Map.Entry<String, SlotName> aim : goal.messages().entrySet()) {
            aims.add(new Aim(
                    platform.irq(aim.getKey()),
                    Message.pack(
                            messages.address(aim.getValue().cpu()),
                            0,
                            aim.getValue().vector())));
        }
        goal.owners()
                .forEach((slot, owner) -> owners.add(new Owner(
                        platform.cpu(slot.cpu()),
                        platform.vector(slot.vector()),
                        org.msicheck.ref.processor.Slot.code(owner, platform))));
        this.armed =
                goal.armed().stream().mapToInt(irq -> 1 << platform.irq(irq)).sum();
    }

    /** Registers, what the function uses, vector tables and sources are as they should be. */
    boolean isReached(final int[] w) {
        final Function dev = vars.dev().only();
        return dev.enabled(w)
                && aims.stream()
                        .allMatch(aim -> dev.programmed(w, aim.irq()) == aim.message()
                                && dev.outgoing(w, aim.irq()) == aim.message())
                && owners.stream().allMatch(o -> vars.slot().get(w, o.cpu(), o.vector()) == o.slot())
                && (vars.src().armed(w) & armed) == armed
                && (goal.count().isEmpty()
                        || isCount(dev.project(w), goal.count().getAsInt()));
    }

    private static boolean isCount(final ModelValue dev, final int count) {
        final Map<String, ModelValue> fields = ((ModelValue.Rec) dev).fields();
        return List.of("regs", "used").stream()
                .map(name -> ((ModelValue.Rec) fields.get(name)).fields().get("count"))
                .allMatch(ModelValue.of(count)::equals);
    }
}
