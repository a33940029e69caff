package org.msicheck.observer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msicheck.ref.function.Choices;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.ref.onefunction.OneFunction;
import org.msicheck.ref.onefunction.OneMove;
import org.msicheck.ref.state.MachineState;

/** States of the one function that were met, as numbers, with the steps that were asked for. */
final class States {
    private final OneFunction system;
    private final Map<MachineState, Integer> numbers = new HashMap<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<int[][]> successors = new ArrayList<>();
    private final OneMove[][] moves;
    private final int[] choiceWords;

    States(final OneFunction system) {
        this.system = system;
        this.moves = new OneMove[OneEvents.COUNT][];
        for (int event = 0; event < OneEvents.COUNT; event++) {
            final long bit = 1L << event;
            moves[event] = system.moves().stream()
                    .filter(move -> (move.events() & bit) != 0)
                    .toArray(OneMove[]::new);
        }
        this.choiceWords = system.choices().stream().mapToInt(Choices::word).toArray();
    }

    OneFunction system() {
        return system;
    }

    int count() {
        return words.size();
    }

    int number(final MachineState state) {
        final Integer known = numbers.putIfAbsent(state, words.size());
        if (known != null) {
            return known;
        }
        words.add(state.draft());
        successors.add(new int[OneEvents.COUNT][]);
        return words.size() - 1;
    }

    /** The words of a state, to look at only. */
    int[] words(final int state) {
        return words.get(state);
    }

    /** Where an event leads. */
    int[] after(final int state, final int event) {
        final int[][] known = successors.get(state);
        if (known[event] == null) {
            known[event] = Arrays.stream(moves[event])
                    .map(move -> taken(move, state))
                    .filter(draft -> draft.length > 0)
                    .mapToInt(draft -> number(new MachineState(draft)))
                    .distinct()
                    .toArray();
        }
        return known[event];
    }

    private int[] taken(final OneMove move, final int state) {
        final int[] draft = words(state).clone();
        return move.action().take(draft) ? draft : new int[0];
    }

    /** Whether everything that one state may do, another may do as well: it may still be more, and is else the same. */
    boolean covers(final int general, final int special) {
        final int[] more = words(general);
        final int[] less = words(special);
        for (final int word : choiceWords) {
            if ((less[word] & ~more[word]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The state without what it may still be, as a key. */
    MachineState settled(final int state) {
        final int[] rest = words(state).clone();
        for (final int word : choiceWords) {
            rest[word] = 0;
        }
        return new MachineState(rest);
    }
}
