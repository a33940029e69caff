package org.msicheck.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.ref.Reference;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.state.MachineState;
import org.msicheck.search.engine.Entry;
import org.msicheck.search.engine.PossibleStates;
import org.msicheck.search.engine.SearchTask;
import org.msicheck.system.ModelValue;

/** The states that the search thinks possible after each word are those that the straight-line program reaches. */
class FreeProgramTest {
    private static final int SEQUENCES = 12;
    private static final int WORDS = 4;

    @ParameterizedTest
    @ValueSource(strings = {"msi-single", "msi-single-pends", "msi-block", "msi-masked", "msi-grow", "msix-masked"})
    void shouldReachTheStatesOfTheStraightLineProgram(final String name) {
        final SearchFile file = Searches.shipped(name);
        final Random random = new Random(name.hashCode());
        int compared = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            final List<String> words = new ArrayList<>();
            for (int k = 0; k < WORDS; k++) {
                words.add(file.vocabulary()
                        .get(random.nextInt(file.vocabulary().size()))
                        .name());
            }
            compared += compare(file, words);
        }
        assertThat(compared).as("sets that were compared").isGreaterThan(SEQUENCES);
    }

    private static int compare(final SearchFile file, final List<String> words) {
        final ReferenceMachine machine = new ReferenceMachine(file);
        final SearchTask task = machine.task();
        final PossibleStates<MachineState> possible = new PossibleStates<>(machine, task);
        final Reference free = Reference.of(file.frame().model());
        final Map<Integer, Set<ModelValue>> straight = straight(file, words);
        int at = file.prologue();
        int set = possible.start();
        int compared = 0;
        for (int k = 0; !PossibleStates.isRefuted(set); k++) {
            assertThat(possible.members(set).stream()
                            .map(free::project)
                            .map(FreeProgramTest::withoutActor)
                            .collect(Collectors.toSet()))
                    .as("%s after %d words", words, k)
                    .isEqualTo(straight.get(at));
            compared++;
            if (k == words.size()) {
                return compared;
            }
            at += file.stepsOf(words.get(k)).size();
            set = possible.after(set, entry(task, words.get(k)));
        }
        return compared;
    }

    private static int entry(final SearchTask task, final String word) {
        return task.vocabulary().stream().map(Entry::name).toList().indexOf(word);
    }

    /** Position of the actor to the states without it. */
    private static Map<Integer, Set<ModelValue>> straight(final SearchFile file, final List<String> words) {
        final Reference reference =
                Reference.of(file.sequence("straight", words).model());
        final String actor = file.frame().model().actors().get(0).name();
        final Map<Integer, Set<ModelValue>> states = new HashMap<>();
        final Set<MachineState> seen = new HashSet<>(reference.initialStates());
        final Deque<MachineState> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            final MachineState state = open.removeFirst();
            final ModelValue value = reference.project(state);
            final int pc = Values.integer(field(field(field(value, "drv"), "pc"), actor));
            states.computeIfAbsent(pc - 1, key -> new HashSet<>()).add(withoutActor(value));
            reference.forEachStep(state, (label, next) -> {
                if (seen.add(next)) {
                    open.addLast(next);
                }
            });
        }
        return states;
    }

    private static ModelValue withoutActor(final ModelValue state) {
        final Map<String, ModelValue> variables = new TreeMap<>(((ModelValue.Rec) state).fields());
        final Map<String, ModelValue> drv = new TreeMap<>(((ModelValue.Rec) variables.get("drv")).fields());
        drv.remove("pc");
        drv.remove("reg");
        variables.put("drv", ModelValue.record(drv));
        return ModelValue.record(variables);
    }

    private static ModelValue field(final ModelValue value, final String name) {
        return ((ModelValue.Rec) value).fields().get(name);
    }
}
