package org.msicheck.search;

import java.util.ArrayList;
import java.util.List;

/** Runs a search on a machine. */
public final class Search {
    private Search() {
    }

    /**
     * Tries all sequences.
     *
     * @param <S>      the machine's states
     * @param machine  the machine
     * @param task     the vocabulary and the length
     * @param progress hears how far the search is
     * @return what became of the sequences
     */
    public static <S> SearchResult run(final FreeMachine<S> machine, final SearchTask task,
            final SearchProgress progress) {
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
        final SearchResult.Figures figures = new SearchResult.Figures(possible.states().size(), possible.size(),
                possible.applied(), levels.merged(), possible.states().transitions(), System.nanoTime() - begin);
        return new SearchResult(levels.reached(), uses.continuations(Uses.NONE, Math.max(levels.reached(), 0)),
                levels.safe(), levels.tallies(), names(irreducible, task), names(others, task), figures);
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
                .map(sequence -> sequence.stream().map(word -> task.vocabulary().get(word).name()).toList()).toList();
    }
}
