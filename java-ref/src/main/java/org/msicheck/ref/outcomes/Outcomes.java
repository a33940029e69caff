package org.msicheck.ref.outcomes;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.msicheck.ref.bus.WayUp;
import org.msicheck.ref.function.Functions;
import org.msicheck.ref.machine.Machine;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.processor.Phase;
import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.processor.Slot;
import org.msicheck.ref.remapping.Remapping;
import org.msicheck.ref.software.Layer;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.MachineState;
import org.msicheck.ref.state.StepWord;
import org.msicheck.ref.state.Variables;

/** The predicates of module Outcomes. They look at the wire, the slots and the running handlers. */
public final class Outcomes {
    /** The word for rest, which is no outcome: no step is possible except a new event. */
    public static final String REST = "rest";

    private final Machine machine;
    private final Variables vars;
    private final Functions devs;
    private final WayUp up;
    private final Processors cpu;
    private final List<Map.Entry<Outcome, Predicate<int[]>>> ofLayers = new ArrayList<>();
    private final int owed;
    private final Set<String> shared;

    /**
     * The outcomes of a machine.
     *
     * @param machine the machine
     */
    public Outcomes(final Machine machine) {
        this.machine = machine;
        this.vars = machine.variables();
        this.devs = vars.dev();
        this.up = vars.up();
        this.cpu = vars.cpu();
        for (final Layer layer : machine.layers().all()) {
            layer.outcomes()
                    .forEach((word, holds) ->
                            ofLayers.add(Map.entry(Outcome.of(word).orElseThrow(), holds)));
        }
        final MachineConfig config = vars.config();
        final Platform platform = vars.platform();
        this.owed =
                config.owed().stream().mapToInt(irq -> 1 << platform.irq(irq)).sum();
        this.shared = config.shared();
    }

    /**
     * The outcomes that hold in a state, and whether the machine is at rest.
     *
     * @param state a state of the machine
     * @return the outcomes' words, and {@link #REST}
     */
    public Set<String> of(final MachineState state) {
        final int[] w = vars.look(state);
        final boolean rest = machine.rest(w);
        final Set<Outcome> outcomes = holding(w, rest);
        if (outcomes.isEmpty() && !rest) {
            return Set.of();
        }
        final Set<String> words = outcomes.stream().map(Outcome::word).collect(Collectors.toSet());
        if (rest) {
            words.add(REST);
        }
        return words;
    }

    /**
     * The outcomes that hold in a state.
     *
     * @param state a state of the machine
     * @return the outcomes
     */
    public Set<Outcome> holding(final MachineState state) {
        final int[] w = vars.look(state);
        return holding(w, machine.rest(w));
    }

    private Set<Outcome> holding(final int[] w, final boolean rest) {
        final Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        inMotion(w, outcomes);
        if (rest) {
            atRest(w, outcomes);
        }
        return outcomes;
    }

    private void inMotion(final int[] w, final Set<Outcome> outcomes) {
        add(outcomes, Outcome.TORN, onWire(w, Message.TORN));
        add(outcomes, Outcome.LEAK, onWire(w, Message.LEAK));
        add(outcomes, Outcome.STALE, staleOnArrival(w) || staleAtDispatch(w));
        add(outcomes, Outcome.IGNORED, inPhase(w, Phase.IGNORED));
        add(outcomes, Outcome.SPURIOUS, inPhase(w, Phase.SPURIOUS));
        add(outcomes, Outcome.PBA, pba(w));
        add(outcomes, Outcome.INTX, devs.intx(w));
        add(outcomes, Outcome.ILLEGAL, vars.ghost().illegal(w));
        add(outcomes, Outcome.WEDGE, wedge(w));
        ofLayers.forEach(each -> add(outcomes, each.getKey(), each.getValue().test(w)));
        add(outcomes, Outcome.DANGLING, dangling(w));
    }

