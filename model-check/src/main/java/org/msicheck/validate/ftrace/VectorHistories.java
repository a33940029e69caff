package org.msicheck.validate.ftrace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.validate.engine.MessageUpdate;
import org.msicheck.validate.engine.TrackedFunction;

/**
 * The updates of each vector in the order of the log. Writes of one interrupt are taken from the vectors that it was
 * tied to before; an interrupt that is new, or whose vectors do not go on like this, is tied to the vector with the
 * earliest update that fits.
 */
final class VectorHistories {
    /** Updates of one vector that the trace may lack between two that it has. */
    private static final int MOST_SKIPPED = 4;

    private final Map<String, History> histories = new LinkedHashMap<>();
    private final Map<Long, Deque<History>> bound = new HashMap<>();

    VectorHistories(final List<MessageUpdate> updates) {
        for (final MessageUpdate update : updates) {
            histories.computeIfAbsent(key(update), key -> new History()).updates.add(update);
        }
    }

    /** The updates of one vector, and how many of them are behind. */
    private static final class History {
        private final List<MessageUpdate> updates = new ArrayList<>();
        private int next;

        /** The first update from here on that fits, at most so many ahead; or -1. */
        private int find(final long address, final int data, final int most) {
            final int last = (int) Math.min(updates.size(), (long) next + most + 1);
            for (int index = next; index < last; index++) {
                if (updates.get(index).address() == address
                        && updates.get(index).data() == data) {
                    return index;
                }
            }
            return -1;
        }

        private MessageUpdate take(final int index) {
            next = index + 1;
            return updates.get(index);
        }
    }

    static String key(final MessageUpdate update) {
        return key(update.function(), update.capability(), update.vector());
    }

    static String key(final TrackedFunction function, final String capability, final int vector) {
        return function.id() + " " + capability + " vector " + vector;
    }

    Optional<MessageUpdate> take(final long irq, final long address, final int data) {
        final Deque<History> own = bound.computeIfAbsent(irq, key -> new ArrayDeque<>());
        for (final History history : own) {
            final int index = history.find(address, data, 0);
            if (index >= 0) {
                own.remove(history);
                own.addFirst(history);
                return Optional.of(history.take(index));
            }
        }
        History best = null;
        int bestIndex = -1;
        for (final History history : histories.values()) {
            // The log begins with the firmware, the trace later: a vector not seen yet may be far along.
            final int index = history.find(address, data, history.next == 0 ? Integer.MAX_VALUE - 1 : MOST_SKIPPED);
            if (index >= 0
                    && (best == null
                            || history.updates.get(index).line()
                                    < best.updates.get(bestIndex).line())) {
                best = history;
                bestIndex = index;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        own.remove(best);
        own.addFirst(best);
        return Optional.of(best.take(bestIndex));
    }
}
