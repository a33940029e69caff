package org.msicheck.graph;

import java.util.Arrays;

/** A growing list of numbers. */
final class IntList {
    private int[] elements = new int[1024];
    private int size;

    void add(final int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size++] = element;
    }

    int get(final int index) {
        return elements[index];
    }

    int size() {
        return size;
    }
}
