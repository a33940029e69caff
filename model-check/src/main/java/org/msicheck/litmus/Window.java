package org.msicheck.litmus;

/**
 * Steps of an actor between which an armed source must be able to have an event; otherwise the test shows nothing.
 *
 * @param actor the actor
 * @param from  the first step, from 1
 * @param to    the last step, not before the first one
 */
public record Window(String actor, int from, int to) {}
