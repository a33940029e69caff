package org.msicheck.prove;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msicheck.litmus.Expectation;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.litmus.Window;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.MachineConfig;

/**
 * What is asked of one state graph, by a litmus test or by a headline model.
 *
 * @param name       the name of the row
 * @param model      the machine
 * @param expect     what is expected of each outcome
 * @param always     predicates that must hold in every state, by the graph's words
 * @param unexecuted steps that must never be executed, by actor
 * @param windows    where an event must be possible between every two adjacent steps
 * @param assumes    what the test says that its never rests on; empty if it is no litmus test
 */
record Question(
        String name,
        MachineConfig model,
        Map<Outcome, Expectation> expect,
        List<String> always,
        Map<String, Set<Integer>> unexecuted,
        List<Window> windows,
        Optional<Map<String, Set<String>>> assumes) {

    static Question of(final LitmusTest test) {
        return new Question(
                test.name(),
                test.model(),
                test.expect(),
                List.of(),
                test.unexecuted(),
                test.windows(),
                Optional.of(test.assumes()));
    }

    static Question of(final HeadlineModel headline, final MachineConfig model) {
        return new Question(
                headline.name(), model, headline.expect(), headline.always(), Map.of(), List.of(), Optional.empty());
    }
}
