package org.msicheck.ref.controller;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.msicheck.ref.bus.WayUp;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.remapping.Remapping;
import org.msicheck.ref.software.Layer;
import org.msicheck.ref.state.Variables;
import org.msicheck.system.ModelValue;

/** A controller whose inputs are set to edge or to level; one that is set to level latches nothing from a message. */
public final class ControllerLayer implements Layer {
    private static final String LEVEL = "level";

    private final Remapping remapping;
    private final WayUp up;
    private final int vectors;
    private final BitSet level = new BitSet();

    /**
     * The layer.
     *
     * @param vars      the machine's variables
     * @param remapping says where a message arrives
     */
    public ControllerLayer(final Variables vars, final Remapping remapping) {
        this.remapping = remapping;
        this.up = vars.up();
        this.vectors = vars.cpu().vectors();
        for (final ModelValue input : levelInputs(vars.config().start())) {
            final int cpu = vars.platform().cpu(Values.string(Values.field(input, "cpu")));
            level.set(cpu * vectors + vars.platform().vector(Values.integer(Values.field(input, "vector"))));
        }
    }

    /** Operator {@code LevelInputs}. */
    private static List<ModelValue> levelInputs(final ModelValue start) {
        final Map<String, ModelValue> fields = ((ModelValue.Rec) start).fields();
        return fields.containsKey(LEVEL) ? Values.elements(fields.get(LEVEL)) : List.of();
    }

    @Override
    public boolean latches(final int[] w, final int cpu, final int vector) {
        return !level.get(cpu * vectors + vector);
    }

    @Override
    public Map<String, Predicate<int[]>> outcomes() {
        return level.isEmpty() ? Map.of() : Map.of("unlatched", this::unlatched);
    }

    private boolean unlatched(final int[] w) {
        for (int position = 0; position < up.bound() && up.message(w, position) != 0; position++) {
            final int message = up.message(w, position);
            final int destination = remapping.destination(w, message);
            if (!Message.remapped(message) && destination != Remapping.NOWHERE && level.get(destination)) {
                return true;
            }
        }
        return false;
    }
}
