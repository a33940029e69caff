package org.msicheck.ref.onefunction;

import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Function;

/** What the source does, in module OneFunction, and what is known of it without its doing. */
final class OneSource {
    private final OneVariables is;
    private final Function dev;
    private final int one;

    OneSource(final OneVariables is) {
        this.is = is;
        this.dev = is.dev();
        this.one = is.one();
    }

    /**
     * The source makes a request. Spec action: {@code Request}.
     *
     * @param w      the words
     * @param effect what it shows of the function's choices
     * @return whether the step is enabled
     */
    public boolean request(final int[] w, final Effect effect) {
        if (!is.patient(w) || !effect.in(is.armed(w) ? dev.raiseEffects(w) : Effect.NONE.bit())) {
            return false;
        }
        if (!is.armed(w)) {
            return true;
        }
        if (is.canSend(w)) {
            is.owed(w, Math.min(is.owed(w) + 1, is.config().owedBound()));
        } else {
            dev.raiseSilently(w, one, effect);
        }
        return true;
    }

    /**
     * The cause of a request is gone, though no handler looked. Spec action: {@code TakeBack}.
     *
     * @param w    the words
     * @param left requests that are owed after it
     * @return whether the step is enabled
     */
    public boolean takeBack(final int[] w, final int left) {
        if (!is.patient(w) || (is.owed(w) == 0 ? left != 0 : !is.fewer(w, left))) {
            return false;
        }
        if (is.owed(w) == 0) {
            dev.causeGone(w, one);
        }
        is.owed(w, left);
        return is.withdraws(w);
    }

    /**
     * Something happens that is not this vector's. Spec action: {@code Pass}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean pass(final int[] w) {
        return is.patient(w);
    }

    /**
     * It is known how many messages may still be missing. Spec action: {@code OweAtMost}.
     *
     * @param w      the words
     * @param number how many
     * @return whether the step is enabled
     */
    public boolean oweAtMost(final int[] w, final int number) {
        return is.underWay(w) <= number;
    }
}
