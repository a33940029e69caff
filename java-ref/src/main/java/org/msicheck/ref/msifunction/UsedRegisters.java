package org.msicheck.ref.msifunction;

import org.msicheck.ref.message.Message;

/** What the function works with: field {@code used}. One word, the base message with the log2 of the number above it. */
final class UsedRegisters {
    private static final int COUNT_SHIFT = 24;

    private final int word;

    UsedRegisters(final int word) {
        this.word = word;
    }

    /** The base message. */
    int base(final int[] w) {
        return w[word] & Message.CONTENT;
    }

    /** The number of vectors. */
    int count(final int[] w) {
        return 1 << (w[word] >>> COUNT_SHIFT);
    }

    void take(final int[] w, final int base) {
        w[word] = (w[word] & ~Message.CONTENT) | base;
    }

    void takeCount(final int[] w, final int count) {
        w[word] = base(w) | Integer.numberOfTrailingZeros(count) << COUNT_SHIFT;
    }
}
