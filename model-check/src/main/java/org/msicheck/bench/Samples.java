package org.msicheck.bench;

import java.util.ArrayList;
import java.util.List;

/** Measured durations of the same thing. */
public final class Samples {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Long> nanos = new ArrayList<>();

    /**
     * Adds a duration.
     *
     * @param duration nanoseconds
     */
    void add(final long duration) {
        nanos.add(duration);
    }

    /**
     * The median, the higher one of two.
     *
     * @return seconds
     */
    public double median() {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / NANOS_PER_SECOND;
    }

    /**
     * The shortest.
     *
     * @return seconds
     */
    public double best() {
        return nanos.stream().sorted().findFirst().orElseThrow() / NANOS_PER_SECOND;
    }
}
