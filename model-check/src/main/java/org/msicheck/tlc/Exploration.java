package org.msicheck.tlc;

/**
 * What TLC counted.
 *
 * @param distinct  distinct states
 * @param generated generated states, initial ones included, as TLC reports them
 * @param initial   distinct initial states
 * @param depth     the number of states on the longest shortest path
 * @param nanos     wall-clock time from the start of parsing, in nanoseconds
 * @param runNanos  the part of it that was spent on exploring, in nanoseconds
 */
public record Exploration(long distinct, long generated, long initial, int depth, long nanos, long runNanos) {}
