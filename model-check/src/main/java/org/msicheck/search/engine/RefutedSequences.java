package org.msicheck.search.engine;

import java.math.BigInteger;

/**
 * How many sequences one reason has refuted.
 *
 * @param reason    an outcome's word, {@code blocked} or {@code goal}
 * @param prefixes  sequences after which nothing that follows can help; no longer one was tried
 * @param standsFor the sequences up to the length that begin with one of them, themselves included
 * @param ends      sequences that are wrong if they end where they do
 */
public record RefutedSequences(String reason, BigInteger prefixes, BigInteger standsFor, BigInteger ends) {
    /** Nothing is refuted yet. */
    static RefutedSequences empty(final String reason) {
        return new RefutedSequences(reason, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
    }

    /** Some prefixes more. */
    RefutedSequences withPrefixes(final BigInteger count, final BigInteger continuations) {
        return new RefutedSequences(reason, prefixes.add(count), standsFor.add(count.multiply(continuations)), ends);
    }

    /** Some ends more. */
    RefutedSequences withEnds(final BigInteger count) {
        return new RefutedSequences(reason, prefixes, standsFor, ends.add(count));
    }

    /**
     * All sequences that this reason has refuted.
     *
     * @return those that were cut and those that ended wrongly
     */
    public BigInteger refuted() {
        return standsFor.add(ends);
    }
}
