package org.msicheck.validate.engine;

/** A vector that has sent a message which can have come from no other. */
public final class Sender {
    private final Unit unit;
    private final int vector;

    Sender(final Unit unit, final int vector) {
        this.unit = unit;
        this.vector = vector;
    }

    /**
     * The function.
     *
     * @return one of the log's
     */
    public TrackedFunction function() {
        return unit.function();
    }

    /**
     * Whether the vector can send now.
     *
     * @return false also if that is not known
     */
    public boolean isOpen() {
        return vector < unit.live()
                && unit.known(vector)
                && !unit.masked(vector)
                && function().surelySends();
    }
}
