package org.msicheck.observer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.msicheck.ref.msixfunction.MsixProperty;
import org.msicheck.ref.onefunction.NatureProperty;
import org.msicheck.ref.onefunction.OneConfig;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.registers.MaskEdges;
import org.msicheck.registers.MsixMessageControl;
import org.msicheck.registers.MsixRegisters;

/**
 * Values of 32 bits, told apart by whether the register held them: a table entry with real registers, whose function
 * keeps any of the messages that the text lets it keep, is followed; what it cannot send is not.
 */
class ContentHistoryTest {
    private static final int FIELDS = 3;
    private static final int CONTROL = 12;
    private static final int[] MASK_OFFSET = {0, 4, 8};

    /** The real registers of one entry, and every message that some function with `open: any` may use. */
    private static final class Entry {
        private final MsixRegisters registers = new MsixRegisters(0, 1);
        private final int[] words = new int[MsixRegisters.words(1)];
        private Set<List<Integer>> used = new HashSet<>();

        Entry() {
            registers.reset(words);
            registers.writeConfig(words, 2, 2, MsixMessageControl.ENABLE, MaskEdges.IGNORED);
            settle();
        }

        int[] held() {
            return new int[] {
                registers.tableDword(words, 0), registers.tableDword(words, 4), registers.tableDword(words, 8)
            };
        }

        void write(final int field, final int value) {
            final boolean open = !registers.masked(words, 0);
            registers.writeTable(words, MASK_OFFSET[field], Integer.BYTES, value, MaskEdges.IGNORED);
            if (open) {
                final Set<List<Integer>> more = new HashSet<>(used);
                for (final List<Integer> message : used) {
                    final Integer[] taken = message.toArray(Integer[]::new);
                    taken[field] = value;
                    more.add(List.of(taken));
                }
                used = more;
            } else {
                settle();
            }
        }

        void mask(final boolean masked) {
            registers.writeTable(words, CONTROL, Integer.BYTES, masked ? MsixRegisters.MASK : 0, MaskEdges.IGNORED);
            if (masked) {
                settle();
            }
        }

        boolean masked() {
            return registers.masked(words, 0);
        }

        private void settle() {
            used = new HashSet<>(Set.of(list(held())));
        }
    }

    private static List<Integer> list(final int[] message) {
        return Arrays.stream(message).boxed().toList();
    }

    private static Map<String, Set<String>> any() {
        return Stream.<org.msicheck.ref.function.Property>concat(
                        Arrays.stream(MsixProperty.values()), Arrays.stream(NatureProperty.values()))
                .collect(Collectors.toMap(
                        each -> each.text(),
                        each -> each.isFault() ? Set.of(each.choices().get(0)) : new LinkedHashSet<>(each.choices()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** The observer with the history, as whoever judges a log uses them. */
    private static final class Followed {
        private final Observer observer = new Observer(OneConfig.msix(any(), 2), 1L << OneEvents.REQUEST);
        private final ContentHistory history = new ContentHistory();
        private int set = observer.start();

        void see(final int event) {
            set = observer.step(set, event);
            assertThat(set).isNotEqualTo(Observer.NONE);
            history.keep(observer.otherFields(set));
        }

        boolean may(final int[] held, final int[] message) {
            final int content = history.content(held, message);
            return content != ContentHistory.FOREIGN && observer.step(set, OneEvents.message(content)) != Observer.NONE;
        }
    }

    private static int value(final Random random, final int[] pool) {
        return random.nextInt(4) == 0 ? random.nextInt() : pool[random.nextInt(pool.length)];
    }

    @Property(tries = 60)
    void shouldFollowRealRegisters(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 4) final int values) {
        final Random random = new Random(seed);
        final int[] pool = random.ints(values).toArray();
        final Entry entry = new Entry();
        final Followed followed = new Followed();
        followed.see(OneEvents.msixControl(true, false));
        final Set<List<Integer>> ever = new HashSet<>();
        for (int step = 0; step < 40; step++) {
            if (random.nextInt(4) == 0) {
                entry.mask(random.nextInt(3) == 0);
                followed.see(OneEvents.vectorControl(entry.masked()));
            } else {
                final int field = random.nextInt(FIELDS);
                final int value = value(random, pool);
                followed.see(followed.history.write(field, entry.held()[field], value, step));
                entry.write(field, value);
            }
            ever.addAll(entry.used);
            compare(entry, followed, ever);
        }
    }

    private static void compare(final Entry entry, final Followed followed, final Set<List<Integer>> ever) {
        final Set<Integer> possible = entry.used.stream().flatMap(List::stream).collect(Collectors.toSet());
        for (final List<Integer> message : ever) {
            final int[] fields = message.stream().mapToInt(Integer::intValue).toArray();
            final boolean may = followed.may(entry.held(), fields);
            if (!entry.masked() && entry.used.contains(message)) {
                assertThat(may).as("%s, of %s", message, entry.used).isTrue();
            }
            if (may) {
                assertThat(entry.masked()).isFalse();
                assertThat(possible).containsAll(message);
            }
        }
    }

    @Test
    void shouldSayUntilWhenAValueWasHeld() {
        final ContentHistory history = new ContentHistory();
        history.write(2, 0x41, 0x42, 7);
        history.write(2, 0x42, 0x41, 9);
        assertThat(history.until(2, 0x42)).isEqualTo(9);
        assertThat(history.until(2, 0x43)).isZero();
        assertThat(history.content(new int[] {1, 2, 0x41}, new int[] {1, 2, 0x42}))
                .isEqualTo(4);
        assertThat(history.content(new int[] {1, 2, 0x41}, new int[] {1, 3, 0x42}))
                .isEqualTo(ContentHistory.FOREIGN);
        assertThat(history.keep(0)).isTrue();
        assertThat(history.content(new int[] {1, 2, 0x41}, new int[] {1, 2, 0x42}))
                .isEqualTo(ContentHistory.FOREIGN);
    }

    @Test
    void shouldTakeValuesThatItHadNoRoomForAsPerhapsHeld() {
        final ContentHistory history = new ContentHistory();
        for (int value = 0; value < 40; value++) {
            history.write(2, value, value + 1, value);
        }
        final var data = OneConfig.MESSAGE.get(2);
        assertThat(history.write(2, 40, 1_000, 41)).isEqualTo(OneEvents.again(data));
    }
}
