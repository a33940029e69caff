package org.msicheck.validate.engine;

import java.util.Arrays;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.registers.MaskEdges;
import org.msicheck.registers.MsiForm;
import org.msicheck.registers.MsiRegisters;
import org.msicheck.validate.device.Observers;

/** The MSI capability of a function, with what is known of its registers. */
final class MsiUnit extends Unit {
    private static final int MAX_VECTORS = 32;
    private static final int CONTROL_OFFSET = 2;
    private static final int CONTROL_KNOWN = 1;
    private static final int LOW_KNOWN = 2;
    private static final int HIGH_KNOWN = 4;
    private static final int DATA_KNOWN = 8;
    private static final int MASK_KNOWN = 16;

    private final MaskEdges edges;
    private final MsiRegisters rules;
    private final int[] words = new int[MsiRegisters.WORDS];
    private int known;

    MsiUnit(final TrackedFunction function, final MsiForm form, final MsixUnit.EdgeListener listener) {
        super(function);
        rules = new MsiRegisters(0, form);
        rules.reset(words);
        edges = (vector, masked) -> listener.edge(this, vector, masked);
        known = (form.wide() ? 0 : HIGH_KNOWN) | (form.maskable() ? 0 : MASK_KNOWN);
    }

    static int vectors() {
        return MAX_VECTORS;
    }

    @Override
    void assumeReset() {
        known = -1;
    }

    MsiForm form() {
        return rules.form();
    }

    int control() {
        return rules.messageControl(words);
    }

    @Override
    boolean controlKnown() {
        return (known & CONTROL_KNOWN) != 0;
    }

    int baseData() {
        return rules.baseData(words);
    }

    int granted() {
        return rules.granted(words);
    }

    int maskBits() {
        return rules.maskBits(words);
    }

    void writeConfig(final int offset, final int width, final int value) {
        rules.writeConfig(words, offset, width, value, edges);
        known |= touched(offset, width, CONTROL_OFFSET, CONTROL_KNOWN)
                | touched(offset, width, form().addressOffset(), LOW_KNOWN)
                | touched(offset, width, form().dataOffset(), DATA_KNOWN);
        if (form().wide()) {
            known |= touched(offset, width, form().upperAddressOffset(), HIGH_KNOWN);
        }
        if (form().maskable()) {
            known |= touched(offset, width, form().maskOffset(), MASK_KNOWN);
        }
    }

    void forget(final int offset, final int bytes) {
        known &= ~(touched(offset, bytes, CONTROL_OFFSET, CONTROL_KNOWN)
                | touched(offset, bytes, form().addressOffset(), LOW_KNOWN)
                | touched(offset, bytes, form().dataOffset(), DATA_KNOWN)
                | (form().wide() ? touched(offset, bytes, form().upperAddressOffset(), HIGH_KNOWN) : 0)
                | (form().maskable() ? touched(offset, bytes, form().maskOffset(), MASK_KNOWN) : 0));
    }

    private static int touched(final int offset, final int width, final int register, final int bit) {
        return offset <= register && register < offset + width ? bit : 0;
    }

    boolean knownAt(final int offset) {
        final int bits = touched(offset, 1, CONTROL_OFFSET, CONTROL_KNOWN)
                | touched(offset, 1, form().addressOffset(), LOW_KNOWN)
                | touched(offset, 1, form().dataOffset(), DATA_KNOWN)
                | (form().wide() ? touched(offset, 1, form().upperAddressOffset(), HIGH_KNOWN) : 0)
                | (form().maskable() ? touched(offset, 1, form().maskOffset(), MASK_KNOWN) : 0);
        return bits != 0 && (known & bits) == bits;
    }

    /** The value of the register that starts at this capability offset; asked only where {@link #knownAt}. */
    int register(final int offset) {
        if (offset == CONTROL_OFFSET) {
            return control();
        }
        if (offset == form().addressOffset()) {
            return (int) rules.address(words);
        }
        if (offset == form().dataOffset()) {
            return rules.baseData(words);
        }
        if (form().wide() && offset == form().upperAddressOffset()) {
            return (int) (rules.address(words) >>> Integer.SIZE);
        }
        return rules.maskBits(words);
    }

    int registerBytes(final int offset) {
        return offset == CONTROL_OFFSET || offset == form().dataOffset() ? Short.BYTES : Integer.BYTES;
    }

    @Override
    int runIndex(final int vector) {
        return 0;
    }

    @Override
    int derive(final int register, final int vector) {
        final int low = rules.granted(words) - 1;
        return (register & ~low) | (vector & low);
    }

    @Override
    boolean isMsix() {
        return false;
    }

    @Override
    boolean functionMasked() {
        return false;
    }

    @Override
    boolean ownMask(final int vector) {
        return (rules.maskBits(words) >>> vector & 1) != 0;
    }

    @Override
    String kind() {
        return "MSI";
    }

    @Override
    boolean enabled() {
        return rules.enabled(words);
    }

    @Override
    boolean masked(final int vector) {
        return rules.masked(words, vector);
    }

    @Override
    Observers.Group[] observers(final Observers observers, final boolean arms) {
        final Observers.Group[] groups = new Observers.Group[MAX_VECTORS];
        Arrays.fill(groups, observers.vector(form().maskable(), false, arms));
        groups[0] = observers.vector(form().maskable(), true, arms);
        return groups;
    }

    @Override
    int controlEvent(final int vector) {
        return OneEvents.msiControl(enabled(), vector > 0 && vector < granted());
    }

    @Override
    int maskEvent(final int vector) {
        return OneEvents.maskBits(ownMask(vector % granted()), vector > 0 && ownMask(vector));
    }

    @Override
    boolean maskKnown(final int vector) {
        return (known & MASK_KNOWN) != 0;
    }

    /** The vectors that the function has, or is granted though it has not. */
    int possible() {
        return Math.max(form().vectors(), granted());
    }

    @Override
    long address(final int vector) {
        return rules.address(words);
    }

    @Override
    int data(final int vector) {
        return rules.data(words, vector);
    }

    @Override
    int live() {
        return rules.granted(words);
    }

    @Override
    boolean known(final int vector) {
        return (known & (CONTROL_KNOWN | LOW_KNOWN | HIGH_KNOWN | DATA_KNOWN | MASK_KNOWN))
                == (CONTROL_KNOWN | LOW_KNOWN | HIGH_KNOWN | DATA_KNOWN | MASK_KNOWN);
    }

    @Override
    boolean hasUnknown() {
        return (known & CONTROL_KNOWN) == 0 || (enabled() && !known(0));
    }

    @Override
    String maskReason(final int vector) {
        if (!enabled()) {
            return "Message Control.Enable: expected 1, is 0";
        }
        return masked(vector) ? "Mask bit: expected 0, is 1" : "";
    }

    @Override
    void reset() {
        rules.reset(words);
        known = -1;
    }
}
