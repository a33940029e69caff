package org.msicheck.rests;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.msicheck.properties.DeviceProperty;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.system.ModelValue;
import org.msicheck.system.SteppableSystem;

/**
 * The functions and platforms on which one of some outcomes happens, as boxes: a set of values for each property, as
 * bits. A bad state happens on every function that is still possible there. What follows a bad state, or a state whose
 * functions are known to be bad, is possible on fewer functions and adds nothing.
 */
final class BadWorlds {
    private final World world;
    private final Set<String> outcomes;
    private final List<int[]> boxes = new ArrayList<>();
    private long states;

    BadWorlds(final World world, final Set<String> outcomes) {
        this.world = world;
        this.outcomes = Set.copyOf(outcomes);
    }

    List<int[]> boxes() {
        return List.copyOf(boxes);
    }

    /** How many states were looked at. */
    long states() {
        return states;
    }

    /** Explores one of the widened models. */
    <S> void explore(final MachineConfig model, final SteppableSystem<S> reference) {
        final Set<S> seen = new HashSet<>(reference.initialStates());
        final Deque<S> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            final S state = open.remove();
            states++;
            // A projection costs more than everything else here; while nothing bad is known, nothing can be covered.
            if (!boxes.isEmpty() && isKnown(box(model, reference.project(state)))) {
                continue;
            }
            if (reference.outcomes(state).stream().anyMatch(outcomes::contains)) {
                final int[] box = box(model, reference.project(state));
                boxes.removeIf(known -> covers(box, known));
                boxes.add(box);
                continue;
            }
            reference.forEachStep(state, (label, successor) -> {
                if (seen.add(successor)) {
                    open.add(successor);
                }
            });
        }
    }

    private boolean isKnown(final int[] box) {
        return boxes.stream().anyMatch(known -> covers(known, box));
    }

    private static boolean covers(final int[] large, final int[] small) {
        for (int k = 0; k < large.length; k++) {
            if ((small[k] & ~large[k]) != 0) {
                return false;
            }
        }
        return true;
    }

    private int[] box(final MachineConfig model, final ModelValue state) {
        final ModelValue may = Values.field(Values.field(state, "dev"), "may");
        final int[] box = new int[world.properties().size()];
        for (int k = 0; k < box.length; k++) {
            final DeviceProperty property = world.properties().get(k);
            final Set<String> possible = property.kind() == DeviceProperty.Kind.CHOICE
                    ? Values.elements(Values.field(may, property.name())).stream()
                            .map(Values::string)
                            .collect(Collectors.toSet())
                    : World.given(model, property);
            box[k] = world.bits(property, possible);
        }
        return box;
    }
}
