package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.system.ModelValue;

/**
 * The names that the programs of a model bring along, each with its position.
 *
 * @param actors    names of the actors
 * @param locks     names of locks
 * @param signals   names of signals
 * @param owners    who asks for a shared setting
 * @param localWords what an actor's register can hold or be tested for; first none, yes, no
 */
record Names(
        List<String> actors, List<String> locks, List<String> signals, List<String> owners, List<String> localWords) {
    private static final int MOST = 32;

    Names {
        for (final List<String> names : List.of(locks, signals, owners)) {
            if (names.size() > MOST) {
                throw new IllegalArgumentException("more than 32 of " + names);
            }
        }
    }

    static Names of(final MachineConfig config, final List<List<String>> readable) {
        final Stream<String> words = Stream.concat(
                Stream.concat(
                        Stream.of(Platform.NONE, "yes", "no"), readable.stream().flatMap(List::stream)),
                steps(config).map(Step::when));
        final Stream<String> starters = Stream.concat(
                elements(config, "asksEnable").stream().map(Values::string),
                elements(config, "asksMask").stream().map(wish -> Values.string(Values.field(wish, "owner"))));
        return new Names(
                config.actors().stream().map(ActorProgram::name).toList(),
                named(config, "name", Set.of("lock", "unlock")),
                named(config, "name", Set.of("signal", "await")),
                Stream.concat(starters, named(config, "owner", Set.of("askMask", "askEnable")).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                words.distinct().toList());
    }

    private static Stream<Step> steps(final MachineConfig config) {
        return config.actors().stream().flatMap(actor -> actor.steps().stream());
    }

    private static List<ModelValue> elements(final MachineConfig config, final String field) {
        return Values.elements(Values.field(config.start(), field));
    }

    private static List<String> named(final MachineConfig config, final String field, final Set<String> words) {
        return new ArrayList<>(steps(config)
                .filter(step -> words.contains(step.word()))
                .map(step -> Values.string(step.fields().get(field)))
                .distinct()
                .sorted()
                .toList());
    }
}
