package org.msicheck.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.msicheck.ref.machine.FreeProgram;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.outcomes.Outcomes;
import org.msicheck.ref.processor.Phase;
import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.state.MachineState;
import org.msicheck.ref.state.Variables;
import org.msicheck.search.engine.Entry;
import org.msicheck.search.engine.FreeMachine;
import org.msicheck.search.engine.SearchTask;

/** The reference as the machine that a search runs on. */
public final class ReferenceMachine implements FreeMachine<MachineState> {
    /** The reason that everything is in order but the goal is not reached. */
    public static final String GOAL = "goal";

    private final SearchFile file;
    private final FreeProgram program;
    private final Variables vars;
    private final Outcomes outcomes;
    private final GoalCheck goal;
    private final List<String> reasons = new ArrayList<>();
    private final Map<Outcome, Integer> forbidden = new EnumMap<>(Outcome.class);
    private final boolean givesUp;
    private final int owed;

    /**
     * The machine of a search.
     *
     * @param file the search
     * @throws IllegalArgumentException if the reference cannot have such a machine
     */
    public ReferenceMachine(final SearchFile file) {
        this.file = file;
        this.program = new FreeProgram(file.frame().model());
        this.vars = program.machine().variables();
        this.outcomes = new Outcomes(program.machine());
        this.goal = new GoalCheck(vars, file.goal());
        for (final Outcome outcome : Outcome.values()) {
            if (file.forbidden().contains(outcome)) {
                forbidden.put(outcome, reasons.size());
                reasons.add(outcome.word());
            }
        }
        reasons.add(GOAL);
        this.givesUp = forbidden.containsKey(Outcome.LOST) && !Revival.isPossible(file);
        this.owed = file.frame().model().owed().stream()
                .mapToInt(irq -> 1 << vars.platform().irq(irq))
                .sum();
    }

    /**
     * The vocabulary as positions in this machine's program.
     *
     * @return the task
     */
    public SearchTask task() {
        final List<Entry> entries = new ArrayList<>();
        int at = file.prologue();
        for (final SearchFile.Word word : file.vocabulary()) {
            entries.add(
                    new Entry(word.name(), at, at + word.steps(), word.limit().orElse(Entry.UNLIMITED)));
            at += word.steps();
        }
        return new SearchTask(
                new Entry("prologue", 0, file.prologue(), 1),
                entries,
                new Entry("epilogue", at, at + file.epilogue(), 1),
                file.length(),
                reasons,
                forbidden.get(Outcome.BLOCKED));
    }

    @Override
    public List<MachineState> start() {
        return program.start();
    }

    @Override
    public MachineState place(final MachineState state, final int position) {
        return position == ASIDE ? program.aside(state) : program.place(state, position);
    }

    @Override
    public void forEachMove(final MachineState state, final Consumer<MachineState> successors) {
        program.moves(state, (label, successor) -> successors.accept(successor));
    }

    @Override
    public void forEachStep(final MachineState state, final Consumer<MachineState> successors) {
        program.steps(state, (label, successor) -> successors.accept(successor));
    }

    @Override
    public boolean isAtRest(final MachineState state) {
        return program.machine().rest(vars.look(state));
    }

    @Override
    public int wrongForEver(final MachineState state) {
        for (final Outcome outcome : outcomes.holding(state)) {
            if (forbidden.containsKey(outcome) && !outcome.isAtRest()) {
                return forbidden.get(outcome);
            }
        }
        return givesUp && isGone(vars.look(state)) ? forbidden.get(Outcome.LOST) : NOTHING;
    }

    @Override
    public int wrongAtEnd(final MachineState state) {
        for (final Outcome outcome : outcomes.holding(state)) {
            if (forbidden.containsKey(outcome)) {
                return forbidden.get(outcome);
            }
        }
        return goal.isReached(vars.look(state)) ? NOTHING : reasons.indexOf(GOAL);
    }

    /** An event waits, and nothing in the machine stands for it; see {@link Revival}. */
    private boolean isGone(final int[] w) {
        final boolean waits = (vars.src().armed(w) & vars.src().condition(w) & owed) != 0;
        if (!waits
                || vars.dev().pending(w) != 0
                || vars.dev().isBusy(w)
                || !vars.up().isEmpty(w)) {
            return false;
        }
        final Processors cpu = vars.cpu();
        for (int processor = 0; processor < cpu.count(); processor++) {
            if (!cpu.nothingWaits(w, processor) || cpu.phase(w, processor) == Phase.ENTERED) {
                return false;
            }
        }
        return true;
    }
}
