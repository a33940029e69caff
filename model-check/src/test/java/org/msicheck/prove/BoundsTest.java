package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.Reference;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.MachineState;

/**
 * The outcomes of every shipped test stay the same with a wire that is longer or shorter by one. The reference
 * explores, which has TLC's graph for the shipped bounds.
 */
class BoundsTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();

    static Stream<String> tests() throws IOException {
        return SPEC.litmusTests().stream()
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .filter(name -> waitsForRoom(model(name)));
    }

    /** A function that does something else when the wire is full is about the length of the wire. */
    private static boolean waitsForRoom(final MachineConfig model) {
        return Collections.disjoint(model.device().get("sends"), Set.of("drops", "stalls"));
    }

    private static MachineConfig model(final String name) {
        return new LitmusLoader(SPEC).load(SPEC.litmusTest(name)).model();
    }

    private static Set<String> outcomes(final MachineConfig model) {
        final Reference reference = Reference.of(model);
        final Set<String> outcomes = new TreeSet<>();
        final Set<MachineState> seen = new HashSet<>(reference.initialStates());
        final Queue<MachineState> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            final MachineState state = open.remove();
            outcomes.addAll(reference.outcomes(state));
            reference.forEachStep(state, (action, successor) -> {
                if (seen.add(successor)) {
                    open.add(successor);
                }
            });
        }
        return outcomes;
    }

    private static Set<String> outcomes(final String name, final int moreDown, final int moreUp) {
        final MachineConfig model = model(name);
        return outcomes(model.with()
                .downBound(model.downBound() + moreDown)
                .upBound(Math.max(1, model.upBound() + moreUp))
                .build());
    }

    @ParameterizedTest
    @MethodSource("tests")
    void shouldHaveTheSameOutcomesWithOtherWires(final String name) {
        final Set<String> expected = outcomes(name, 0, 0);
        assertThat(outcomes(name, 1, 0)).as("one posted write more").isEqualTo(expected);
        assertThat(outcomes(name, 0, 1)).as("one message more").isEqualTo(expected);
        assertThat(outcomes(name, 0, -1)).as("one message less").isEqualTo(expected);
    }

    @Test
    void shouldLeaveOutOnlyTestsAboutAFullWire() throws IOException {
        final Set<String> all = new TreeSet<>();
        SPEC.litmusTests().forEach(file -> all.add(file.getFileName().toString().replace(".yaml", "")));
        all.removeAll(tests().toList());
        assertThat(all).containsExactly("msix-full-wire-drops", "msix-stall-kept", "msix-stall-reset");
    }

    @Test
    void shouldTellOutcomesApart() {
        assertThat(outcomes("msix-rewrite-open", 0, 0))
                .contains("torn")
                .isNotEqualTo(outcomes("msix-enable-late", 0, 0));
    }
}
