package org.msicheck.search.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sets of states that are possible after a sequence of steps, closed under the moves of everything but the actor.
 * Since a closed set is all that a sequence leaves behind, sequences with equal sets have the same future and are
 * merged.
 *
 * <p>The set after a step is exact: the actor stays where it is while everything else moves, so the states with the
 * actor behind the step are those that moves reach from the step's ends, taken wherever it is enabled.
 *
 * @param <S> the machine's states
 */
public final class PossibleStates<S> {
    /** The sequence is safe, and the goal is reached. */
    static final int SAFE = 0;

    private static final int UNKNOWN = -1;
    private static final int REFUTED = -2;
    private static final int[] EMPTY = {};

    private final FreeMachine<S> machine;
    private final SearchTask task;
    private final StateTable<S> states;
    private final SetTable sets = new SetTable();
    private final List<int[]> after = new ArrayList<>();
    private final List<Integer> verdicts = new ArrayList<>();
    private int[] seen = EMPTY;
    private int round;
    private long applied;

    /** The states of a task. */
    public PossibleStates(final FreeMachine<S> machine, final SearchTask task) {
        this.machine = machine;
        this.task = task;
        this.states = new StateTable<>(machine);
    }

    /** A result that says why a sequence is no good, whatever follows. */
    static int refuted(final int reason) {
        return REFUTED - reason;
    }

    /** Whether a result is one. */
    public static boolean isRefuted(final int result) {
        return result <= REFUTED;
    }

    /** The reason in such a result. */
    static int reason(final int result) {
        return REFUTED - result;
    }

    /**
     * The set after the prologue.
     *
     * @return its number, or a refutation
     */
    public int start() {
        final Closure closure = new Closure();
        machine.start().forEach(state -> closure.add(states.number(state)));
        final int result = closure.close();
        return isRefuted(result) ? result : number(run(closure.sorted(), task.prologue()));
    }

    /**
     * The set after one more word.
     *
     * @param set   a set's number
     * @param entry the position of a word in the vocabulary
     * @return the number of the set, or a refutation
     */
    public int after(final int set, final int entry) {
        final int known = after.get(set)[entry];
        if (known != UNKNOWN) {
            return known;
        }
        applied++;
        final int result = number(run(sets.members(set), task.vocabulary().get(entry)));
        after.get(set)[entry] = result;
        return result;
    }

    /**
     * Whether the sequence may end here.
     *
     * @param set a set's number
     * @return {@link #SAFE}, or a refutation that holds for this end only
     */
    int verdict(final int set) {
        if (verdicts.get(set) == UNKNOWN) {
            verdicts.set(set, ended(set));
        }
        return verdicts.get(set);
    }

    /** Whether all states of one set are in another. */
    boolean isSubset(final int set, final int of) {
        return sets.isSubset(set, of);
    }

    /** How many different sets there are. */
    int size() {
        return sets.size();
    }

    /** How many times a word was applied to a set. */
    long applied() {
        return applied;
    }

    /** The states in a set. */
    public List<S> members(final int set) {
        return Arrays.stream(sets.members(set)).mapToObj(states::state).toList();
    }

    StateTable<S> states() {
        return states;
    }

    private int ended(final int set) {
        final Reached end = run(sets.members(set), task.epilogue());
        if (end.refutation != SAFE) {
            return end.refutation;
        }
        for (final int state : end.members) {
            final S last = states.state(state);
            final int wrong = machine.isAtRest(last) ? machine.wrongAtEnd(last) : FreeMachine.NOTHING;
            if (wrong != FreeMachine.NOTHING) {
                return refuted(wrong);
            }
        }
        return SAFE;
    }

    /** What running some steps comes to: a refutation, or the members of the set after them. */
    private static final class Reached {
        private final int refutation;
        private final int[] members;

        Reached(final int refutation, final int[] members) {
            this.refutation = refutation;
            this.members = members;
        }
    }

    private int number(final Reached outcome) {
        if (outcome.refutation != SAFE) {
            return outcome.refutation;
        }
        final int number = sets.number(outcome.members);
        if (number == after.size()) {
            final int[] unknown = new int[task.vocabulary().size()];
            Arrays.fill(unknown, UNKNOWN);
            after.add(unknown);
            verdicts.add(UNKNOWN);
        }
        return number;
    }

    private Reached run(final int[] from, final Entry entry) {
        int[] members = from;
        for (int position = entry.from(); position < entry.to(); position++) {
            final Closure closure = new Closure();
            final int then = position + 1 < entry.to() ? position + 1 : FreeMachine.ASIDE;
            for (final int state : members) {
                if (!step(state, position, then, closure)) {
                    return new Reached(refuted(task.blocked()), EMPTY);
                }
            }
            final int result = closure.close();
            if (isRefuted(result)) {
                return new Reached(result, EMPTY);
            }
            members = closure.sorted();
        }
        return new Reached(SAFE, members);
    }

    /** Answers false if the actor is blocked for good. */
    private boolean step(final int state, final int position, final int then, final Closure ends) {
        final int end = states.step(state, position, then);
        if (end == StateTable.SEVERAL) {
            for (final int choice : states.choice(state, position)) {
                ends.add(choice);
            }
        } else if (end >= 0) {
            ends.add(end);
        }
        return end != StateTable.BLOCKED;
    }

    /** States and what moves reach from them. */
    private final class Closure {
        private int[] members = new int[1 << Byte.SIZE];
        private int count;
        private int wrong = FreeMachine.NOTHING;

        Closure() {
            round++;
        }

        void add(final int state) {
            if (state >= seen.length) {
                seen = Arrays.copyOf(seen, Math.max(2 * seen.length, states.size()));
            }
            if (seen[state] == round) {
                return;
            }
            seen[state] = round;
            if (wrong == FreeMachine.NOTHING) {
                wrong = states.wrong(state);
            }
            if (count == members.length) {
                members = Arrays.copyOf(members, 2 * count);
            }
            members[count++] = state;
        }

        /** Answers a refutation if a state is wrong for ever. */
        int close() {
            for (int at = 0; at < count && wrong == FreeMachine.NOTHING; at++) {
                for (final int next : states.moves(members[at])) {
                    add(next);
                }
            }
            return wrong == FreeMachine.NOTHING ? SAFE : refuted(wrong);
        }

        int[] sorted() {
            final int[] all = Arrays.copyOf(members, count);
            Arrays.sort(all);
            return all;
        }
    }
}
