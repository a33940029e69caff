package org.msicheck.ref.state;

import org.msicheck.ref.function.Register;

/**
 * A step with its names resolved to positions, registers and dwords; what its word does not have is -1.
 *
 * @param word    the word
 * @param actor   whose step it is
 * @param number  position in the program, from 0
 * @param home    the processor that the actor runs on
 * @param when    the local word that the actor's register must hold, or {@link #ALWAYS}
 * @param function the function that it is about
 * @param irq     the irq, or the owner where the word takes one
 * @param cpu     the processor
 * @param vector  the vector
 * @param first   the dword write, or the lower half of a qword write; for a read or flush what is
 *                read
 * @param second  the upper half of a qword write
 * @param handle  the interrupt remapping entry
 * @param part    the part of that entry that a store replaces
 * @param name    the lock, the signal, or the owner of a setting
 * @param turnsOn whether a setting is asked for or a bit is set
 * @param set     irqs whose bits are set, one bit an irq; or the sources that a handler looks at, too
 * @param clear   irqs whose bits are cleared
 * @param message the message after an update
 */
public record ActorStep(
        StepWord word,
        int actor,
        int number,
        int home,
        int when,
        int function,
        int irq,
        int cpu,
        int vector,
        Write first,
        Write second,
        int handle,
        Part part,
        int name,
        boolean turnsOn,
        int set,
        int clear,
        int message) {
    /** The step is never skipped. */
    public static final int ALWAYS = -1;

    /**
     * How many requests the step puts on their way to the function.
     *
     * @return 0, 1 or 2
     */
    public int requests() {
        return word.requests();
    }

    /** A part of an interrupt remapping entry. */
    public enum Part {
        /** Whether it is present. */
        PRESENT,
        /** The processor. */
        CPU,
        /** The vector. */
        VECTOR,
        /** The step stores into no entry. */
        NONE
    }

    /**
     * A dword on its way to a register.
     *
     * @param register the register
     * @param value    the dword
     */
    public record Write(Register register, int value) {
        static final Write NONE = new Write(Register.ADDRESS, 0);
    }
}
