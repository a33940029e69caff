package org.msicheck.verdict;

import java.util.Optional;

/**
 * One thing that is wrong with the input.
 *
 * @param place where it is wrong, if that is a place in a text
 * @param text  what is wrong and what is accepted, on one line
 */
public record Problem(Optional<Place> place, String text) {
    /**
     * A place in a text.
     *
     * @param file   the file as the user named it
     * @param line   from 1
     * @param column from 1
     */
    public record Place(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /** A problem without a place. */
    static Problem of(final String text) {
        return new Problem(Optional.empty(), text);
    }

    /** The line that tells it: {@code file:line:column: text}. */
    @Override
    public String toString() {
        return place.map(where -> where + ": ").orElse("") + text;
    }
}
