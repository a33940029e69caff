package org.msicheck.prove;

import java.util.List;
import org.msicheck.rests.RestsOn;

/**
 * What a verdict rests on, and who says so.
 *
 * @param restsOn     the weakest assumptions under which what is expected never does not happen
 * @param isConfirmed whether TLC was asked for the assumptions that are printed
 * @param refuted     what the test or TLC says otherwise
 */
public record Foundation(RestsOn restsOn, boolean isConfirmed, List<String> refuted) {
    /** Copies the list. */
    public Foundation {
        refuted = List.copyOf(refuted);
    }

    /** The line for people. */
    String text() {
        return "never rests on " + restsOn.text() + (isConfirmed ? "" : " (by the reference; TLC was not asked)");
    }
}
