package org.msicheck.ref;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.MachineState;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** What holds in every state and at every step, seen on random walks. */
class RandomWalkTest {
    private static final int STEPS = 400;

    private record Edge(ActionLabel label, MachineState successor) {}

    private static List<Edge> edges(final Reference reference, final MachineState state) {
        final List<Edge> edges = new ArrayList<>();
        reference.forEachStep(state, (label, successor) -> edges.add(new Edge(label, successor)));
        return edges;
    }

    private static MachineConfig model(final int number) {
        return switch (number % 3) {
            case 0 -> ResizeConfigs.staticResize(ResizeConfigs.any());
            case 1 -> ResizeConfigs.dynamicAppend(ResizeConfigs.any());
            default -> EveryWordConfig.msi(EveryWordConfig.everyStep());
        };
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void shouldTellStatesApartExactlyAsTheirProjections(@ForAll final Random random, @ForAll final byte which) {
        final Reference reference = Reference.of(model(which & 0xff));
        final Map<String, MachineState> byText = new HashMap<>();
        MachineState state = reference.initialStates().get(0);
        for (int step = 0; step < STEPS; step++) {
            final List<Edge> edges = edges(reference, state);
            for (final Edge edge : edges) {
                final MachineState other =
                        byText.putIfAbsent(reference.project(edge.successor()).toJson(), edge.successor());
                assertThat(other == null ? edge.successor() : other).isEqualTo(edge.successor());
            }
            if (edges.isEmpty()) {
                break;
            }
            state = edges.get(random.nextInt(edges.size())).successor();
        }
        assertThat(Set.copyOf(byText.values())).hasSize(byText.size());
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void shouldRestExactlyWhenOnlyNewEventsArePossible(@ForAll final Random random, @ForAll final byte which) {
        final Reference reference = Reference.of(model(which & 0xff));
        MachineState state = reference.initialStates().get(0);
        for (int step = 0; step < STEPS; step++) {
            final List<Edge> edges = edges(reference, state);
            final boolean onlyEvents =
                    edges.stream().allMatch(edge -> edge.label().name().equals("Raise"));
            assertThat(reference.outcomes(state).contains("rest")).isEqualTo(onlyEvents);
            if (edges.isEmpty()) {
                break;
            }
            state = edges.get(random.nextInt(edges.size())).successor();
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void shouldKeepTheTypeInvariant(@ForAll final Random random, @ForAll final byte which) {
        final MachineConfig config = model(which & 0xff);
        final Reference reference = Reference.of(config);
        MachineState state = reference.initialStates().get(0);
        for (int step = 0; step < STEPS; step++) {
            checkTypes(reference.project(state), config);
            final List<Edge> edges = edges(reference, state);
            if (edges.isEmpty()) {
                break;
            }
            state = edges.get(random.nextInt(edges.size())).successor();
        }
    }

    private static void checkTypes(final ModelValue state, final MachineConfig config) {
        final ModelValue dev = Values.field(state, "dev");
        assertThat(Values.elements(Values.field(dev, "pending")))
                .containsAll(Values.elements(Values.field(dev, "scheduled")));
        assertThat(((ModelValue.Seq) Values.field(state, "busDown")).elements())
                .hasSizeLessThanOrEqualTo(config.downBound());
        assertThat(((ModelValue.Rec) Values.field(state, "busUp"))
                        .fields().values().stream()
                                .mapToInt(messages ->
                                        ((ModelValue.Seq) messages).elements().size())
                                .sum())
                .isLessThanOrEqualTo(config.upBound());
        ((ModelValue.Rec) Values.field(dev, "may")).fields().forEach((property, values) -> assertThat(
                        Values.elements(values))
                .isNotEmpty()
                .allMatch(value -> config.device().get(property).contains(Values.string(value))));
        for (final String cpu : config.cpus()) {
            final ModelValue processor = Values.field(Values.field(state, "cpu"), cpu);
            final boolean idle = Values.string(Values.field(processor, "phase")).equals("idle");
            assertThat(Values.elements(Values.field(processor, "isr"))).hasSize(idle ? 0 : 1);
        }
    }
}