    private void atRest(final int[] w, final Set<Outcome> outcomes) {
        add(outcomes, Outcome.LOST, (vars.src().armed(w) & vars.src().condition(w) & owed) != 0);
        add(outcomes, Outcome.STUCK, (devs.enabled(w) & devs.pending(w) & ~devs.masked(w)) != 0);
        add(outcomes, Outcome.MISMATCH, mismatch(w));
        add(outcomes, Outcome.BLOCKED, blocked(w));
    }

    private static void add(final Set<Outcome> outcomes, final Outcome outcome, final boolean holds) {
        if (holds) {
            outcomes.add(outcome);
        }
    }

    private boolean onWire(final int[] w, final int mark) {
        int marks = 0;
        for (int n = 0; n < devs.count(); n++) {
            marks |= devs.at(n).sending(w);
        }
        for (int position = 0; position < up.bound(); position++) {
            marks |= up.message(w, position);
        }
        return (marks & mark) != 0;
    }

    /** The owners whose messages a slot serves, one bit each: operator {@code Serves}. */
    private int served(final int[] w, final int slot) {
        if (Slot.announced(slot)) {
            return ~0;
        }
        return Slot.owned(slot) ? 1 << slot | vars.settings().lookedAt(w, slot) : 0;
    }

    private boolean staleOnArrival(final int[] w) {
        for (int position = 0; position < up.bound() && up.message(w, position) != 0; position++) {
            if (arrivesStale(w, up.message(w, position))) {
                return true;
            }
        }
        return false;
    }

    private boolean arrivesStale(final int[] w, final int message) {
        final int destination = machine.layers().remapping().destination(w, message);
        if (Message.remapped(message) || destination == Remapping.NOWHERE) {
            return false;
        }
        final int slot = vars.slot().get(w, destination / cpu.vectors(), destination % cpu.vectors());
        return (served(w, slot) >>> Message.irq(message) & 1) == 0;
    }

    private boolean staleAtDispatch(final int[] w) {
        for (int processor = 0; processor < cpu.count(); processor++) {
            for (int vector = 0; vector < cpu.vectors(); vector++) {
                final int served = served(w, vars.slot().get(w, processor, vector));
                final boolean others = (cpu.waitingAt(w, processor, vector) & ~served) != 0;
                if (others && cpu.canDispatch(w, processor, vector)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean inPhase(final int[] w, final Phase phase) {
        for (int processor = 0; processor < cpu.count(); processor++) {
            if (cpu.phase(w, processor) == phase) {
                return true;
            }
        }
        return false;
    }

    private boolean wedge(final int[] w) {
        for (int processor = 0; processor < cpu.count(); processor++) {
            if (cpu.idle(w, processor) && !cpu.nothingInService(w, processor)) {
                return true;
            }
        }
        return false;
    }

    private boolean dangling(final int[] w) {
        for (int processor = 0; processor < cpu.count(); processor++) {
            final int owner = cpu.irq(w, processor);
            if (owner != Processors.NOBODY && (vars.ghost().freed(w, processor) >>> owner & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean pba(final int[] w) {
        return (devs.enabled(w)
                        & devs.masked(w)
                        & (devs.pending(w) ^ vars.ghost().request(w)))
                != 0;
    }

    private boolean mismatch(final int[] w) {
        return (shared.contains("mask") && devs.masked(w) != vars.settings().masksAsked(w))
                || (shared.contains("enable") && enableMismatch(w));
    }

    private boolean enableMismatch(final int[] w) {
        for (int n = 0; n < devs.count(); n++) {
            if (devs.at(n).enabled(w) != vars.settings().enableAsked(w)) {
                return true;
            }
        }
        return false;
    }

    private boolean blocked(final int[] w) {
        for (int actor = 0; actor < vars.drv().actors().size(); actor++) {
            if (!vars.drv().finished(w, actor) && vars.drv().step(w, actor).word() != StepWord.AWAIT_INTERRUPT) {
                return true;
            }
        }
        for (int processor = 0; processor < cpu.count(); processor++) {
            if (cpu.off(w, processor) != Processors.ON) {
                return true;
            }
        }
        return false;
    }
}
