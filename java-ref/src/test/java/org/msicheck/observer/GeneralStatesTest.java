package org.msicheck.observer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.msifunction.MsiProperty;
import org.msicheck.ref.msixfunction.MsixProperty;
import org.msicheck.ref.onefunction.NatureProperty;
import org.msicheck.ref.onefunction.OneConfig;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.ref.onefunction.OneFunction;

/** Of states that differ in what the function may still be, the observer keeps the most general: they can do the same. */
class GeneralStatesTest {
    private static final List<Register> DATA = List.of(Register.DATA);

    private static Map<String, Set<String>> any(final Property[] function) {
        return Stream.concat(Arrays.stream(function), Arrays.stream(NatureProperty.values()))
                .collect(Collectors.toMap(
                        Property::text,
                        each -> each.isFault() ? Set.of(each.choices().get(0)) : new LinkedHashSet<>(each.choices())));
    }

    private static Map<String, Set<String>> with(
            final Map<String, Set<String>> device, final String property, final String value) {
        final Map<String, Set<String>> changed = new TreeMap<>(device);
        changed.put(property, Set.of(value));
        return changed;
    }

    static Stream<OneConfig> devices() {
        final Map<String, Set<String>> msix = any(MsixProperty.values());
        final Map<String, Set<String>> msi = any(MsiProperty.values());
        return Stream.of(
                OneConfig.msix(msix, 1).withFields(DATA),
                OneConfig.msix(with(with(msix, "unuse", "drops"), "gate", "drops"), 1)
                        .withFields(DATA),
                OneConfig.msix(with(msix, "drain", "no"), 1).withFields(DATA),
                OneConfig.msix(with(msix, "sends", "stalls"), 1).withFields(DATA),
                OneConfig.msi(true, true, msi, 1).withFields(DATA),
                OneConfig.msi(false, false, msi, 1).withFields(DATA),
                OneConfig.msi(true, true, with(msi, "drain", "no"), 1).withFields(DATA));
    }

    private static States explored(final OneConfig config) {
        final OneFunction system = new OneFunction(config);
        final States states = new States(system);
        system.initialStates().forEach(states::number);
        for (int state = 0; state < states.count(); state++) {
            for (int event = 0; event < OneEvents.COUNT; event++) {
                states.after(state, event);
            }
        }
        return states;
    }

    @ParameterizedTest
    @MethodSource("devices")
    void shouldDoWhatLessGeneralStatesDo(final OneConfig config) {
        final States states = explored(config);
        final Map<Object, List<Integer>> alike =
                IntStream.range(0, states.count()).boxed().collect(Collectors.groupingBy(states::settled));
        final List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (final List<Integer> group : alike.values()) {
            for (final int special : group) {
                for (final int general : nearest(states, group, special)) {
                    compared++;
                    difference(states, general, special).forEach(wrong::add);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(100);
    }

    /** The more general states with none between; for the others it follows. */
    private static List<Integer> nearest(final States states, final List<Integer> group, final int special) {
        final List<Integer> more = group.stream()
                .filter(general -> general != special && states.covers(general, special))
                .toList();
        return more.stream()
                .filter(general ->
                        more.stream().noneMatch(other -> !other.equals(general) && states.covers(general, other)))
                .toList();
    }

    /** Events at which the special state goes where the general one has nothing that covers it. */
    private static Stream<String> difference(final States states, final int general, final int special) {
        return IntStream.range(0, OneEvents.COUNT)
                .filter(event -> Arrays.stream(states.after(special, event))
                        .anyMatch(next -> Arrays.stream(states.after(general, event))
                                .noneMatch(other -> states.covers(other, next)
                                        && states.settled(other).equals(states.settled(next)))))
                .mapToObj(event -> "event " + event + " of " + Arrays.toString(states.words(special)) + " and "
                        + Arrays.toString(states.words(general)));
    }
}
