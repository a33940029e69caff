package org.msicheck.ref.function;

import java.util.List;
import org.msicheck.system.ModelValue;

/** Translates between the specification's register values and the dwords of the real registers. */
public interface RegisterCodec {
    /**
     * The dword that software writes for a value of the specification.
     *
     * @param register the register
     * @param value    the specification's value, such as the name of a processor for Message Address
     * @return the dword
     * @throws IllegalArgumentException if this function lacks the register or it does not take the value
     */
    int encode(Register register, ModelValue value);

    /**
     * The registers that a step {@code read} can name.
     *
     * @return some registers
     */
    List<Register> readable();

    /**
     * Checks what software finds at the start.
     *
     * @param start the specification's record {@code Start}
     * @throws IllegalArgumentException if a register is missing or does not take its value
     */
    void checkStart(ModelValue start);

    /**
     * The specification's value of a dword.
     *
     * @param register the register
     * @param dword    a dword from {@link #encode} or a register's content
     * @return the value
     */
    ModelValue decode(Register register, int dword);
}
