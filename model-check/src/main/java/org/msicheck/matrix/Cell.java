package org.msicheck.matrix;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.msicheck.ref.outcomes.Outcome;

/**
 * A cell that has been decided.
 *
 * @param verdict     the verdict
 * @param outcomes    what is reachable
 * @param assumptions what a verdict without loss rests on beyond the text, one line each; empty if it holds for every
 *                    function that the text allows, and for cells that lose
 * @param remarks     why the cell is inconclusive, or where the engines differ
 * @param states      distinct states
 * @param transitions distinct transitions
 * @param time        wall-clock time
 */
public record Cell(
        CellVerdict verdict,
        Set<Outcome> outcomes,
        List<String> assumptions,
        List<String> remarks,
        long states,
        long transitions,
        Duration time) {
    /** Copies the collections. */
    public Cell {
        outcomes = Set.copyOf(outcomes);
        assumptions = List.copyOf(assumptions);
        remarks = List.copyOf(remarks);
    }

    /** The reachable outcomes in the order of the specification. */
    String outcomeWords() {
        return outcomes.stream().sorted().map(Outcome::word).collect(Collectors.joining(" "));
    }

    /** Whether nothing is lost. */
    boolean isWithoutLoss() {
        return verdict == CellVerdict.SAFE || verdict == CellVerdict.STALE_ONLY || verdict == CellVerdict.UNCLEAN;
    }
}
