package org.msicheck.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.Problem;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What is wrong with a document. Reading goes on behind a problem, so that a user is told all of them; a value that has
 * one is not asked for anything more, so that nobody is told what only follows from another problem.
 */
public final class Problems {
    /** In the order of the text. A key that is missing comes last: it may be there, with a slip of the pen. */
    private static final Comparator<Problem> IN_ORDER = Comparator.comparing(
                    (Problem problem) -> problem.text().startsWith(Schema.MISSING))
            .thenComparing(problem -> problem.place().map(Problem.Place::line).orElse(0))
            .thenComparing(problem -> problem.place().map(Problem.Place::column).orElse(0));

    private final Set<Problem> all = new LinkedHashSet<>();
    private final Set<Node> unsound = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Takes a problem down.
     *
     * @param value what is wrong
     * @param text  why, on one line
     */
    public void add(final YamlValue value, final String text) {
        add(value, value.problem(text));
    }

    private void add(final YamlValue value, final BadInputException problem) {
        unsound.add(value.node());
        all.addAll(problem.problems());
    }

    /**
     * Reads something, and takes down why it cannot be read.
     *
     * @param value  the value that is read
     * @param reader reads it
     * @param <T>    what it makes of it
     * @return what was read, if it could be
     */
    public <T> Optional<T> attempt(final YamlValue value, final Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (final BadInputException problem) {
            add(value, problem);
            return Optional.empty();
        }
    }

    /**
     * Whether nothing is known to be wrong with a value or anything in it.
     *
     * @param value a value of the document
     * @return true if it can be read further
     */
    public boolean isSound(final YamlValue value) {
        return isSoundAtTheTop(value)
                && value.items().stream().allMatch(this::isSound)
                && value.fields().stream().allMatch(this::isSound);
    }

    /** The same for a key with its value. */
    public boolean isSound(final YamlValue.Field field) {
        return isSound(field.key()) && isSound(field.value());
    }

    /** Whether nothing is known to be wrong with the value; there may be with its members and items. */
    boolean isSoundAtTheTop(final YamlValue value) {
        return !unsound.contains(value.node());
    }

    boolean isSoundAtTheTop(final YamlValue.Field field) {
        return isSound(field.key()) && isSoundAtTheTop(field.value());
    }

    /** Whether nothing is known to be wrong. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Tells everything that is wrong.
     *
     * @throws BadInputException if anything is
     */
    public void throwIfAny() {
        if (!all.isEmpty()) {
            final List<Problem> sorted = new ArrayList<>(all);
            sorted.sort(IN_ORDER);
            throw new BadInputException(sorted);
        }
    }
}
