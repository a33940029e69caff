package org.msicheck.matrix;

import java.util.EnumSet;
import java.util.Set;
import org.msicheck.ref.outcomes.Outcome;

/** The verdict of a cell: the worst that the outcomes that TLC found come to. */
public enum CellVerdict {
    /** Nothing is lost, and no message goes where it should not. */
    SAFE("safe"),
    /** Nothing is lost; messages reach vectors that are nobody's or somebody else's. */
    STALE_ONLY("stale only"),
    /** Nothing is lost; something else that ought not to happen does. */
    UNCLEAN("unclean"),
    /** An event is lost, a request is stuck, a message faults, or somebody cannot go on. */
    LOSES("loses"),
    /** No loss was found, but the protocol does not do on such a function what it is there for. */
    INCONCLUSIVE("inconclusive"),
    /** The reference and TLC do not agree. */
    DIFFERS("DIFFERS");

    /** What must never happen if nothing is to be lost. */
    static final Set<Outcome> LOSSES =
            Set.of(Outcome.LOST, Outcome.STUCK, Outcome.FAULT, Outcome.BLOCKED, Outcome.WEDGE);

    private static final Set<Outcome> STRAYS = EnumSet.of(Outcome.STALE, Outcome.TORN);
    private static final Set<Outcome> HARMLESS = EnumSet.of(Outcome.SPURIOUS, Outcome.IGNORED);

    private final String word;

    CellVerdict(final String word) {
        this.word = word;
    }

    /**
     * The verdict's words in reports.
     *
     * @return such as {@code stale only}
     */
    public String word() {
        return word;
    }

    /**
     * The verdict of a cell in which the engines agree.
     *
     * @param reached the outcomes that are reachable
     * @param vacuous whether some step or event that the protocol is about cannot happen
     * @return the verdict; a loss that was found counts whatever else cannot happen
     */
    static CellVerdict of(final Set<Outcome> reached, final boolean vacuous) {
        if (reached.stream().anyMatch(LOSSES::contains)) {
            return LOSES;
        }
        if (vacuous) {
            return INCONCLUSIVE;
        }
        if (reached.stream().allMatch(HARMLESS::contains)) {
            return SAFE;
        }
        return reached.stream().allMatch(o -> HARMLESS.contains(o) || STRAYS.contains(o)) ? STALE_ONLY : UNCLEAN;
    }
}
