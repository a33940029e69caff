package org.msicheck.validate.engine;

import java.util.Arrays;
import java.util.BitSet;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.registers.MaskEdges;
import org.msicheck.registers.MsixMessageControl;
import org.msicheck.registers.MsixRegisters;
import org.msicheck.validate.device.Observers;

/** The MSI-X capability of a function, with what is known of its registers. */
final class MsixUnit extends Unit {
    private static final int ENTRY_FIELDS = 4;
    private static final int CONTROL = 3;

    private final MaskEdges edges;
    private final MsixRegisters rules;
    private final int[] words;
    private final BitSet known = new BitSet();
    private boolean controlKnown;

    MsixUnit(final TrackedFunction function, final int entries, final EdgeListener listener) {
        super(function);
        rules = new MsixRegisters(0, entries);
        words = new int[MsixRegisters.words(entries)];
        rules.reset(words);
        edges = (vector, masked) -> listener.edge(this, vector, masked);
    }

    /** Hears of effective masks that change. */
    @FunctionalInterface
    interface EdgeListener {
        void edge(Unit unit, int vector, boolean masked);
    }

    @Override
    void assumeReset() {
        controlKnown = true;
        known.set(0, rules.entries() * ENTRY_FIELDS);
    }

    /** Takes over what a smaller unit knew, when the table turns out to be longer. */
    void copyFrom(final MsixUnit old) {
        for (int offset = 0; offset < old.rules.entries() * MsixRegisters.ENTRY_BYTES; offset += Integer.BYTES) {
            rules.writeTable(words, offset, Integer.BYTES, old.tableDword(offset), MaskEdges.IGNORED);
        }
        rules.writeMessageControl(words, old.control(), MaskEdges.IGNORED);
        controlKnown = old.controlKnown;
        known.or(old.known);
    }

    int control() {
        return rules.messageControl(words);
    }

    @Override
    boolean controlKnown() {
        return controlKnown;
    }

    boolean writeConfig(final int offset, final int width, final int value) {
        final boolean hit = rules.writeConfig(words, offset, width, value, edges);
        controlKnown |= hit;
        return hit;
    }

    boolean writeTable(final int offset, final int value) {
        known.set(offset / Integer.BYTES);
        return rules.writeTable(words, offset, Integer.BYTES, value, edges);
    }

    void forgetTable(final int offset, final int bytes) {
        final int last = Math.min(
                (int) Math.min(offset + (long) bytes, Integer.MAX_VALUE - Integer.BYTES),
                rules.entries() * MsixRegisters.ENTRY_BYTES);
        if (offset < last) {
            known.clear(offset / Integer.BYTES, (last + Integer.BYTES - 1) / Integer.BYTES);
        }
    }

    void forgetControl() {
        controlKnown = false;
    }

    int tableDword(final int offset) {
        return rules.tableDword(words, offset);
    }

    boolean dwordKnown(final int offset) {
        return known.get(offset / Integer.BYTES);
    }

    @Override
    int runIndex(final int vector) {
        return vector;
    }

    @Override
    int derive(final int register, final int vector) {
        return register;
    }

    @Override
    boolean isMsix() {
        return true;
    }

    @Override
    boolean functionMasked() {
        return MsixMessageControl.functionMasked(control());
    }

    @Override
    boolean ownMask(final int vector) {
        return rules.entryMasked(words, vector);
    }

    @Override
    String kind() {
        return "MSI-X";
    }

    @Override
    boolean enabled() {
        return MsixMessageControl.enabled(rules.messageControl(words));
    }

    @Override
    boolean masked(final int vector) {
        return rules.masked(words, vector);
    }

    @Override
    Observers.Group[] observers(final Observers observers, final boolean arms) {
        final Observers.Group[] groups = new Observers.Group[rules.entries()];
        Arrays.fill(groups, observers.entry(arms));
        return groups;
    }

    @Override
    int controlEvent(final int vector) {
        return OneEvents.msixControl(enabled(), functionMasked());
    }

    @Override
    int maskEvent(final int vector) {
        return OneEvents.vectorControl(ownMask(vector));
    }

    @Override
    boolean maskKnown(final int vector) {
        return known.get(vector * ENTRY_FIELDS + CONTROL);
    }

    @Override
    long address(final int vector) {
        return rules.address(words, vector);
    }

    @Override
    int data(final int vector) {
        return rules.data(words, vector);
    }

    @Override
    int live() {
        return rules.entries();
    }

    @Override
    boolean known(final int vector) {
        return controlKnown && known.nextClearBit(vector * ENTRY_FIELDS) >= (vector + 1) * ENTRY_FIELDS;
    }

    @Override
    boolean hasUnknown() {
        return !controlKnown || (enabled() && known.cardinality() < rules.entries() * ENTRY_FIELDS);
    }

    @Override
    String maskReason(final int vector) {
        if (!enabled()) {
            return "Message Control.Enable: expected 1, is 0";
        }
        if (MsixMessageControl.functionMasked(control())) {
            return "Message Control.Function Mask: expected 0, is 1";
        }
        return rules.entryMasked(words, vector) ? "Vector Control.Mask: expected 0, is 1" : "";
    }

    @Override
    void reset() {
        rules.reset(words);
        assumeReset();
    }
}
