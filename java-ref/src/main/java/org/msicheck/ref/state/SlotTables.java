package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.ref.processor.Slot;
import org.msicheck.system.ModelValue;

/** The processors' vector tables, as rules over the words of a state: variable {@code slot}, a word a slot. */
public final class SlotTables {
    private final Platform platform;
    private final int vectors;
    private final int base;

    SlotTables(final Platform platform, final Words words) {
        this.platform = platform;
        this.vectors = platform.vectors().size();
        this.base = words.take(platform.cpus().size() * vectors);
    }

    void start(final int[] w, final ModelValue tables) {
        for (int cpu = 0; cpu < platform.cpus().size(); cpu++) {
            final ModelValue table = Values.field(tables, platform.cpus().get(cpu));
            for (int vector = 0; vector < vectors; vector++) {
                final ModelValue slot =
                        Values.apply(table, ModelValue.of(platform.vectors().get(vector)));
                set(w, cpu, vector, Slot.code(Values.string(slot), platform));
            }
        }
    }

    /**
     * What a slot holds.
     *
     * @param w      the words
     * @param cpu    the processor
     * @param vector the vector
     * @return a code of {@link Slot}
     */
    public int get(final int[] w, final int cpu, final int vector) {
        return w[base + cpu * vectors + vector];
    }

    /**
     * Replaces what a slot holds.
     *
     * @param w      the words
     * @param cpu    the processor
     * @param vector the vector
     * @param slot   a code of {@link Slot}
     */
    public void set(final int[] w, final int cpu, final int vector, final int slot) {
        w[base + cpu * vectors + vector] = slot;
    }

    ModelValue project(final int[] w) {
        final Map<String, ModelValue> tables = new TreeMap<>();
        final List<String> cpus = new ArrayList<>(platform.cpus());
        for (int cpu = 0; cpu < cpus.size(); cpu++) {
            final Map<ModelValue, ModelValue> table = new LinkedHashMap<>();
            for (int vector = 0; vector < vectors; vector++) {
                table.put(ModelValue.of(platform.vectors().get(vector)), Slot.project(get(w, cpu, vector), platform));
            }
            tables.put(cpus.get(cpu), ModelValue.function(table));
        }
        return ModelValue.record(tables);
    }
}
