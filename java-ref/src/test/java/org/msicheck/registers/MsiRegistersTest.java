package org.msicheck.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MsiRegistersTest {
    private final int[] words = new int[MsiRegisters.WORDS];
    private final List<String> edges = new ArrayList<>();
    private final MaskEdges listener = (vector, masked) -> edges.add(vector + (masked ? "-" : "+"));

    private MsiRegisters after(final MsiForm form) {
        final MsiRegisters rules = new MsiRegisters(0, form);
        rules.reset(words);
        return rules;
    }

    @Test
    void shouldResetToDisabledWithTheFormInMessageControl() {
        final MsiRegisters rules = after(MsiForm.of(true, true, 4));
        assertThat(rules.messageControl(words)).isEqualTo(0x188);
        assertThat(rules.masked(words, 0)).isTrue();
        assertThat(MsiForm.fromControl(0x188, MsiDeviations.NONE)).isEqualTo(rules.form());
    }

    @Test
    void shouldPlaceTheRegistersByForm() {
        assertThat(List.of(
                        MsiForm.of(false, false, 0).dataOffset(),
                        MsiForm.of(true, false, 0).dataOffset()))
                .containsExactly(8, 12);
        assertThat(List.of(
                        MsiForm.of(false, true, 0).maskOffset(),
                        MsiForm.of(true, true, 0).maskOffset()))
                .containsExactly(12, 16);
        assertThat(List.of(
                        MsiForm.of(false, true, 0).bytes(),
                        MsiForm.of(true, true, 0).bytes()))
                .containsExactly(20, 24);
        assertThat(List.of(
                        MsiForm.of(false, false, 0).bytes(),
                        MsiForm.of(true, false, 0).bytes()))
                .containsExactly(10, 14);
    }

    @Test
    void shouldKeepReadOnlyBitsAndClearTheLowAddressBits() {
        final MsiRegisters rules = after(MsiForm.of(true, false, 0));
        rules.writeConfig(words, 2, 2, 0xffff, listener);
        assertThat(rules.messageControl(words)).isEqualTo(0xf1);
        rules.writeConfig(words, 4, 4, 0x200006, listener);
        rules.writeConfig(words, 8, 4, 7, listener);
        assertThat(rules.address(words)).isEqualTo(0x7_0020_0004L);
    }

    @Test
    void shouldIgnoreTheUpperHalfOfADwordWrittenToData() {
        final MsiRegisters rules = after(MsiForm.of(false, false, 0));
        rules.writeConfig(words, 8, 4, 0x12345678, listener);
        assertThat(rules.baseData(words)).isEqualTo(0x5678);
        rules.writeConfig(words, 9, 1, 0x9a, listener);
        assertThat(rules.baseData(words)).isEqualTo(0x9a78);
        assertThat(rules.writeConfig(words, 10, 2, 0xffff, listener)).isFalse();
    }

    @Test
    void shouldSendExtendedDataOnlyWhereItExistsAndIsEnabled() {
        final MsiForm form = new MsiForm(false, false, true, 2, MsiDeviations.NONE);
        assertThat(List.of(form.extendedDataOffset(), form.bytes())).containsExactly(10, 12);
        assertThat(MsiForm.fromControl(form.resetControl(), MsiDeviations.NONE)).isEqualTo(form);
        final MsiRegisters rules = after(form);
        rules.writeConfig(words, 8, 4, 0x1234_5678, listener);
        assertThat(rules.baseData(words)).isEqualTo(0x5678);
        assertThat(rules.extendedData(words)).isEqualTo(0x1234);
        rules.writeConfig(words, 2, 2, 0x21, listener);
        assertThat(rules.data(words, 3)).isEqualTo(0x567b);
        rules.writeConfig(words, 2, 2, 0x421, listener);
        assertThat(rules.data(words, 3)).isEqualTo(0x1234_567b);
        rules.writeConfig(words, 10, 2, 0xffff_9abc, listener);
        assertThat(rules.data(words, 1)).isEqualTo(0x9abc_5679);
        final MsiRegisters without = after(MsiForm.of(false, false, 2));
        without.writeConfig(words, 2, 2, 0x421, listener);
        assertThat(without.messageControl(words)).isEqualTo(0x25);
    }

    @Test
    void shouldDeriveTheMessageByReplacingAsManyLowBitsAsGranted() {
        final MsiRegisters rules = after(MsiForm.of(false, false, 4));
        rules.writeConfig(words, 8, 2, 0x4f, listener);
        assertThat(rules.data(words, 0)).isEqualTo(0x4f);
        rules.writeConfig(words, 2, 1, 0x21, listener);
        assertThat(List.of(rules.data(words, 0), rules.data(words, 3))).containsExactly(0x4c, 0x4f);
        rules.writeConfig(words, 2, 1, 0x41, listener);
        assertThat(List.of(rules.data(words, 0), rules.data(words, 5))).containsExactly(0x40, 0x45);
    }

    @Test
    void shouldClipTheGrantOnlyAsANamedDeviation() {
        final MsiRegisters text = after(MsiForm.of(true, false, 4));
        text.writeConfig(words, 2, 2, (5 << 4) | 1, listener);
        assertThat(text.granted(words)).isEqualTo(32);
        final MsiRegisters qemu = after(new MsiForm(true, false, false, 4, MsiDeviations.QEMU));
        qemu.writeConfig(words, 2, 2, (7 << 4) | 1, listener);
        assertThat(qemu.messageControl(words)).isEqualTo(0xc9);
        assertThat(qemu.granted(words)).isEqualTo(16);
    }

    @Test
    void shouldTrimPendingBitsBeyondTheGrantOnlyAsANamedDeviation() {
        final MsiRegisters text = after(MsiForm.of(false, true, 1));
        text.setPending(words, 1, true);
        text.writeConfig(words, 2, 2, 1, listener);
        assertThat(text.pending(words, 1)).isTrue();
        final MsiRegisters qemu = after(new MsiForm(false, true, false, 1, MsiDeviations.QEMU));
        qemu.setPending(words, 1, true);
        qemu.writeConfig(words, 2, 2, 1, listener);
        assertThat(qemu.pending(words, 1)).isFalse();
    }

    @Test
    void shouldReportMaskEdgesInAscendingOrder() {
        final MsiRegisters rules = after(MsiForm.of(false, true, 2));
        rules.writeConfig(words, 12, 4, 0b0101, listener);
        assertThat(edges).isEmpty();
        rules.writeConfig(words, 2, 2, 0x21, listener);
        rules.writeConfig(words, 12, 4, 0b1010, listener);
        assertThat(edges).containsExactly("1+", "3+", "0+", "1-", "2+", "3-");
    }

    @Test
    void shouldAcceptOnlyImplementedMaskBitsAndNoPendingWrite() {
        final MsiRegisters rules = after(MsiForm.of(false, true, 1));
        rules.writeConfig(words, 12, 4, -1, listener);
        assertThat(rules.maskBits(words)).isEqualTo(3);
        assertThat(rules.writeConfig(words, 16, 4, -1, listener)).isFalse();
        assertThat(rules.pendingBits(words)).isZero();
    }

    @Test
    void shouldPendWhileMaskedAndSendOnceAfterUnmask() {
        final MsiRegisters rules = after(MsiForm.of(false, true, 0));
        assertThat(rules.raise(words, 0)).isEqualTo(RaiseEffect.DISABLED);
        rules.writeConfig(words, 2, 2, 1, listener);
        rules.writeConfig(words, 12, 4, 1, listener);
        assertThat(rules.raise(words, 0)).isEqualTo(RaiseEffect.PEND);
        assertThat(rules.takePending(words, 0)).isFalse();
        rules.writeConfig(words, 12, 4, 0, listener);
        assertThat(rules.takePending(words, 0)).isTrue();
        assertThat(rules.raise(words, 0)).isEqualTo(RaiseEffect.SEND);
        assertThat(rules.pendingBits(words)).isZero();
    }

    @Test
    void shouldRefuseACapabilityThatCannotExist() {
        assertThatThrownBy(() -> MsiForm.of(true, true, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MsiRegisters(-1, MsiForm.of(true, true, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void shouldGiveTheSameRegistersForADwordAsForItsBytes(
            @ForAll final boolean wide,
            @ForAll final boolean maskable,
            @ForAll @IntRange(min = 0, max = 5) final int log2,
            @ForAll @IntRange(min = 0, max = 6) final int dword,
            @ForAll final int value) {
        final MsiRegisters rules = after(MsiForm.of(wide, maskable, log2));
        rules.writeConfig(words, dword * 4, 4, value, listener);
        final int[] bytewise = new int[MsiRegisters.WORDS];
        rules.reset(bytewise);
        for (int index = 0; index < 4; index++) {
            rules.writeConfig(bytewise, dword * 4 + index, 1, (value >>> (index * 8)) & 0xff, listener);
        }
        assertThat(bytewise).isEqualTo(words);
    }

    @Property
    void shouldDeriveDistinctDataForDistinctGrantedVectors(
            @ForAll @IntRange(min = 0, max = 5) final int log2,
            @ForAll @IntRange(min = 0, max = 0xffff) final int data) {
        final MsiRegisters rules = after(MsiForm.of(true, false, 5));
        rules.writeConfig(words, 2, 2, (log2 << 4) | 1, listener);
        rules.writeConfig(words, 12, 2, data, listener);
        final long distinct = java.util.stream.IntStream.range(0, 1 << log2)
                .map(vector -> rules.data(words, vector))
                .distinct()
                .count();
        assertThat(distinct).isEqualTo(1L << log2);
        assertThat(rules.data(words, 0) >>> log2).isEqualTo(data >>> log2);
    }
}
