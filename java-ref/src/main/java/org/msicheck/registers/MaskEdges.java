package org.msicheck.registers;

/**
 * Hears of each vector whose effective mask changed during one register write.
 *
 * <p>The write has taken effect when the listener is called; several edges of one write are reported in ascending
 * vector order, which is the order in which QEMU's {@code msix_handle_mask_update} walks them. The masked to unmasked
 * edge is where a function must refresh what it cached of the entry (6.1.4.5).
 */
@FunctionalInterface
public interface MaskEdges {
    /** Ignores all edges. */
    MaskEdges IGNORED = (vector, masked) -> {};

    /**
     * One vector's effective mask changed.
     *
     * @param vector the vector, from 0.
     * @param masked true if the vector may no longer send, false if it may send from now on.
     */
    void edge(int vector, boolean masked);
}
