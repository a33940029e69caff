package org.msicheck.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msicheck.litmus.Expectation;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.Step;

/**
 * A search that has been read and checked.
 *
 * @param name       its name, the file's without {@code .yaml}
 * @param frame      device, platform and start; its one actor has all steps: prologue, the words in order, epilogue
 * @param prologue   number of steps of the prologue
 * @param vocabulary the words
 * @param epilogue   number of steps of the epilogue
 * @param goal       what is to be reached
 * @param length     the longest sequence, in words
 * @param forbidden  outcomes that a safe sequence does not reach; {@code blocked} is always among them
 * @param expected   whether a safe sequence exists, if the file says so
 */
public record SearchFile(
        String name,
        LitmusTest frame,
        int prologue,
        List<Word> vocabulary,
        int epilogue,
        Goal goal,
        int length,
        Set<Outcome> forbidden,
        Optional<Boolean> expected) {
    /** Copies the collections. */
    public SearchFile {
        vocabulary = List.copyOf(vocabulary);
        forbidden = Set.copyOf(forbidden);
    }

    /**
     * A word of the vocabulary.
     *
     * @param name  its name
     * @param steps how many steps it has
     * @param limit how many times a sequence may use it, if that is limited
     */
    public record Word(String name, int steps, Optional<Integer> limit) {}

    /**
     * The same search for sequences of another length, for which the file expects nothing.
     *
     * @param longest the longest sequence, in words
     * @return a new search
     */
    public SearchFile withLength(final int longest) {
        return new SearchFile(
                name,
                frame,
                prologue,
                vocabulary,
                epilogue,
                goal,
                longest,
                forbidden,
                longest == length ? expected : Optional.empty());
    }

    /**
     * The same search with room for another number of writes on the way to the function.
     *
     * @param bound the number, at least 2
     * @return a new search
     */
    public SearchFile withDownBound(final int bound) {
        final LitmusTest wider =
                frame.with(frame.model().with().downBound(bound).build());
        return new SearchFile(name, wider, prologue, vocabulary, epilogue, goal, length, forbidden, expected);
    }

    /**
     * The same search with so much room for writes on the way to the function that a sequence never waits for it.
     *
     * @param words the sequence
     * @return a new search, or this one if it has room enough
     */
    public SearchFile withRoomFor(final List<String> words) {
        final int requests =
                steps(words).stream().mapToInt(step -> step.row().requests()).sum();
        return requests <= frame.model().downBound() ? this : withDownBound(requests);
    }

    /**
     * A sequence as a litmus test that expects every forbidden outcome never.
     *
     * @param test  the test's name
     * @param words names of words
     * @return the test
     * @throws IllegalArgumentException if there is no such word
     */
    public LitmusTest sequence(final String test, final List<String> words) {
        final Map<Outcome, Expectation> expect = new EnumMap<>(Outcome.class);
        Arrays.stream(Outcome.values())
                .forEach(outcome ->
                        expect.put(outcome, forbidden.contains(outcome) ? Expectation.NEVER : Expectation.UNCHECKED));
        final ActorProgram free = frame.model().actors().get(0);
        final ActorProgram actor = new ActorProgram(free.name(), free.cpu(), steps(words));
        return new LitmusTest(
                test,
                frame.notes(),
                frame.assumes(),
                frame.model().with().actors(List.of(actor)).build(),
                Map.of(),
                LitmusLoader.defaultWindow(actor).stream().toList(),
                expect);
    }

    /**
     * The steps of a sequence between prologue and epilogue.
     *
     * @param words names of words
     * @return the steps
     * @throws IllegalArgumentException if there is no such word
     */
    public List<Step> steps(final List<String> words) {
        final List<Step> all = frame.model().actors().get(0).steps();
        final List<Step> steps = new ArrayList<>(all.subList(0, prologue));
        words.forEach(word -> steps.addAll(stepsOf(word)));
        steps.addAll(all.subList(all.size() - epilogue, all.size()));
        return steps;
    }

    /**
     * The steps of a word.
     *
     * @param name the word
     * @return its steps
     * @throws IllegalArgumentException if there is no such word
     */
    public List<Step> stepsOf(final String name) {
        int at = prologue;
        for (final Word word : vocabulary) {
            if (word.name().equals(name)) {
                return frame.model().actors().get(0).steps().subList(at, at + word.steps());
            }
            at += word.steps();
        }
        throw new IllegalArgumentException("no word '" + name + "' in the vocabulary");
    }
}
