package org.msicheck.ref.msifunction;

import org.msicheck.ref.function.Register;
import org.msicheck.ref.message.Message;
import org.msicheck.registers.MaskEdges;
import org.msicheck.registers.MsiForm;
import org.msicheck.registers.MsiRegisters;

/** The real registers, seen as the dwords that software of the specification writes. */
final class MsiDwords {
    private static final int CONTROL_OFFSET = 2;
    private static final int CONTROL_BYTES = 2;
    private static final int DWORD = 4;

    private final MsiRegisters registers;

    MsiDwords(final MsiRegisters registers) {
        this.registers = registers;
    }

    /** The base message. */
    int base(final int[] w) {
        final long address = registers.address(w);
        return Message.pack((int) address, (int) (address >>> Integer.SIZE), registers.baseData(w));
    }

    /** Writes a register as software does. */
    void write(final int[] w, final Register register, final int value) {
        final MsiForm form = registers.form();
        switch (register) {
            case ADDRESS -> registers.writeConfig(w, form.addressOffset(), DWORD, value, MaskEdges.IGNORED);
            case UPPER -> registers.writeConfig(w, form.upperAddressOffset(), DWORD, value, MaskEdges.IGNORED);
            case DATA -> registers.writeConfig(w, form.dataOffset(), DWORD, value, MaskEdges.IGNORED);
            case MASK -> registers.writeConfig(w, form.maskOffset(), DWORD, value, MaskEdges.IGNORED);
            default -> registers.writeConfig(w, CONTROL_OFFSET, CONTROL_BYTES, value, MaskEdges.IGNORED);
        }
    }
}
