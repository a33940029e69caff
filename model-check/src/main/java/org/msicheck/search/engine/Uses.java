package org.msicheck.search.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a sequence has used the words that it may not use freely, and how many sequences that leaves. Uses are
 * packed into a long, eight bits a limited word.
 */
public final class Uses {
    /** Nothing has been used. */
    public static final long NONE = 0;

    private static final int LARGEST_LIMIT = 0xff;

    private final List<Entry> vocabulary;
    private final int[] shifts;
    private final Map<Key, BigInteger> counts = new HashMap<>();

    private record Key(long uses, int length) {}

    /**
     * The uses of a vocabulary.
     *
     * @throws IllegalArgumentException if more than eight words have a limit, or one has a limit above 255
     */
    public Uses(final List<Entry> vocabulary) {
        this.vocabulary = vocabulary;
        this.shifts = new int[vocabulary.size()];
        final List<Entry> limited = new ArrayList<>();
        for (int i = 0; i < shifts.length; i++) {
            final Entry entry = vocabulary.get(i);
            if (entry.isLimited()) {
                shifts[i] = Byte.SIZE * limited.size();
                limited.add(entry);
            }
        }
        if (limited.size() > Long.BYTES || limited.stream().anyMatch(e -> e.limit() > LARGEST_LIMIT)) {
            throw new IllegalArgumentException("at most 8 words have a limit, and no limit is above 255");
        }
    }

    /** Whether a word may be used once more. */
    boolean allows(final long uses, final int entry) {
        return (uses >>> shifts[entry] & LARGEST_LIMIT) < vocabulary.get(entry).limit()
                || !vocabulary.get(entry).isLimited();
    }

    /** The uses with one more of a word. */
    long with(final long uses, final int entry) {
        return vocabulary.get(entry).isLimited() ? uses + (1L << shifts[entry]) : uses;
    }

    /** How many sequences of up to some more words there are, the empty one included. */
    public BigInteger continuations(final long uses, final int length) {
        if (length == 0) {
            return BigInteger.ONE;
        }
        final Key key = new Key(uses, length);
        final BigInteger known = counts.get(key);
        if (known != null) {
            return known;
        }
        BigInteger count = BigInteger.ONE;
        for (int entry = 0; entry < vocabulary.size(); entry++) {
            if (allows(uses, entry)) {
                count = count.add(continuations(with(uses, entry), length - 1));
            }
        }
        counts.put(key, count);
        return count;
    }
}
