package org.msicheck.search.engine;

import java.util.List;

/**
 * What is searched: sequences of words between a fixed beginning and a fixed end.
 *
 * @param prologue   the steps before the sequence, as a range of the free actor's program; may be empty
 * @param vocabulary the words
 * @param epilogue   the steps behind the sequence; may be empty
 * @param length     the longest sequence, in words, from 0
 * @param reasons    what a sequence can be refuted for, by number
 * @param blocked    the number of the reason that the actor cannot go on
 */
public record SearchTask(
        Entry prologue, List<Entry> vocabulary, Entry epilogue, int length, List<String> reasons, int blocked) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are more reasons or words than the search can number
     */
    public SearchTask {
        vocabulary = List.copyOf(vocabulary);
        reasons = List.copyOf(reasons);
        if (reasons.size() > Byte.MAX_VALUE || vocabulary.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("at most 127 reasons and 127 words");
        }
    }
}
