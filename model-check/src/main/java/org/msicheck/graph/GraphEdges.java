package org.msicheck.graph;

import java.util.Arrays;

/** Edges grouped by the state that they leave, in the order of their labels, none twice. */
final class GraphEdges {
    private final int[] starts;
    private final int[] labels;
    private final int[] targets;

    /**
     * Groups edges.
     *
     * @param edges  from, label and to of each
     * @param states the number of states
     * @param rank   the position of each label in the order of the labels
     * @param order  the order of the states, for edges with the same label
     */
    GraphEdges(final IntList edges, final int states, final int[] rank, final StateOrder order) {
        starts = new int[states + 1];
        final int given = edges.size() / 3;
        for (int i = 0; i < given; i++) {
            starts[edges.get(3 * i) + 1]++;
        }
        for (int i = 0; i < states; i++) {
            starts[i + 1] += starts[i];
        }
        labels = new int[given];
        targets = new int[given];
        final int[] next = Arrays.copyOf(starts, states);
        for (int i = 0; i < given; i++) {
            final int slot = next[edges.get(3 * i)]++;
            labels[slot] = rank[edges.get(3 * i + 1)];
            targets[slot] = edges.get(3 * i + 2);
        }
        sortAndThin(order);
    }

    private void sortAndThin(final StateOrder order) {
        int kept = 0;
        for (int state = 0; state + 1 < starts.length; state++) {
            final int begin = starts[state];
            final int end = starts[state + 1];
            starts[state] = kept;
            sort(begin, end, order);
            for (int i = begin; i < end; i++) {
                if (i == begin || labels[i] != labels[i - 1] || targets[i] != targets[kept - 1]) {
                    labels[kept] = labels[i];
                    targets[kept++] = targets[i];
                }
            }
        }
        starts[starts.length - 1] = kept;
    }

    /** Insertion sort: a state has a dozen steps, and they often come in order. */
    private void sort(final int begin, final int end, final StateOrder order) {
        for (int i = begin + 1; i < end; i++) {
            final int label = labels[i];
            final int target = targets[i];
            int j = i;
            while (j > begin && after(labels[j - 1], targets[j - 1], label, target, order)) {
                labels[j] = labels[j - 1];
                targets[j] = targets[j - 1];
                j--;
            }
            labels[j] = label;
            targets[j] = target;
        }
    }

    private static boolean after(
            final int labelA, final int targetA, final int labelB, final int targetB, final StateOrder order) {
        return labelA != labelB ? labelA > labelB : targetA != targetB && order.compare(targetA, targetB) > 0;
    }

    int count() {
        return starts[starts.length - 1];
    }

    int first(final int state) {
        return starts[state];
    }

    int label(final int edge) {
        return labels[edge];
    }

    int target(final int edge) {
        return targets[edge];
    }

    /** An order of states. */
    @FunctionalInterface
    interface StateOrder {
        int compare(int a, int b);
    }
}
