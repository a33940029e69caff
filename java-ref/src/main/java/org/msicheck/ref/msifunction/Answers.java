package org.msicheck.ref.msifunction;

import java.util.List;
import org.msicheck.ref.function.Effect;

/** What a function of any of some values can answer to a write: sets of effects. */
final class Answers {
    /** What any write can show: operator {@code AllEffects}. */
    static final List<Effect> ALL_EFFECTS = List.of(
            Effect.NONE,
            Effect.TAKEN,
            Effect.IGNORED,
            Effect.MESSAGE_TAKEN,
            Effect.COUNT_TAKEN,
            Effect.MESSAGE_CLIPPED,
            Effect.CLIPPED,
            Effect.GRANTED,
            Effect.SINGLE,
            Effect.KEEPS,
            Effect.DROPS,
            Effect.INTX);

    /** The values of {@code count}. */
    static final int LIVE = 1;

    static final int LATCHED = 2;
    static final int SINGLE = 4;
    static final int CLIPPED = 8;

    private Answers() {}

    /** Is the message taken: operator {@code MessageAnswers}. */
    static int toMessage(final int possible, final int taking) {
        return one(possible & taking, Effect.TAKEN) | one(possible & ~taking, Effect.IGNORED);
    }

    /** Is a new number of vectors taken: operator {@code CountAnswers}. */
    static int toCount(final int possible, final boolean beyond) {
        final int taking = beyond ? LIVE : LIVE | CLIPPED;
        return toMessage(possible & ~(beyond ? CLIPPED : 0), taking)
                | one(beyond ? possible & CLIPPED : 0, Effect.CLIPPED);
    }

    /** What becomes of several vectors when Enable is set: operator {@code EnableAnswer}. */
    static int toEnable(final int possible, final boolean beyond) {
        final int others = beyond ? SINGLE | CLIPPED : SINGLE;
        return one(possible & SINGLE, Effect.SINGLE)
                | one(possible & ~others, Effect.GRANTED)
                | one(beyond ? possible & CLIPPED : 0, Effect.CLIPPED);
    }

    /** The values of {@code count} with which a function answers like this: they clip, or these and what clips nothing. */
    static int following(final Effect answer, final boolean beyond, final int others) {
        if (answer == Effect.CLIPPED || answer == Effect.MESSAGE_CLIPPED) {
            return CLIPPED;
        }
        return beyond ? others : others | CLIPPED;
    }

    private static int one(final int possible, final Effect effect) {
        return possible == 0 ? 0 : effect.bit();
    }

    /** Both answers in one effect, for all pairs: operator {@code Answer}. */
    static int together(final int message, final int count) {
        if (Effect.NONE.in(message)) {
            return count;
        }
        if (Effect.NONE.in(count)) {
            return message;
        }
        return (message & count)
                | both(message, Effect.TAKEN, count, Effect.IGNORED, Effect.MESSAGE_TAKEN)
                | both(message, Effect.IGNORED, count, Effect.TAKEN, Effect.COUNT_TAKEN)
                | both(message, Effect.TAKEN, count, Effect.CLIPPED, Effect.MESSAGE_CLIPPED)
                | both(message, Effect.IGNORED, count, Effect.CLIPPED, Effect.CLIPPED);
    }

    private static int both(
            final int message, final Effect toMessage, final int count, final Effect toCount, final Effect answer) {
        return toMessage.in(message) && toCount.in(count) ? answer.bit() : 0;
    }
}
