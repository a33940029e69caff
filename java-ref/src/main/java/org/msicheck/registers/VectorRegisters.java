package org.msicheck.registers;

/** What the registers of MSI and of MSI-X have in common: a mask and a Pending bit a vector (PCIe 6.1.4.5). */
public interface VectorRegisters {
    /**
     * Whether MSI or MSI-X is enabled.
     *
     * @param words the registers.
     * @return Enable.
     */
    boolean enabled(int[] words);

    /**
     * The effective mask, Enable included.
     *
     * @param words  the registers.
     * @param vector the vector.
     * @return true if the vector may not send.
     */
    boolean masked(int[] words, int vector);

    /**
     * The Pending bit.
     *
     * @param words  the registers.
     * @param vector the vector.
     * @return the bit.
     */
    boolean pending(int[] words, int vector);

    /**
     * Sets or clears the Pending bit, as the function does when a cause appears or goes away while masked.
     *
     * @param words  the registers.
     * @param vector the vector.
     * @param value  the new bit.
     */
    void setPending(int[] words, int vector, boolean value);

    /**
     * What the registers say when the function's source raises a vector.
     *
     * @param words  the registers; unchanged.
     * @param vector the vector.
     * @return send, pend, or that the capability is disabled.
     */
    default RaiseEffect onRaise(final int[] words, final int vector) {
        if (!enabled(words)) {
            return RaiseEffect.DISABLED;
        }
        return masked(words, vector) ? RaiseEffect.PEND : RaiseEffect.SEND;
    }

    /**
     * Raises a vector: sets Pending if it is enabled and masked.
     *
     * @param words  the registers.
     * @param vector the vector.
     * @return what the registers say; on {@link RaiseEffect#SEND} the caller sends the vector's message.
     */
    default RaiseEffect raise(final int[] words, final int vector) {
        final RaiseEffect effect = onRaise(words, vector);
        if (effect == RaiseEffect.PEND) {
            setPending(words, vector, true);
        }
        return effect;
    }

    /**
     * Takes a pending message that may leave now: Pending is cleared when the message is sent (6.1.4.5).
     *
     * @param words  the registers.
     * @param vector the vector.
     * @return true if Pending was set and the vector is open; Pending is clear then.
     */
    default boolean takePending(final int[] words, final int vector) {
        if (masked(words, vector) || !pending(words, vector)) {
            return false;
        }
        setPending(words, vector, false);
        return true;
    }
}
