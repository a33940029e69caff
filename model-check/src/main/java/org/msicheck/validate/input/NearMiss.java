package org.msicheck.validate.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A line that is nearly an event of a format.
 *
 * @param likeness how nearly, from 0 to 1
 * @param why      what speaks against it, a phrase whose subject is the line
 */
public record NearMiss(double likeness, String why) {
    private static final Pattern EVENT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+");
    private static final double LEAST = 0.6;

    /** The nearest first. */
    public static final Comparator<NearMiss> NEAREST =
            Comparator.comparingDouble((NearMiss miss) -> miss.likeness()).reversed();

    /**
     * The name in a line that is nearest to a known one.
     *
     * @param line  a line
     * @param known names of events, words with underscores
     * @param why   makes the phrase of the found name and the known one
     * @return the nearest, if any is near at all
     */
    public static Optional<NearMiss> ofNames(
            final String line, final Collection<String> known, final BinaryOperator<String> why) {
        return EVENT_NAME
                .matcher(line)
                .results()
                .map(MatchResult::group)
                .flatMap(found ->
                        known.stream().map(name -> new NearMiss(likeness(found, name), why.apply(found, name))))
                .filter(miss -> miss.likeness >= LEAST)
                .min(NEAREST);
    }

    private static double likeness(final String found, final String name) {
        final int edits = LevenshteinDistance.getDefaultInstance().apply(found, name);
        return 1 - (double) edits / Math.max(found.length(), name.length());
    }
}
