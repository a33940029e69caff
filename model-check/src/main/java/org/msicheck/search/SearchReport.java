package org.msicheck.search;

import java.util.List;
import org.msicheck.search.engine.SearchResult;
import org.msicheck.verdict.Verdict;

/**
 * A search that is done, with TLC's word on what it found.
 *
 * @param file   the search, with the room on the wire to the function that it took
 * @param result what the reference found
 * @param proofs what TLC says of the first of the irreducible sequences, in their order
 */
public record SearchReport(SearchFile file, SearchResult result, List<SequenceProof.Result> proofs) {
    /** Copies the list. */
    public SearchReport {
        proofs = List.copyOf(proofs);
    }

    /**
     * Whether everything is as the file expects. A sequence that TLC finds unsafe rejects; a search that was ended
     * before it reached the file's length is inconclusive unless what it found decides.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        for (int i = 0; i < proofs.size(); i++) {
            if (!proofs.get(i).isSafe()) {
                return new Verdict.Rejected("TLC does not confirm "
                        + String.join(", ", result.irreducible().get(i)) + ": "
                        + (proofs.get(i).rests()
                                ? String.join(", ", proofs.get(i).wrong())
                                : "no rest"));
            }
        }
        final boolean found = !result.irreducible().isEmpty();
        if (found && file.expected().isPresent() && !file.expected().get()) {
            return new Verdict.Rejected("a safe sequence exists, expected none");
        }
        if (!found && isEnded()) {
            return new Verdict.Inconclusive("ended at length " + result.length() + " of " + file.length());
        }
        return !found && file.expected().orElse(false)
                ? new Verdict.Rejected("no safe sequence exists up to length " + file.length() + ", expected one")
                : new Verdict.Accepted();
    }

    /** Whether the search was ended before it was done. */
    boolean isEnded() {
        return result.length() < file.length();
    }
}
