package org.msicheck.validate.ndjson;

import java.util.HashMap;
import java.util.Map;

/**
 * Who logged what. A source that numbers its events must not go back or repeat. Where sources have no common clock, the
 * order of two events is known only if they are of one source, so a function's registers have to be logged by one.
 */
final class Sources {
    private final Map<String, Long> sequence = new HashMap<>();
    private final Map<String, String> registersOf = new HashMap<>();
    private boolean withoutClock;

    /** The log's first line says that its sources have no common clock. */
    void withoutClock() {
        withoutClock = true;
    }

    private static String of(final Event event) throws Event.Problem {
        return event.text("source", "");
    }

    void ordered(final Event event) throws Event.Problem {
        if (event.has("seq")) {
            final String source = of(event);
            final long now = event.number("seq", Long.SIZE);
            final Long before = sequence.put(source, now);
            if (before != null && now <= before) {
                throw new Event.Problem("seq " + now + " of source '" + source + "' follows " + before);
            }
        }
    }

    /** An access to a function's registers. */
    void accesses(final String function, final Event event) throws Event.Problem {
        final String source = of(event);
        final String before = registersOf.putIfAbsent(function, source);
        if (withoutClock && before != null && !before.equals(source)) {
            throw new Event.Problem("registers of function '" + function + "' are logged by sources '" + before
                    + "' and '" + source + "' without a common clock, so their order is unknown");
        }
    }

    /** Whether the order of this event and the accesses to the function's registers is known. */
    boolean isOrdered(final String function, final Event event) throws Event.Problem {
        return !withoutClock || of(event).equals(registersOf.getOrDefault(function, of(event)));
    }
}
