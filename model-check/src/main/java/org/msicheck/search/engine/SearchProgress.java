package org.msicheck.search.engine;

/** Hears how far a search is, and can end it. */
public interface SearchProgress {
    /** Hears nothing, ends nothing. */
    SearchProgress NONE = new SearchProgress() {};

    /**
     * The search begins with the sequences of one length.
     *
     * @param length in words
     * @param nodes  how many different sets of states are to be continued
     */
    default void begins(final int length, final int nodes) {}

    /** One set has been continued with every word. */
    default void node() {}

    /**
     * All sequences are done.
     *
     * @param length of the longest ones
     * @param nodes  how many different sets of states the longest ones leave behind
     */
    default void finished(final int length, final int nodes) {}

    /**
     * TLC begins to confirm the sequences that were found; {@link #node} follows for each.
     *
     * @param sequences how many there are
     */
    default void confirming(final int sequences) {}

    /**
     * Whether the search is to end now, without a result for the longer sequences.
     *
     * @return true to end it
     */
    default boolean isStopped() {
        return false;
    }
}
