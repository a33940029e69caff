package org.msicheck.proof;

import java.util.ArrayList;
import java.util.List;
import org.msicheck.smt.Solver;

/**
 * What the solver says to obligations.
 *
 * @param asked how many there are
 * @param open  those that it did not prove
 */
record SolverAnswers(int asked, List<Open> open) {
    private static final String PROVED = "unsat";
    private static final String REFUTED = "sat";

    /**
     * An obligation that is not proved.
     *
     * @param group  where it belongs
     * @param goal   what should follow
     * @param answer what the solver said
     */
    record Open(Group group, ProofGoal goal, String answer) {
        boolean isRefuted() {
            return answer.equals(REFUTED);
        }
    }

    static SolverAnswers to(final Obligations obligations, final int timeoutSeconds) {
        final List<String> answers = new Solver(timeoutSeconds).run(Script.of(obligations));
        final List<Open> open = new ArrayList<>();
        int asked = 0;
        for (final Group group : obligations.groups()) {
            for (final ProofGoal goal : group.goals()) {
                final String answer = asked < answers.size() ? answers.get(asked) : "";
                asked++;
                if (!answer.equals(PROVED)) {
                    open.add(new Open(group, goal, answer));
                }
            }
        }
        if (answers.size() != asked) {
            throw new IllegalStateException(
                    "the solver answered " + answers.size() + " of " + asked + " questions: " + answers);
        }
        return new SolverAnswers(asked, List.copyOf(open));
    }
}
