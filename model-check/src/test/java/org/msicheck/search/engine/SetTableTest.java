package org.msicheck.search.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SetTableTest {
    @Property(tries = 300)
    void shouldNumberEqualSetsAlikeAndGiveThemBack(
            @ForAll final List<Set<@IntRange(min = 0, max = 400_000_000) Integer>> sets) {
        final SetTable table = new SetTable();
        final List<Set<Integer>> distinct = new ArrayList<>();
        for (final Set<Integer> set : sets) {
            final int[] members = new TreeSet<>(set).stream().mapToInt(i -> i).toArray();
            final int expected = distinct.contains(set) ? distinct.indexOf(set) : distinct.size();
            if (expected == distinct.size()) {
                distinct.add(set);
            }
            assertThat(table.number(members)).isEqualTo(expected);
            assertThat(table.members(expected)).isEqualTo(members);
        }
        assertThat(table.size()).isEqualTo(distinct.size());
    }

    @Property(tries = 300)
    void shouldTellSubsets(
            @ForAll final Set<@IntRange(min = 0, max = 5) Integer> one,
            @ForAll final Set<@IntRange(min = 0, max = 5) Integer> other) {
        final SetTable table = new SetTable();
        final int first =
                table.number(new TreeSet<>(one).stream().mapToInt(i -> i).toArray());
        final int second =
                table.number(new TreeSet<>(other).stream().mapToInt(i -> i).toArray());
        assertThat(table.isSubset(first, second)).isEqualTo(other.containsAll(one));
    }
}
