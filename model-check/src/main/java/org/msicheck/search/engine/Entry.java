package org.msicheck.search.engine;

/**
 * A word of the search's vocabulary: one or several steps that are taken together.
 *
 * @param name  its name in reports
 * @param from  position of its first step in the free actor's program
 * @param to    position behind its last step
 * @param limit how many times a sequence may use it; {@link #UNLIMITED} if that is left open
 */
public record Entry(String name, int from, int to, int limit) {
    /** As often as the length of the sequence allows. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Whether the number of uses has to be counted. */
    boolean isLimited() {
        return limit != UNLIMITED;
    }
}
