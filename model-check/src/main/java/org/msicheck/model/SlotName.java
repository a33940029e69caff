package org.msicheck.model;

import java.util.Map;
import org.msicheck.system.ModelValue;

/**
 * A vector of a processor, written {@code cpu0:v1}.
 *
 * @param cpu    the processor
 * @param vector the vector, from 1
 */
public record SlotName(String cpu, int vector) {
    /** The fields that steps and routes have for it. */
    public Map<String, ModelValue> fields() {
        return Map.of("cpu", ModelValue.of(cpu), "vector", ModelValue.of(vector));
    }

    @Override
    public String toString() {
        return cpu + ":v" + vector;
    }
}
