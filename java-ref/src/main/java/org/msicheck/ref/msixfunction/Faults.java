package org.msicheck.ref.msixfunction;

import java.util.Map;
import java.util.Set;

/**
 * The faults of a function, which are constants: operator {@code FaultIs}.
 *
 * @param functionMaskIgnored {@code fmask = "ignored"}
 * @param onlyEntryEdges      {@code edge = "entry"}
 * @param resetKeepsEnable    {@code reset = "keepsEnable"}
 * @param resetOpens          {@code reset = "opens"}
 * @param tableOnlyEnabled    {@code table = "enabledOnly"}
 * @param queues              {@code drain = "no"}
 * @param pendingStays        {@code clear = "no"}
 */
record Faults(
        boolean functionMaskIgnored,
        boolean onlyEntryEdges,
        boolean resetKeepsEnable,
        boolean resetOpens,
        boolean tableOnlyEnabled,
        boolean queues,
        boolean pendingStays) {
    static Faults of(final Map<String, Set<String>> device) {
        return new Faults(
                is(device, MsixProperty.FMASK, "ignored"),
                is(device, MsixProperty.EDGE, "entry"),
                is(device, MsixProperty.RESET, "keepsEnable"),
                is(device, MsixProperty.RESET, "opens"),
                is(device, MsixProperty.TABLE, "enabledOnly"),
                is(device, MsixProperty.DRAIN, "no"),
                is(device, MsixProperty.CLEAR, "no"));
    }

    private static boolean is(final Map<String, Set<String>> device, final MsixProperty fault, final String value) {
        return device.get(fault.text()).equals(Set.of(value));
    }
}
