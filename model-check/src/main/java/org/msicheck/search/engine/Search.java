package org.msicheck.search.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a search on a machine. */
public final class Search {
    private Search() {}

    /**
     * Tries all sequences.
     *
     * @param <S>      the machine's states
     * @param machine  the machine
     * @param task     the vocabulary and the length
     * @param progress hears how far the search is
     * @return what became of the sequences
     */
    public static <S> SearchResult run(
            final FreeMachine<S> machine, final SearchTask task, final SearchProgress progress) {
        final long begin = System.nanoTime();
        final PossibleStates<S> possible = new PossibleStates<>(machine, task);
        final Uses uses = new Uses(task.vocabulary());
        final Levels levels = new Levels(possible, task, uses, progress);
        levels.explore();
        final List<List<Integer>> minimal = new MinimalSequences(possible, task, uses, levels.reached()).find();
        final List<List<Integer>> irreducible = new ArrayList<>();
        final List<List<Integer>> others = new ArrayList<>();
        for (final List<Integer> sequence : minimal) {
            final boolean containsShorter = irreducible.stream().anyMatch(shorter -> isPartOf(shorter, sequence));
            (containsShorter ? others : irreducible).add(sequence);
        }
        final SearchResult.Figures figures = new SearchResult.Figures(
                possible.states().size(),
                possible.size(),
                possible.applied(),
                levels.merged(),
                possible.states().transitions(),
                System.nanoTime() - begin);
        return new SearchResult(
                levels.reached(),
                uses.continuations(Uses.NONE, Math.max(levels.reached(), 0)),
                levels.safe(),
                levels.tallies(),
                names(irreducible, task),
                names(others, task),
                figures);
    }

    /**
     * What the search thinks of one sequence.
     *
     * @param <S>     the machine's states
     * @param machine the machine
     * @param task    the vocabulary; the length does not matter
     * @param words   the sequence, by names
     * @return the reason why it is refuted, or empty if it is safe and reaches the goal
     * @throws IllegalArgumentException if there is no such word
     */
    public static <S> Optional<String> verdict(
            final FreeMachine<S> machine, final SearchTask task, final List<String> words) {
        final PossibleStates<S> possible = new PossibleStates<>(machine, task);
        int result = possible.start();
        for (final String word : words) {
            final int entry =
                    task.vocabulary().stream().map(Entry::name).toList().indexOf(word);
            if (entry < 0) {
                throw new IllegalArgumentException("no word '" + word + "' in the vocabulary");
            }
            result = PossibleStates.isRefuted(result) ? result : possible.after(result, entry);
        }
        final int verdict = PossibleStates.isRefuted(result) ? result : possible.verdict(result);
        return verdict == PossibleStates.SAFE
                ? Optional.empty()
                : Optional.of(task.reasons().get(PossibleStates.reason(verdict)));
    }

    /** Whether a sequence is left when some words of another one are removed. */
    private static boolean isPartOf(final List<Integer> part, final List<Integer> whole) {
        int at = 0;
        for (final Integer word : whole) {
            if (at < part.size() && part.get(at).equals(word)) {
                at++;
            }
        }
        return at == part.size();
    }

    private static List<List<String>> names(final List<List<Integer>> sequences, final SearchTask task) {
        return sequences.stream()
                .map(sequence -> sequence.stream()
                        .map(word -> task.vocabulary().get(word).name())
                        .toList())
                .toList();
    }
}
