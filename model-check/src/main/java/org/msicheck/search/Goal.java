package org.msicheck.search;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.msicheck.model.SlotName;

/**
 * What a search is to reach: it must hold whenever everything is at rest behind the last step.
 *
 * @param messages irq to where its message delivers, in the registers and in what the function uses
 * @param count    MSI: the number of vectors in the register and in use
 * @param owners   what vectors are: an irq, {@code free} ...
 * @param armed    irqs whose sources are armed
 */
public record Goal(Map<String, SlotName> messages, OptionalInt count, Map<SlotName, String> owners, Set<String> armed) {
    /** Copies the collections. */
    public Goal {
        messages = Map.copyOf(messages);
        owners = Map.copyOf(owners);
        armed = Set.copyOf(armed);
    }
}
