package org.msicheck.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.msicheck.ref.Reference;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.MachineState;
import org.msicheck.search.engine.Search;
import org.msicheck.search.engine.SearchProgress;
import org.msicheck.search.engine.SearchResult;

/**
 * What a search is worth: all its sequences at once, against some of them one by one, each with TLC and with the
 * reference. The three have to say the same of each.
 */
public final class SearchBenchmark {
    private final SequenceProof tlc;

    /**
     * A benchmark.
     *
     * @param tlc asks TLC about a sequence
     */
    public SearchBenchmark(final SequenceProof tlc) {
        this.tlc = tlc;
    }

    /**
     * What was done in a time.
     *
     * @param sequences   how many sequences were decided
     * @param nanos       wall-clock time, in nanoseconds
     * @param transitions steps of the machine that were computed
     * @param runNanos    the part of the time in which they were computed
     */
    public record Work(double sequences, long nanos, long transitions, long runNanos) {
        private static final double NANOS = 1e9;

        Work plus(final Work other) {
            return new Work(
                    sequences + other.sequences,
                    nanos + other.nanos,
                    transitions + other.transitions,
                    runNanos + other.runNanos);
        }

        /**
         * The sequences' rate.
         *
         * @return sequences a second
         */
        public double sequencesPerSecond() {
            return sequences / Math.max(nanos, 1) * NANOS;
        }

        /**
         * The transitions' rate.
         *
         * @return transitions a second
         */
        public double transitionsPerSecond() {
            return transitions / (double) Math.max(runNanos, 1) * NANOS;
        }
    }

    /**
     * Figures of one run.
     *
     * @param file      the search
     * @param search    all sequences, by sets of states
     * @param reference the sample, one by one with the reference
     * @param tlc       the sample, one by one with TLC
     * @param differing what the three do not agree on, one line a sequence
     */
    public record Result(SearchFile file, Work search, Work reference, Work tlc, List<String> differing) {
        /** Copies the list. */
        public Result {
            differing = List.copyOf(differing);
        }
    }

    /**
     * Measures a search.
     *
     * @param file      the search
     * @param sequences how many sequences are decided one by one
     * @param seed      picks them
     * @param progress  hears how far the search and the sample are
     * @return the figures
     */
    public Result measure(final SearchFile file, final int sequences, final long seed, final SearchProgress progress) {
        final ReferenceMachine machine = new ReferenceMachine(file);
        final SearchResult found = Search.run(machine, machine.task(), progress);
        final long nanos = found.figures().nanos();
        final Work all =
                new Work(found.sequences().doubleValue(), nanos, found.figures().transitions(), nanos);
        Work byReference = new Work(0, 0, 0, 0);
        Work byTlc = byReference;
        final List<String> differing = new ArrayList<>();
        final Random random = new Random(seed);
        progress.confirming(sequences);
        for (int i = 0; i < sequences; i++) {
            final List<String> words = randomSequence(file, random);
            final Decided decided = byReference(file, words);
            final SequenceProof.Result proof = tlc.prove(file, words);
            byReference = byReference.plus(decided.work());
            byTlc = byTlc.plus(new Work(1, proof.nanos(), proof.transitions(), proof.runNanos()));
            difference(file, words, decided, proof).ifPresent(differing::add);
            progress.node();
        }
        return new Result(file, all, byReference, byTlc, differing);
    }

    /**
     * A sequence of the search's full length, within its limits.
     *
     * @param file   the search
     * @param random picks the words
     * @return names of words
     */
    static List<String> randomSequence(final SearchFile file, final Random random) {
        final List<String> words = new ArrayList<>();
        final Map<String, Integer> uses = new HashMap<>();
        while (words.size() < file.length()) {
            final SearchFile.Word word =
                    file.vocabulary().get(random.nextInt(file.vocabulary().size()));
            if (uses.merge(word.name(), 1, Integer::sum) <= word.limit().orElse(Integer.MAX_VALUE)) {
                words.add(word.name());
            }
        }
        return words;
    }

    private record Decided(Set<Outcome> outcomes, Work work) {}

    /** The reference by itself, on the machine that TLC is asked about. */
    private static Decided byReference(final SearchFile file, final List<String> words) {
        final long begin = System.nanoTime();
        final Reference reference = Reference.of(
                file.withRoomFor(words).sequence(file.name(), words).model());
        final Set<String> reached = new HashSet<>();
        final Set<MachineState> seen = new HashSet<>(reference.initialStates());
        final Queue<MachineState> open = new ArrayDeque<>(seen);
        final long[] steps = {0};
        while (!open.isEmpty()) {
            final MachineState state = open.remove();
            reached.addAll(reference.outcomes(state));
            reference.forEachStep(state, (action, successor) -> {
                steps[0]++;
                if (seen.add(successor)) {
                    open.add(successor);
                }
            });
        }
        final long nanos = System.nanoTime() - begin;
        final Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        Arrays.stream(Outcome.values())
                .filter(outcome -> reached.contains(outcome.word()))
                .forEach(outcomes::add);
        outcomes.retainAll(file.forbidden());
        return new Decided(outcomes, new Work(1, nanos, steps[0], nanos));
    }

    /** What search, reference and TLC do not agree on. */
    static Optional<String> difference(
            final SearchFile file, final List<String> words, final SequenceProof.Result proof) {
        return difference(file, words, byReference(file, words), proof);
    }

    private static Optional<String> difference(
            final SearchFile file, final List<String> words, final Decided decided, final SequenceProof.Result proof) {
        final ReferenceMachine roomy = new ReferenceMachine(file.withRoomFor(words));
        final Optional<String> refuted = Search.verdict(roomy, roomy.task(), words);
        final List<String> reached =
                decided.outcomes().stream().map(Outcome::word).toList();
        final List<String> wrong = new ArrayList<>(proof.wrong());
        wrong.remove(ReferenceMachine.GOAL);
        final boolean same =
                refuted.isEmpty() == proof.isSafe() && Set.copyOf(reached).equals(Set.copyOf(wrong));
        return same
                ? Optional.empty()
                : Optional.of(String.join(", ", words) + ": search " + refuted.orElse("safe") + ", reference " + reached
                        + ", TLC " + proof.wrong());
    }
}
