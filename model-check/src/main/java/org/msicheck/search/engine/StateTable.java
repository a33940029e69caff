package org.msicheck.search.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the states that the search meets and remembers what it found out about each: the moves out of it, and whether
 * it is wrong for ever.
 *
 * @param <S> the machine's states
 */
final class StateTable<S> {
    /** What {@link #step} answers where the actor has to wait. */
    static final int WAITS = -2;
    /** What {@link #step} answers where the actor waits and nothing but a new event can happen. */
    static final int BLOCKED = -3;
    /** What {@link #step} answers where the step has several ends; {@link #choice} has them. */
    static final int SEVERAL = -4;

    private static final int UNKNOWN = -1;
    private static final int FIRST_SIZE = 1 << 12;
    private static final int[] NONE = {};

    private final FreeMachine<S> machine;
    private final Map<S, Integer> numbers = new HashMap<>();
    private final List<S> states = new ArrayList<>();
    private final Map<Integer, int[]> steps = new HashMap<>();
    private final Map<Long, int[]> choices = new HashMap<>();
    private int[][] moves = new int[FIRST_SIZE][];
    private byte[] wrong = new byte[FIRST_SIZE];
    private long transitions;

    StateTable(final FreeMachine<S> machine) {
        this.machine = machine;
    }

    /** The number of a state. */
    int number(final S state) {
        final Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        final int number = states.size();
        numbers.put(state, number);
        states.add(state);
        if (number == wrong.length) {
            moves = Arrays.copyOf(moves, 2 * number);
            wrong = Arrays.copyOf(wrong, 2 * number);
        }
        wrong[number] = (byte) machine.wrongForEver(state);
        return number;
    }

    S state(final int number) {
        return states.get(number);
    }

    /** How many states there are. */
    int size() {
        return states.size();
    }

    /** How many moves and steps the machine has computed. */
    long transitions() {
        return transitions;
    }

    /** The reason why a state is wrong for ever, or {@link FreeMachine#NOTHING}. */
    int wrong(final int number) {
        return wrong[number];
    }

    /** The states after one move of anything but the actor. */
    int[] moves(final int number) {
        if (moves[number] == null) {
            final Collector after = new Collector();
            machine.forEachMove(states.get(number), after::add);
            // An array of its own first: numbering the successors may replace the table.
            final int[] found = after.numbers();
            moves[number] = found;
        }
        return moves[number];
    }

    /**
     * The state after a step of the actor.
     *
     * @param number   a state with the actor anywhere
     * @param position the step that it is to take
     * @param then     where it is put behind the step: the next step's position, or {@link FreeMachine#ASIDE}
     * @return the successor, {@link #WAITS}, {@link #BLOCKED} or {@link #SEVERAL}
     */
    int step(final int number, final int position, final int then) {
        int[] known = steps.computeIfAbsent(position, p -> filled(FIRST_SIZE));
        if (known.length <= number) {
            final int[] longer = filled(Math.max(2 * known.length, number + 1));
            System.arraycopy(known, 0, longer, 0, known.length);
            steps.put(position, longer);
            known = longer;
        }
        if (known[number] == UNKNOWN) {
            known[number] = take(number, position, then);
        }
        return known[number];
    }

    /** The ends of a step that has several. */
    int[] choice(final int number, final int position) {
        return choices.getOrDefault(key(number, position), NONE);
    }

    private int take(final int number, final int position, final int then) {
        final S before = machine.place(states.get(number), position);
        final Collector after = new Collector();
        machine.forEachStep(before, s -> after.add(machine.place(s, then)));
        final int[] ends = after.numbers();
        if (ends.length == 0) {
            return machine.isAtRest(before) ? BLOCKED : WAITS;
        }
        if (ends.length == 1) {
            return ends[0];
        }
        choices.put(key(number, position), ends);
        return SEVERAL;
    }

    private static long key(final int number, final int position) {
        return ((long) position << Integer.SIZE) | number;
    }

    private static int[] filled(final int length) {
        final int[] array = new int[length];
        Arrays.fill(array, UNKNOWN);
        return array;
    }

    /** Gathers the numbers of successors. */
    private final class Collector {
        private int[] found = new int[Byte.SIZE];
        private int count;

        void add(final S successor) {
            transitions++;
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = number(successor);
        }

        int[] numbers() {
            return count == 0 ? NONE : Arrays.copyOf(found, count);
        }
    }
}
