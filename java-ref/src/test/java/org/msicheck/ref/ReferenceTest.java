package org.msicheck.ref;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.MachineState;
import org.msicheck.ref.state.Step;
import org.msicheck.ref.state.StepWord;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

class ReferenceTest {
    /** A whole exploration: the states, how many successors were generated, and the labels met. */
    private record Explored(
            Set<MachineState> states, long generated, IdentityHashMap<ActionLabel, ActionLabel> labels) {}

    private static Explored explore(final Reference reference) {
        final Set<MachineState> seen = new HashSet<>(reference.initialStates());
        final Deque<MachineState> open = new ArrayDeque<>(seen);
        final IdentityHashMap<ActionLabel, ActionLabel> labels = new IdentityHashMap<>();
        final long[] generated = {seen.size()};
        while (!open.isEmpty()) {
            reference.forEachStep(open.poll(), (label, successor) -> {
                generated[0]++;
                labels.put(label, label);
                if (seen.add(successor)) {
                    open.add(successor);
                }
            });
        }
        return new Explored(seen, generated[0], labels);
    }

    private static Set<String> outcomes(final Reference reference, final Explored explored) {
        return explored.states().stream()
                .flatMap(state -> reference.outcomes(state).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The numbers are those of TLC on MCMsixResize.cfg; the graphs are compared in model-check. */
    @Test
    void shouldHaveTheStatesAndTransitionsOfTheAppend() {
        final Explored explored = explore(Reference.of(ResizeConfigs.dynamicAppend(ResizeConfigs.any())));
        assertThat(explored.states()).hasSize(5946);
        assertThat(explored.generated()).isEqualTo(24245);
    }

    @Test
    void shouldLoseAnInterruptInTheStaticResizeOnly() {
        final Reference resize = Reference.of(ResizeConfigs.staticResize(ResizeConfigs.oneDevice()));
        assertThat(outcomes(resize, explore(resize))).contains("lost", "rest").doesNotContain("torn", "illegal");
        final Reference append = Reference.of(ResizeConfigs.dynamicAppend(ResizeConfigs.any()));
        assertThat(outcomes(append, explore(append))).containsExactly("rest");
    }

    @Test
    void shouldMakeEachLabelOnce() {
        final Explored explored = explore(Reference.of(ResizeConfigs.dynamicAppend(ResizeConfigs.any())));
        assertThat(Set.copyOf(explored.labels().values()))
                .hasSize(explored.labels().size());
    }

    @Test
    void shouldTakeEveryWordOfAStep() {
        final List<Step> steps = EveryWordConfig.everyStep();
        assertThat(steps.stream().map(Step::word))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StepWord.values()).map(StepWord::text).toList());
        final Explored explored = explore(Reference.of(EveryWordConfig.msi(steps)));
        final Set<String> taken =
                explored.labels().keySet().stream().map(ActionLabel::name).collect(Collectors.toSet());
        assertThat(taken)
                .contains(
                        "Write",
                        "StoreIrte",
                        "Share",
                        "ApicOff",
                        "AwaitIrrClear",
                        "SignalEventfd",
                        "Bind",
                        "EndUpdate");
        assertThat(taken.stream().filter(name -> !Set.of(
                                "Send",
                                "Emit",
                                "Receive",
                                "AnswerRead",
                                "Complete",
                                "TakeReset",
                                "Remap",
                                "Deliver",
                                "Dispatch",
                                "Look",
                                "SignalEventfd",
                                "Return",
                                "Raise",
                                "RaiseArmed",
                                "Gather")
                        .contains(name)))
                .hasSize(steps.size());
    }

    @Test
    void shouldStartOnceForEachWayOfFolding() {
        final Reference reference = Reference.of(EveryWordConfig.msi(List.of()));
        assertThat(reference.initialStates()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldSkipAStepWhoseGuardDoesNotHold() {
        final MachineConfig config = EveryWordConfig.msi(List.of(
                EveryWordConfig.step("allocate"), new Step("arm", "yes", Map.of("irq", ModelValue.of("irq1")))));
        final Set<String> names = explore(Reference.of(config)).labels().keySet().stream()
                .map(ActionLabel::toString)
                .collect(Collectors.toSet());
        assertThat(names)
                .contains(
                        "Allocate(actor=\"mover\",granted=\"no\")",
                        "Skip(actor=\"mover\")",
                        "Arm(actor=\"mover\",raises=\"no\")");
    }
}
