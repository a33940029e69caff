package org.msicheck.search.engine;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * What a search found out.
 *
 * @param length      the length up to which all sequences are done; below the task's if the search was ended
 * @param sequences   how many sequences of up to that length there are
 * @param safe        how many of them are safe and reach the goal
 * @param tallies     the others, by reason
 * @param irreducible the safe sequences that contain no shorter safe one, shortest first; words by their names
 * @param minimal     further safe sequences from which no single word can be removed, but several together can
 * @param figures     what it took
 */
public record SearchResult(
        int length,
        BigInteger sequences,
        BigInteger safe,
        Map<String, RefutedSequences> tallies,
        List<List<String>> irreducible,
        List<List<String>> minimal,
        Figures figures) {

    /**
     * What a search took.
     *
     * @param states      different states
     * @param sets        different sets of states
     * @param applied     how many times a word was applied to a set
     * @param merged      how many times that gave a set that another sequence of the same length had given
     * @param transitions moves and steps that the machine computed
     * @param nanos       wall-clock time, in nanoseconds
     */
    public record Figures(long states, long sets, long applied, long merged, long transitions, long nanos) {}

    /**
     * The sequences that are not safe or miss the goal.
     *
     * @return the sum of the tallies
     */
    public BigInteger refuted() {
        return tallies.values().stream().map(RefutedSequences::refuted).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /**
     * The prefixes that were cut.
     *
     * @return the sum of the tallies
     */
    public BigInteger prunedPrefixes() {
        return tallies.values().stream().map(RefutedSequences::prefixes).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /**
     * The sequences that the cut prefixes stand for.
     *
     * @return the sum of the tallies
     */
    public BigInteger prunedSequences() {
        return tallies.values().stream().map(RefutedSequences::standsFor).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
