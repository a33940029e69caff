package org.msicheck.ref.bus;

import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Register;

/** The address space of a request to the function. */
public enum Space {
    /** Configuration space: the whole of MSI, Message Control of MSI-X. */
    CONFIG("config"),

    /** Memory space: the table of MSI-X. */
    TABLE("table");

    private final String text;

    Space(final String text) {
        this.text = text;
    }

    /**
     * The space's word in the specification.
     *
     * @return {@code config} or {@code table}
     */
    public String text() {
        return text;
    }

    /**
     * Where a register is.
     *
     * @param kind     of the function
     * @param register the register
     * @return operator {@code SpaceOf}
     */
    public static Space of(final FunctionKind kind, final Register register) {
        return kind == FunctionKind.MSIX && register != Register.MESSAGE_CONTROL ? TABLE : CONFIG;
    }
}
