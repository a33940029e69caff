package org.msicheck.translate;

import org.msicheck.tla.Position;
import org.msicheck.verdict.BadInputException;

/** What is not in the fragment, with its place. */
final class Refusal {
    private Refusal() {}

    static BadInputException at(final Position place, final String reason) {
        return new BadInputException(place + ": " + reason);
    }
}
