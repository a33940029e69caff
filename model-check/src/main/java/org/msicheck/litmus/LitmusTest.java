package org.msicheck.litmus;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msicheck.model.TlaModel;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.MachineConfig;

/**
 * A litmus test that has been read and checked.
 *
 * @param name    its name, the file's without {@code .yaml}
 * @param notes   what it tells its reader
 * @param assumes what the test says that its never rests on: property to values; see {@code docs/litmus.md}
 * @param model   the machine: the constants of the TLA+ model and of the reference
 * @param unexecuted steps, from 1, that the actor must never execute, by actor
 * @param windows where an event must be possible between every two adjacent steps, else the test is vacuous
 * @param expect  what the test says of each outcome, all outcomes
 */
public record LitmusTest(
        String name,
        Notes notes,
        Map<String, Set<String>> assumes,
        MachineConfig model,
        Map<String, Set<Integer>> unexecuted,
        List<Window> windows,
        Map<Outcome, Expectation> expect) {

    /**
     * Copies the lists.
     *
     * @param name    its name
     * @param notes   what it tells its reader
     * @param assumes what its never rests on
     * @param model   the machine
     * @param unexecuted steps that an actor must never execute
     * @param windows the windows
     * @param expect  what the test says of each outcome
     */
    public LitmusTest {
        assumes = Map.copyOf(assumes);
        unexecuted = Map.copyOf(unexecuted);
        windows = List.copyOf(windows);
        expect = Collections.unmodifiableMap(new EnumMap<>(expect));
    }

    /**
     * The same test with another machine.
     *
     * @param other the machine
     * @return a new test
     */
    public LitmusTest with(final MachineConfig other) {
        return new LitmusTest(name, notes, assumes, other, unexecuted, windows, expect);
    }

    /**
     * The test as a TLA+ model.
     *
     * @return module and configuration
     */
    public TlaModel toTla() {
        final List<Outcome> never = expect.entrySet().stream()
                .filter(e -> e.getValue().isNever())
                .map(Map.Entry::getKey)
                .toList();
        return TlaModel.of(name, notes.about(), model, never);
    }

    /**
     * What a test tells its reader; none of it changes the result.
     *
     * @param about   what happens
     * @param hazards numbers of the hazards of docs/hazards.md that it reproduces or repairs
     * @param source  where the order of steps comes from
     * @param pair    name of the test that is the other side
     */
    public record Notes(String about, List<String> hazards, Optional<String> source, Optional<String> pair) {

        /** Keeps a copy of the list. */
        public Notes {
            hazards = List.copyOf(hazards);
        }
    }
}
