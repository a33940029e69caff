package org.msicheck.search.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the safe sequences from which no single word can be removed.
 *
 * <p>A prefix is given up when the same prefix without one of its words leaves a subset of its states behind: whatever
 * follows is then safe without that word, too, because each of its behaviours is one of the longer sequence.
 */
final class MinimalSequences {
    private final PossibleStates<?> possible;
    private final SearchTask task;
    private final Uses uses;
    private final int length;
    private final Map<Ahead, Boolean> promising = new HashMap<>();
    private final Deque<Integer> path = new ArrayDeque<>();
    private final List<List<Integer>> found = new ArrayList<>();

    private record Ahead(int set, long uses, int left) {}

    MinimalSequences(final PossibleStates<?> possible, final SearchTask task, final Uses uses, final int length) {
        this.possible = possible;
        this.task = task;
        this.uses = uses;
        this.length = length;
    }

    /** The sequences as positions in the vocabulary, shortest first. */
    List<List<Integer>> find() {
        final int start = possible.start();
        if (!PossibleStates.isRefuted(start) && length >= 0) {
            visit(start, Uses.NONE, new int[0]);
        }
        found.sort(Comparator.comparingInt(List::size));
        return List.copyOf(found);
    }

    /**
     * Goes on from a prefix.
     *
     * @param set     what it leaves behind
     * @param used    its limited words
     * @param without what it leaves behind without its first word, its second one ...; or a refutation
     */
    private void visit(final int set, final long used, final int[] without) {
        if (!isPromising(set, used, length - path.size())) {
            return;
        }
        for (final int less : without) {
            if (!PossibleStates.isRefuted(less) && possible.isSubset(less, set)) {
                return;
            }
        }
        if (possible.verdict(set) == PossibleStates.SAFE && !isAnySafe(without)) {
            found.add(List.copyOf(path));
        }
        if (path.size() == length) {
            return;
        }
        for (int entry = 0; entry < task.vocabulary().size(); entry++) {
            if (uses.allows(used, entry)) {
                final int after = possible.after(set, entry);
                if (!PossibleStates.isRefuted(after)) {
                    path.addLast(entry);
                    visit(after, uses.with(used, entry), extend(without, entry, set));
                    path.removeLast();
                }
            }
        }
    }

    private int[] extend(final int[] without, final int entry, final int set) {
        final int[] longer = new int[without.length + 1];
        for (int i = 0; i < without.length; i++) {
            longer[i] = PossibleStates.isRefuted(without[i]) ? without[i] : possible.after(without[i], entry);
        }
        longer[without.length] = set;
        return longer;
    }

    private boolean isAnySafe(final int[] sets) {
        for (final int set : sets) {
            if (!PossibleStates.isRefuted(set) && possible.verdict(set) == PossibleStates.SAFE) {
                return true;
            }
        }
        return false;
    }

    /** Whether some continuation of up to some words is safe. */
    private boolean isPromising(final int set, final long used, final int left) {
        final Ahead ahead = new Ahead(set, used, left);
        final Boolean known = promising.get(ahead);
        if (known != null) {
            return known;
        }
        boolean answer = possible.verdict(set) == PossibleStates.SAFE;
        for (int entry = 0; entry < task.vocabulary().size() && !answer && left > 0; entry++) {
            if (uses.allows(used, entry)) {
                final int after = possible.after(set, entry);
                answer = !PossibleStates.isRefuted(after) && isPromising(after, uses.with(used, entry), left - 1);
            }
        }
        promising.put(ahead, answer);
        return answer;
    }
}
