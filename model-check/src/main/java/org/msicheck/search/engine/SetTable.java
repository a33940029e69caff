package org.msicheck.search.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers sets of numbers. Two sets get the same number if and only if they are equal; no hash decides that. */
final class SetTable {
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int SHIFT = 7;
    private static final int MOST_BYTES = 5;

    private final Map<Packed, Integer> numbers = new HashMap<>();
    private final List<Packed> sets = new ArrayList<>();

    /** A sorted set as differences of its members, seven bits a byte. */
    private static final class Packed {
        private final byte[] bytes;
        private final int size;
        private final int hash;

        Packed(final byte[] bytes, final int size) {
            this.bytes = bytes;
            this.size = size;
            this.hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(final Object other) {
            return other instanceof final Packed that && hash == that.hash && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * The number of a set.
     *
     * @param members in ascending order, none twice, none negative
     * @return its number, from 0 in the order of first use
     */
    int number(final int[] members) {
        final Packed packed = pack(members);
        final Integer known = numbers.putIfAbsent(packed, sets.size());
        if (known != null) {
            return known;
        }
        sets.add(packed);
        return sets.size() - 1;
    }

    /** The members of a set in ascending order. */
    int[] members(final int number) {
        final Packed packed = sets.get(number);
        final int[] members = new int[packed.size];
        int at = 0;
        int last = -1;
        for (int i = 0; i < members.length; i++) {
            int difference = 0;
            for (int shift = 0; ; shift += SHIFT) {
                final byte next = packed.bytes[at++];
                difference |= (next & SEVEN_BITS) << shift;
                if (next >= 0) {
                    break;
                }
            }
            last += difference + 1;
            members[i] = last;
        }
        return members;
    }

    /** How many sets there are. */
    int size() {
        return sets.size();
    }

    /** Whether every member of one set is a member of another. */
    boolean isSubset(final int number, final int of) {
        if (number == of || sets.get(number).size > sets.get(of).size) {
            return number == of;
        }
        final int[] all = members(of);
        int at = 0;
        for (final int member : members(number)) {
            while (at < all.length && all[at] < member) {
                at++;
            }
            if (at == all.length || all[at] != member) {
                return false;
            }
        }
        return true;
    }

    private static Packed pack(final int[] members) {
        final byte[] bytes = new byte[MOST_BYTES * members.length];
        int at = 0;
        int last = -1;
        for (final int member : members) {
            int difference = member - last - 1;
            while (difference > SEVEN_BITS) {
                bytes[at++] = (byte) ((difference & SEVEN_BITS) | MORE);
                difference >>>= SHIFT;
            }
            bytes[at++] = (byte) difference;
            last = member;
        }
        return new Packed(Arrays.copyOf(bytes, at), members.length);
    }
}
