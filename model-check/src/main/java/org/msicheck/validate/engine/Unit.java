package org.msicheck.validate.engine;

import java.util.Arrays;
import org.msicheck.validate.device.Observers;

/** One MSI or MSI-X capability of a function: its registers and its vectors' numbers. */
abstract class Unit {
    private final TrackedFunction function;
    private int first;
    private int count;
    private boolean live;
    private UpdateRun[] runs = new UpdateRun[0];
    private Following following;

    Unit(final TrackedFunction function) {
        this.function = function;
    }

    /** Takes numbers for the unit's vectors. */
    final void allocate(final Vectors vectors, final int number, final Observers observers) {
        first = vectors.allocate(this, number);
        count = number;
        following = new Following(observers(observers, function.explicitUse()));
    }

    /** The possible states of the vectors. */
    final Following following() {
        return following;
    }

    /** From now on the log shows when a source is told to interrupt, or not to. */
    final void showsArming(final Observers observers) {
        following.observe(observers(observers, true));
    }

    /** The observers of the vectors. */
    abstract Observers.Group[] observers(Observers observers, boolean arms);

    /** The event that a write to Message Control is for a vector, by what the registers hold now. */
    abstract int controlEvent(int vector);

    /** The event that a write to a vector's mask is, by what the registers hold now. */
    abstract int maskEvent(int vector);

    /** Whether what {@link #controlEvent} tells is known. */
    abstract boolean controlKnown();

    /** Whether what {@link #maskEvent} tells is known. */
    abstract boolean maskKnown(int vector);

    /** Address, upper address and data of a vector. */
    final int[] message(final int vector) {
        return fields(address(vector), data(vector));
    }

    /** The fields of a message. */
    static int[] fields(final long address, final int data) {
        return new int[] {(int) address, (int) (address >>> Integer.SIZE), data};
    }

    final TrackedFunction function() {
        return function;
    }

    final int first() {
        return first;
    }

    final int count() {
        return count;
    }

    /** The run of writes to the message that this vector uses; MSI has one for all vectors. */
    final UpdateRun run(final int vector) {
        final int index = runIndex(vector);
        if (index >= runs.length) {
            runs = Arrays.copyOf(runs, Math.max(index + 1, 2 * runs.length));
        }
        if (runs[index] == null) {
            runs[index] = new UpdateRun();
        }
        return runs[index];
    }

    /** Which run a vector's message belongs to. */
    abstract int runIndex(int vector);

    /** The data that a vector sends when the data register holds {@code register}. */
    abstract int derive(int register, int vector);

    /** Whether the capability has sent or raised since it was enabled. */
    final boolean isLive() {
        return live;
    }

    final void live(final boolean value) {
        live = value;
    }

    /** All registers are known: those after reset. */
    abstract void assumeReset();

    /** Whether this is an MSI-X capability. */
    abstract boolean isMsix();

    /** Function Mask; MSI has none. */
    abstract boolean functionMasked();

    /** The vector's own mask bit. */
    abstract boolean ownMask(int vector);

    /** MSI or MSI-X. */
    abstract String kind();

    /** Enable. */
    abstract boolean enabled();

    /** The effective mask of a vector. */
    abstract boolean masked(int vector);

    /** The vector's address. */
    abstract long address(int vector);

    /** The vector's data. */
    abstract int data(int vector);

    /** Vectors that have a message of their own now: all MSI-X entries, or as many as granted. */
    abstract int live();

    /** Whether the registers that make up this vector's message and mask are all known. */
    abstract boolean known(int vector);

    /** Whether some vector may send a message that is not known. */
    abstract boolean hasUnknown();

    /** Which register keeps a vector from sending, in words; for reports. */
    abstract String maskReason(int vector);

    /** Puts the registers into the state after reset. */
    abstract void reset();
}
