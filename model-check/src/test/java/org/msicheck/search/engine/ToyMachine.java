package org.msicheck.search.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A small random machine. A state is a value, where the actor stands, and whether its last step learned something.
 *
 * @param moves   value to the values after one move of the environment
 * @param steps   position to value to the values after the step; none where the actor has to wait
 * @param forEver values with which everything is over
 * @param atEnd   values with which a sequence must not end
 */
record ToyMachine(List<Set<Integer>> moves, List<List<Set<Integer>>> steps, Set<Integer> forEver, Set<Integer> atEnd)
        implements FreeMachine<ToyMachine.ToyState> {
    static final List<String> REASONS = List.of("broken", "unfit", "blocked");
    private static final int VALUES = 7;

    record ToyState(int value, int position) {}

    static ToyMachine random(final long seed, final int positions) {
        final Random random = new Random(seed);
        final List<Set<Integer>> moves = new ArrayList<>();
        for (int value = 0; value < VALUES; value++) {
            moves.add(random.nextInt(3) == 0 ? Set.of(random.nextInt(VALUES)) : Set.of());
        }
        final List<List<Set<Integer>>> steps = new ArrayList<>();
        for (int position = 0; position < positions; position++) {
            final List<Set<Integer>> ends = new ArrayList<>();
            for (int value = 0; value < VALUES; value++) {
                final int kind = random.nextInt(20);
                final int end = random.nextInt(VALUES);
                ends.add(kind == 0 ? Set.of() : kind == 1 ? Set.of(end, (end + 1) % VALUES) : Set.of(end));
            }
            steps.add(ends);
        }
        return new ToyMachine(moves, steps, Set.of(random.nextInt(VALUES)), Set.of(random.nextInt(VALUES), VALUES));
    }

    @Override
    public List<ToyState> start() {
        return List.of(new ToyState(0, ASIDE), new ToyState(1, ASIDE));
    }

    @Override
    public ToyState place(final ToyState state, final int position) {
        return new ToyState(state.value(), position);
    }

    @Override
    public void forEachMove(final ToyState state, final Consumer<ToyState> successors) {
        moves.get(state.value()).forEach(value -> successors.accept(new ToyState(value, state.position())));
    }

    @Override
    public void forEachStep(final ToyState state, final Consumer<ToyState> successors) {
        steps.get(state.position())
                .get(state.value())
                .forEach(value -> successors.accept(new ToyState(value, state.position() + 1)));
    }

    @Override
    public boolean isAtRest(final ToyState state) {
        return moves.get(state.value()).isEmpty();
    }

    @Override
    public int wrongForEver(final ToyState state) {
        return forEver.contains(state.value()) ? 0 : NOTHING;
    }

    @Override
    public int wrongAtEnd(final ToyState state) {
        return atEnd.contains(state.value()) ? 1 : NOTHING;
    }
}
