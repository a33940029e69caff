package org.msicheck.ref.state;

import java.util.List;

/**
 * An actor and its steps.
 *
 * @param name  the actor
 * @param cpu   the processor that it runs on
 * @param steps what it does, in order
 */
public record ActorProgram(String name, String cpu, List<Step> steps) {
    /** Copies the steps. */
    public ActorProgram {
        steps = List.copyOf(steps);
    }
}
