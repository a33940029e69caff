package org.msicheck.search.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The search against one that follows each sequence by itself, with no table, no merging and no cut. */
class SearchTest {
    private static final int POSITIONS = 7;
    private static final int LENGTH = 4;
    private static final SearchTask TASK = new SearchTask(
            new Entry("begin", 0, 1, 1),
            List.of(
                    new Entry("a", 1, 2, Entry.UNLIMITED),
                    new Entry("b", 2, 4, Entry.UNLIMITED),
                    new Entry("c", 4, 5, 2)),
            new Entry("end", 5, POSITIONS, 1),
            LENGTH,
            ToyMachine.REASONS,
            2);

    @Property(tries = 400)
    void shouldGiveEachSequenceTheVerdictThatItHasByItself(@ForAll final long seed) {
        final ToyMachine machine = ToyMachine.random(seed, POSITIONS);
        final SearchResult result = Search.run(machine, TASK, SearchProgress.NONE);
        final Set<List<String>> safe = new HashSet<>();
        final List<List<String>> all = sequences(LENGTH);
        all.stream().filter(sequence -> isSafe(machine, sequence)).forEach(safe::add);
        assertThat(result.sequences()).isEqualTo(BigInteger.valueOf(all.size()));
        assertThat(result.safe()).isEqualTo(BigInteger.valueOf(safe.size()));
        assertThat(result.refuted()).isEqualTo(BigInteger.valueOf(all.size() - safe.size()));
        final Set<List<String>> minimal = new HashSet<>(result.irreducible());
        minimal.addAll(result.minimal());
        assertThat(minimal).isEqualTo(minimal(safe));
        assertThat(new HashSet<>(result.irreducible())).isEqualTo(irreducible(safe));
    }

    @Example
    void shouldTestMachinesThatHaveSequencesWorthFinding() {
        long worthwhile = 0;
        for (long seed = 0; seed < 200; seed++) {
            final SearchResult result = Search.run(ToyMachine.random(seed, POSITIONS), TASK, SearchProgress.NONE);
            worthwhile += result.irreducible().stream().anyMatch(sequence -> sequence.size() > 1) ? 1 : 0;
        }
        assertThat(worthwhile).isGreaterThan(10);
    }

    @Property(tries = 100)
    void shouldAgreeWithAShorterSearchWhenStopped(
            @ForAll final long seed, @ForAll @IntRange(min = 0, max = LENGTH - 1) final int length) {
        final ToyMachine machine = ToyMachine.random(seed, POSITIONS);
        final SearchTask shorter = new SearchTask(
                TASK.prologue(), TASK.vocabulary(), TASK.epilogue(), length, TASK.reasons(), TASK.blocked());
        final SearchResult expected = Search.run(machine, shorter, SearchProgress.NONE);
        final SearchResult stopped = Search.run(machine, TASK, stoppingAt(length));
        if (stopped.length() == length) {
            assertThat(stopped.tallies()).isEqualTo(expected.tallies());
            assertThat(stopped.irreducible()).isEqualTo(expected.irreducible());
            assertThat(stopped.sequences()).isEqualTo(expected.sequences());
        } else {
            assertThat(stopped.safe())
                    .as("every longer sequence was cut before")
                    .isEqualTo(expected.safe());
        }
    }

    @Example
    void shouldCountWhatACutPrefixStandsFor() {
        final ToyMachine machine = new ToyMachine(
                List.of(Set.of(), Set.of()),
                List.of(List.of(Set.of(1), Set.of(1)), List.of(Set.of(0), Set.of(0))),
                Set.of(0),
                Set.of());
        final SearchTask task = new SearchTask(
                new Entry("begin", 0, 0, 1),
                List.of(new Entry("keep", 0, 1, Entry.UNLIMITED), new Entry("break", 1, 2, Entry.UNLIMITED)),
                new Entry("end", 2, 2, 1),
                3,
                ToyMachine.REASONS,
                2);
        final SearchResult result = Search.run(new StartingAtOne(machine), task, SearchProgress.NONE);
        assertThat(result.sequences()).isEqualTo(15);
        assertThat(result.safe()).as("keep, any number of times").isEqualTo(4);
        assertThat(result.prunedPrefixes()).as("keep*, break").isEqualTo(3);
        assertThat(result.prunedSequences()).isEqualTo(7 + 3 + 1);
        assertThat(result.irreducible()).containsExactly(List.of());
    }

    private static SearchProgress stoppingAt(final int length) {
        return new SearchProgress() {
            private boolean stopped;

            @Override
            public void begins(final int next, final int nodes) {
                stopped = next > length;
            }

            @Override
            public boolean isStopped() {
                return stopped;
            }
        };
    }

