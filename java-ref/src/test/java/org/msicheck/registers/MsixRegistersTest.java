package org.msicheck.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MsixRegistersTest {
    private static final int ENABLE = MsixMessageControl.ENABLE;
    private static final int FUNCTION_MASK = MsixMessageControl.FUNCTION_MASK;
    private static final int BASE = 3;
    private static final int CONTROL = 12;

    private final MsixRegisters rules = new MsixRegisters(BASE, 4);
    private final int[] words = new int[BASE + MsixRegisters.words(4)];
    private final List<String> edges = new ArrayList<>();
    private final MaskEdges listener = (vector, masked) -> edges.add(vector + (masked ? "-" : "+"));

    @BeforeEach
    void reset() {
        Arrays.fill(words, 0x5a5a5a5a);
        rules.reset(words);
    }

    private void control(final int vector, final int value) {
        rules.writeTable(words, vector * MsixRegisters.ENTRY_BYTES + CONTROL, 4, value, listener);
    }

    @Test
    void shouldResetToDisabledWithEveryEntryMasked() {
        assertThat(rules.messageControl(words)).isEqualTo(3);
        for (int vector = 0; vector < 4; vector++) {
            assertThat(rules.entryMasked(words, vector)).isTrue();
            assertThat(rules.pending(words, vector)).isFalse();
            assertThat(rules.address(words, vector)).isZero();
        }
        assertThat(words[BASE - 1]).as("the word before the function").isEqualTo(0x5a5a5a5a);
    }

    @Test
    void shouldOnlyChangeEnableAndFunctionMaskOfMessageControl() {
        rules.writeMessageControl(words, 0xffff, listener);
        assertThat(rules.messageControl(words)).isEqualTo(ENABLE | FUNCTION_MASK | 3);
        rules.writeMessageControl(words, 0, listener);
        assertThat(rules.messageControl(words)).isEqualTo(3);
    }

    @Test
    void shouldWriteMessageControlThroughItsHighByteOnly() {
        assertThat(rules.writeConfig(words, 3, 1, 0xc0, listener)).isTrue();
        assertThat(rules.messageControl(words)).isEqualTo(0xc003);
        assertThat(rules.writeConfig(words, 2, 1, 0, listener)).isFalse();
        assertThat(rules.writeConfig(words, 4, 4, 0, listener)).isFalse();
        assertThat(rules.messageControl(words)).isEqualTo(0xc003);
        assertThat(rules.writeConfig(words, 0, 4, 0x8000_0011, listener)).isTrue();
        assertThat(rules.messageControl(words)).isEqualTo(0x8003);
        assertThat(rules.writeConfig(words, 2, 2, 0x4000, listener)).isTrue();
        assertThat(rules.messageControl(words)).isEqualTo(0x4003);
    }

    @Test
    void shouldReportEdgesOfTheFunctionInAscendingOrderForOpenEntriesOnly() {
        control(2, 0);
        control(0, 0);
        assertThat(edges).as("while disabled no effective mask changes").isEmpty();
        rules.writeMessageControl(words, ENABLE, listener);
        rules.writeMessageControl(words, ENABLE | FUNCTION_MASK, listener);
        rules.writeMessageControl(words, FUNCTION_MASK, listener);
        assertThat(edges).containsExactly("0+", "2+", "0-", "2-");
    }

    @Test
    void shouldReportAnEntryEdgeOnlyWhenTheMaskBitChanges() {
        rules.writeMessageControl(words, ENABLE, listener);
        control(1, 0);
        control(1, 0xfffffffe);
        control(1, 0xffffffff);
        assertThat(edges).containsExactly("1+", "1-");
        assertThat(rules.tableDword(words, MsixRegisters.ENTRY_BYTES + CONTROL)).isEqualTo(0xffffffff);
    }

    @Test
    void shouldSplitAQwordIntoTwoDwordsLowFirst() {
        rules.writeMessageControl(words, ENABLE, listener);
        final List<Integer> dataAtEdge = new ArrayList<>();
        rules.writeTable(
                words, 8, 8, 0x0000_0000_0000_0555L, (vector, masked) -> dataAtEdge.add(rules.data(words, vector)));
        assertThat(dataAtEdge).containsExactly(0x555);
        rules.writeTable(words, 0, 8, 0x0000_0001_fee0_1004L, listener);
        assertThat(rules.address(words, 0)).isEqualTo(0x1_fee0_1004L);
    }

    @Test
    void shouldIgnoreTableAccessesThatTheTextLeavesUndefined() {
        final int[] before = words.clone();
        assertThat(rules.writeTable(words, 0, 2, -1, listener)).isFalse();
        assertThat(rules.writeTable(words, 2, 4, -1, listener)).isFalse();
        assertThat(rules.writeTable(words, 4, 8, -1, listener)).isFalse();
        assertThat(rules.writeTable(words, 64, 4, -1, listener)).isFalse();
        assertThat(rules.writeTable(words, -4, 4, -1, listener)).isFalse();
        assertThat(words).isEqualTo(before);
    }

    @Test
    void shouldPendWhileMaskedAndSendOnceAfterUnmask() {
        rules.writeMessageControl(words, ENABLE, listener);
        assertThat(rules.raise(words, 1)).isEqualTo(RaiseEffect.PEND);
        assertThat(rules.raise(words, 1)).isEqualTo(RaiseEffect.PEND);
        assertThat(rules.takePending(words, 1)).isFalse();
        assertThat(rules.pbaDword(words, 0)).isEqualTo(2);
        control(1, 0);
        assertThat(rules.takePending(words, 1)).isTrue();
        assertThat(rules.takePending(words, 1)).isFalse();
        assertThat(rules.raise(words, 1)).isEqualTo(RaiseEffect.SEND);
        assertThat(rules.pbaDword(words, 0)).isZero();
    }

    @Test
    void shouldLeaveARaiseWhileDisabledToTheFunction() {
        control(0, 0);
        assertThat(rules.raise(words, 0)).isEqualTo(RaiseEffect.DISABLED);
        assertThat(rules.pending(words, 0)).isFalse();
    }

    @Test
    void shouldRefuseAFunctionThatCannotExist() {
        assertThatThrownBy(() -> new MsixRegisters(0, 2049)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MsixRegisters(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MsixRegisters(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void shouldReportExactlyTheVectorsWhoseEffectiveMaskChanged(
            @ForAll @IntRange(min = 1, max = 70) final int entries,
            @ForAll @Size(max = 60) final List<@IntRange(min = 0, max = 0xffff) Integer> writes) {
        final MsixRegisters any = new MsixRegisters(0, entries);
        final int[] state = new int[MsixRegisters.words(entries)];
        any.reset(state);
        for (final int write : writes) {
            final boolean[] before = masks(any, state);
            final List<Integer> reported = new ArrayList<>();
            if ((write & 1) == 0) {
                any.writeMessageControl(state, write, (vector, masked) -> reported.add(vector));
            } else {
                final int offset = (write >> 2) % entries * MsixRegisters.ENTRY_BYTES + CONTROL;
                any.writeTable(state, offset, 4, write >> 1 & 1, (vector, masked) -> reported.add(vector));
            }
            final boolean[] after = masks(any, state);
            final List<Integer> changed = new ArrayList<>();
            for (int vector = 0; vector < entries; vector++) {
                if (before[vector] != after[vector]) {
                    changed.add(vector);
                }
            }
            assertThat(reported).isEqualTo(changed);
        }
    }

    @Property
    void shouldKeepPendingBitsOfDifferentVectorsApart(
            @ForAll @IntRange(min = 1, max = 2048) final int entries,
            @ForAll @IntRange(min = 0, max = 2047) final int pick) {
        final MsixRegisters any = new MsixRegisters(0, entries);
        final int[] state = new int[MsixRegisters.words(entries)];
        any.reset(state);
        final int[] before = state.clone();
        any.setPending(state, pick % entries, true);
        for (int vector = 0; vector < entries; vector++) {
            assertThat(any.pending(state, vector)).isEqualTo(vector == pick % entries);
        }
        any.setPending(state, pick % entries, false);
        assertThat(state).isEqualTo(before);
    }

    private static boolean[] masks(final MsixRegisters rules, final int[] state) {
        final boolean[] masks = new boolean[rules.entries()];
        for (int vector = 0; vector < masks.length; vector++) {
            masks[vector] = rules.masked(state, vector);
        }
        return masks;
    }
}
