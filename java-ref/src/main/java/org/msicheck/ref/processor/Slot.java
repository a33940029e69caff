package org.msicheck.ref.processor;

import org.msicheck.ref.message.Platform;
import org.msicheck.system.ModelValue;

/**
 * Codes of what a slot of a vector table holds: an owner, an irq's position or {@link Platform#OTHER_OWNER}, or
 * one of the constants here.
 */
public final class Slot {
    /** Nobody's. */
    public static final int FREE = -1;

    /** The kernel expects no interrupt (VECTOR_SHUTDOWN). */
    public static final int SHUTDOWN = -2;

    /** The kernel expects one stray, which it re-sends (VECTOR_RETRIGGERED). */
    public static final int RETRIGGERED = -3;

    private Slot() {}

    /**
     * Whether a slot has an owner.
     *
     * @param slot a code
     * @return true for an irq or another device
     */
    public static boolean owned(final int slot) {
        return slot >= 0;
    }

    /**
     * Whether the kernel expects no interrupt on a slot, or one that it re-sends.
     *
     * @param slot a code
     * @return true for {@link #SHUTDOWN} and {@link #RETRIGGERED}
     */
    public static boolean announced(final int slot) {
        return slot == SHUTDOWN || slot == RETRIGGERED;
    }

    /**
     * What a slot holds after a vector was dispatched through it: operator {@code SlotAfter}.
     *
     * @param slot a code
     * @return free after the first stray on an announced slot
     */
    public static int after(final int slot) {
        return announced(slot) ? FREE : slot;
    }

    /**
     * The code of a specification's value.
     *
     * @param name     the value
     * @param platform the irqs
     * @return the code
     * @throws IllegalArgumentException if there is no such owner
     */
    public static int code(final String name, final Platform platform) {
        return switch (name) {
            case "free" -> FREE;
            case "shutdown" -> SHUTDOWN;
            case "retriggered" -> RETRIGGERED;
            default -> platform.owner(name);
        };
    }

    /**
     * The specification's value of a code.
     *
     * @param slot     the code
     * @param platform the irqs
     * @return the value
     */
    public static ModelValue project(final int slot, final Platform platform) {
        return switch (slot) {
            case FREE -> ModelValue.of("free");
            case SHUTDOWN -> ModelValue.of("shutdown");
            case RETRIGGERED -> ModelValue.of("retriggered");
            default -> ModelValue.of(owner(slot, platform));
        };
    }

    static String owner(final int code, final Platform platform) {
        return code == Platform.OTHER_OWNER ? Platform.OTHER : platform.irqs().get(code);
    }
}