    private static List<List<String>> sequences(final int length) {
        final List<List<String>> all = new ArrayList<>(List.of(List.of()));
        for (int at = 0; at < all.size(); at++) {
            final List<String> prefix = all.get(at);
            for (final Entry entry : TASK.vocabulary()) {
                final long used = prefix.stream().filter(entry.name()::equals).count();
                if (prefix.size() < length && used < entry.limit()) {
                    final List<String> longer = new ArrayList<>(prefix);
                    longer.add(entry.name());
                    all.add(longer);
                }
            }
        }
        return all;
    }

    private static boolean isSafe(final ToyMachine machine, final List<String> sequence) {
        final List<Entry> entries = new ArrayList<>(List.of(TASK.prologue()));
        sequence.forEach(name -> entries.add(entry(name)));
        entries.add(TASK.epilogue());
        Optional<Set<Integer>> values = closed(machine, Set.of(0, 1));
        for (final Entry entry : entries) {
            for (int position = entry.from(); position < entry.to(); position++) {
                final int at = position;
                values = values.flatMap(now -> after(machine, now, at));
            }
        }
        return values.isPresent()
                && values.get().stream()
                        .noneMatch(value -> machine.moves().get(value).isEmpty()
                                && machine.atEnd().contains(value));
    }

    private static Entry entry(final String name) {
        return TASK.vocabulary().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Set<Integer>> after(final ToyMachine machine, final Set<Integer> values, final int at) {
        final Set<Integer> ends = new HashSet<>();
        for (final int value : values) {
            final Set<Integer> found = machine.steps().get(at).get(value);
            if (found.isEmpty() && machine.moves().get(value).isEmpty()) {
                return Optional.empty();
            }
            ends.addAll(found);
        }
        return closed(machine, ends);
    }

    private static Optional<Set<Integer>> closed(final ToyMachine machine, final Set<Integer> values) {
        final Set<Integer> all = new HashSet<>(values);
        boolean grows = true;
        while (grows) {
            final Set<Integer> more = new HashSet<>();
            all.forEach(value -> more.addAll(machine.moves().get(value)));
            grows = all.addAll(more);
        }
        return all.stream().anyMatch(machine.forEver()::contains) ? Optional.empty() : Optional.of(all);
    }

    private static Set<List<String>> minimal(final Set<List<String>> safe) {
        final Set<List<String>> minimal = new HashSet<>(safe);
        minimal.removeIf(sequence -> {
            for (int i = 0; i < sequence.size(); i++) {
                final List<String> less = new ArrayList<>(sequence);
                less.remove(i);
                if (safe.contains(less)) {
                    return true;
                }
            }
            return false;
        });
        return minimal;
    }

    private static Set<List<String>> irreducible(final Set<List<String>> safe) {
        final Set<List<String>> irreducible = new HashSet<>(safe);
        irreducible.removeIf(sequence -> {
            for (int kept = 0; kept < (1 << sequence.size()) - 1; kept++) {
                final List<String> less = new ArrayList<>();
                for (int i = 0; i < sequence.size(); i++) {
                    if ((kept >>> i & 1) != 0) {
                        less.add(sequence.get(i));
                    }
                }
                if (safe.contains(less)) {
                    return true;
                }
            }
            return false;
        });
        return irreducible;
    }

    /** The machine with another start. */
    private record StartingAtOne(ToyMachine machine) implements FreeMachine<ToyMachine.ToyState> {
        @Override
        public List<ToyMachine.ToyState> start() {
            return List.of(new ToyMachine.ToyState(1, ASIDE));
        }

        @Override
        public ToyMachine.ToyState place(final ToyMachine.ToyState state, final int position) {
            return machine.place(state, position);
        }

        @Override
        public void forEachMove(
                final ToyMachine.ToyState state, final java.util.function.Consumer<ToyMachine.ToyState> successors) {
            machine.forEachMove(state, successors);
        }

        @Override
        public void forEachStep(
                final ToyMachine.ToyState state, final java.util.function.Consumer<ToyMachine.ToyState> successors) {
            machine.forEachStep(state, successors);
        }

        @Override
        public boolean isAtRest(final ToyMachine.ToyState state) {
            return machine.isAtRest(state);
        }

        @Override
        public int wrongForEver(final ToyMachine.ToyState state) {
            return machine.wrongForEver(state);
        }

        @Override
        public int wrongAtEnd(final ToyMachine.ToyState state) {
            return machine.wrongAtEnd(state);
        }
    }
}
