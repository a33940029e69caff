package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which edges of the one-vector graph logs have exercised: an edge is an action under the guards Enable, Function Mask
 * and the vector's own mask. Counts add up over vectors, functions and logs.
 */
public final class Coverage {
    private static final int STATES = 8;
    private static final int ENABLED = 1;
    private static final int FUNCTION_MASK = 2;
    private static final int MASK = 4;

    private final Map<Action, long[]> msix = empty();
    private final Map<Action, long[]> msi = empty();

    /** What can happen to one vector. */
    public enum Action {
        /** Software sets the vector's mask. */
        MASK_SET,
        /** Software clears the vector's mask. */
        MASK_CLEARED,
        /** Software sets Function Mask. */
        FUNCTION_MASK_SET,
        /** Software clears Function Mask. */
        FUNCTION_MASK_CLEARED,
        /** Software sets Enable. */
        ENABLE_SET,
        /** Software clears Enable. */
        ENABLE_CLEARED,
        /** Software changes address or data. */
        MESSAGE_CHANGED,
        /** The log names a raise. */
        RAISED,
        /** A message leaves when its source raises it. */
        SENT,
        /** A message leaves because it was pending. */
        SENT_PENDING,
        /** The Pending bit is read as 0. */
        PENDING_READ_0,
        /** The Pending bit is read as 1. */
        PENDING_READ_1;

        /**
         * The name in reports.
         *
         * @return lower case with hyphens
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One edge.
     *
     * @param capability MSI or MSI-X
     * @param action     the action
     * @param guard      the guards before it, in words
     * @param count      how often it was exercised
     */
    public record Edge(String capability, Action action, String guard, long count) {}

    private static Map<Action, long[]> empty() {
        final Map<Action, long[]> counts = new EnumMap<>(Action.class);
        for (final Action action : Action.values()) {
            counts.put(action, new long[STATES]);
        }
        return counts;
    }

    void record(final Unit unit, final int vector, final Action action) {
        final int state = (unit.enabled() ? ENABLED : 0)
                | (unit.functionMasked() ? FUNCTION_MASK : 0)
                | (unit.ownMask(vector) ? MASK : 0);
        (unit.isMsix() ? msix : msi).get(action)[state]++;
    }

    /**
     * Adds another log's counts.
     *
     * @param other the other
     */
    public void add(final Coverage other) {
        for (final Action action : Action.values()) {
            for (int state = 0; state < STATES; state++) {
                msix.get(action)[state] += other.msix.get(action)[state];
                msi.get(action)[state] += other.msi.get(action)[state];
            }
        }
    }

    /**
     * All edges that the one-vector graph has.
     *
     * @return exercised or not, MSI-X first
     */
    public List<Edge> edges() {
        final List<Edge> edges = new ArrayList<>();
        for (final Action action : Action.values()) {
            for (int state = 0; state < STATES; state++) {
                if (possible(action, state)) {
                    edges.add(new Edge("MSI-X", action, guard(state), msix.get(action)[state]));
                }
            }
        }
        for (final Action action : Action.values()) {
            for (int state = 0; state < STATES; state++) {
                if ((state & FUNCTION_MASK) == 0
                        && possible(action, state)
                        && action != Action.FUNCTION_MASK_SET
                        && action != Action.PENDING_READ_0
                        && action != Action.PENDING_READ_1) {
                    edges.add(new Edge("MSI", action, guard(state), msi.get(action)[state]));
                }
            }
        }
        return edges;
    }

    /**
     * Share of the MSI-X and MSI edges that were exercised.
     *
     * @return percent, rounded down
     */
    public int percent() {
        final List<Edge> edges = edges();
        return (int) (100 * edges.stream().filter(edge -> edge.count() > 0).count() / edges.size());
    }

    private static boolean possible(final Action action, final int state) {
        final boolean open = state == ENABLED;
        return switch (action) {
            case MASK_SET -> (state & MASK) == 0;
            case MASK_CLEARED -> (state & MASK) != 0;
            case FUNCTION_MASK_SET -> (state & FUNCTION_MASK) == 0;
            case FUNCTION_MASK_CLEARED -> (state & FUNCTION_MASK) != 0;
            case ENABLE_SET -> (state & ENABLED) == 0;
            case ENABLE_CLEARED -> (state & ENABLED) != 0;
            case SENT, SENT_PENDING -> open;
            case RAISED -> (state & ENABLED) != 0;
            case PENDING_READ_1 -> !open;
            default -> true;
        };
    }

    private static String guard(final int state) {
        return (state & ENABLED) + "/" + (state >> 1 & 1) + "/" + (state >> 2 & 1);
    }
}
