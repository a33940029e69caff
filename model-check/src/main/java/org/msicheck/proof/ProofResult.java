package org.msicheck.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.msicheck.verdict.ExitCode;

/**
 * What was found out about a protocol.
 *
 * @param protocol    the module's name
 * @param obligations how many there are
 * @param unproved    those that the solver did not prove
 * @param time        what it took
 */
public record ProofResult(String protocol, int obligations, List<Unproved> unproved, Duration time) {
    /**
     * Copies the list.
     *
     * @param protocol    the module's name
     * @param obligations how many there are
     * @param unproved    those that the solver did not prove
     * @param time        what it took
     */
    public ProofResult {
        unproved = List.copyOf(unproved);
    }

    /**
     * An obligation that was not proved.
     *
     * @param step    the step that breaks it, or what else it is about
     * @param goal    the part of the invariant, or the property
     * @param at      where the module says it
     * @param refuted whether the solver found values for which it does not hold; if not, it gave up
     * @param example such values, of the first obligation that is refuted for a small size
     */
    public record Unproved(String step, String goal, String at, boolean refuted, Optional<BadStep> example) {}

    /**
     * What the process tells its caller.
     *
     * @return whether all is proved, something is refuted, or the solver gave up
     */
    public ExitCode exitCode() {
        if (unproved.isEmpty()) {
            return ExitCode.OK;
        }
        return unproved.stream().anyMatch(Unproved::refuted) ? ExitCode.FAILED : ExitCode.INCONCLUSIVE;
    }
}
