package org.msicheck.graph;

import java.util.ArrayList;
import java.util.List;

/** Finds states that have the same value in every variable, with a hash table of states. */
final class TwinFinder {
    private static final int MAX_TWINS = 100;

    private final int[] states;
    private final int width;
    private final int[] table;

    TwinFinder(final GraphArrays arrays, final int width) {
        this.states = arrays.states();
        this.width = width;
        this.table = new int[Integer.highestOneBit(Math.max(4, arrays.outcomes().length)) * 4];
    }

    /** At most a hundred pairs. */
    List<StateGraph.Twins> twins() {
        final List<StateGraph.Twins> twins = new ArrayList<>();
        for (int state = 0; state < states.length / Math.max(1, width); state++) {
            int slot = hash(state) & table.length - 1;
            while (table[slot] != 0 && !equal(table[slot] - 1, state)) {
                slot = slot + 1 & table.length - 1;
            }
            if (table[slot] == 0) {
                table[slot] = state + 1;
            } else if (twins.size() < MAX_TWINS) {
                twins.add(new StateGraph.Twins(table[slot] - 1, state));
            }
        }
        return twins;
    }

    private boolean equal(final int a, final int b) {
        for (int i = 0; i < width; i++) {
            if (states[a * width + i] != states[b * width + i]) {
                return false;
            }
        }
        return true;
    }

    private int hash(final int state) {
        int hash = 17;
        for (int i = 0; i < width; i++) {
            hash = hash * 0x9E3779B1 + states[state * width + i];
        }
        return hash ^ hash >>> 15;
    }
}
