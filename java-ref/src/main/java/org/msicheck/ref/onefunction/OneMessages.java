package org.msicheck.ref.onefunction;

import org.msicheck.ref.function.Function;
import org.msicheck.ref.function.Kept;

/** What the function sends, in module OneFunction. */
final class OneMessages {
    private final OneVariables is;
    private final Function dev;
    private final int one;
    private final boolean undrained;

    OneMessages(final OneVariables is) {
        this.is = is;
        this.dev = is.dev();
        this.one = is.one();
        this.undrained = is.config().isUndrained();
    }

    /** Operator {@code Answered}. */
    private boolean answered(final int[] w, final int left) {
        if (is.owed(w) == 0 || !is.fewer(w, left)) {
            return false;
        }
        is.owed(w, left);
        return true;
    }

    /** Operator {@code Released}. */
    private boolean released(final int[] w) {
        final boolean goes = is.scheduled(w);
        dev.sent(w, one);
        return goes;
    }

    /** Operator {@code Queued}; if no fault makes the queue, the function takes address and data apart. */
    private boolean queued(final int[] w) {
        if (!dev.queues(w) || is.waits(w)) {
            return false;
        }
        final int message = dev.outgoing(w, one);
        dev.left(w, undrained ? Kept.WHOLE : Kept.ADDRESS);
        is.requeue(w, message);
        return true;
    }

    /**
     * A message leaves for a request of the open vector. Spec action: {@code AnswerNow}.
     *
     * @param w       the words
     * @param content the fields in which it differs from the registers
     * @param left    requests that are owed after it
     * @return whether the step is enabled
     */
    public boolean answerNow(final int[] w, final int content, final int left) {
        return !undrained && content == is.differing(w) && answered(w, left);
    }

    /**
     * A message leaves for a request that waited until an unmask. Spec action: {@code AnswerWaiting}.
     *
     * @param w       the words
     * @param content the fields in which it differs from the registers
     * @return whether the step is enabled
     */
    public boolean answerWaiting(final int[] w, final int content) {
        return !undrained && content == is.differing(w) && released(w);
    }

    /**
     * As {@link #answerNow}, into the queue. Spec action: {@code AnswerLater}.
     *
     * @param w    the words
     * @param left requests that are owed after it
     * @return whether the step is enabled
     */
    public boolean answerLater(final int[] w, final int left) {
        return queued(w) && answered(w, left);
    }

    /**
     * As {@link #answerWaiting}, into the queue. Spec action: {@code AnswerWaitingLater}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean answerWaitingLater(final int[] w) {
        return queued(w) && released(w);
    }

    /**
     * The queued message leaves. Spec action: {@code LeaveQueue}.
     *
     * @param w       the words
     * @param content the fields in which it differs from the registers
     * @param kept    what of it was taken when it was made; the rest is taken now
     * @return whether the step is enabled
     */
    public boolean leaveQueue(final int[] w, final int content, final Kept kept) {
        if (!is.waits(w) || !dev.keeps(w, kept) || content != is.differingIn(w, dev.leaving(w, kept))) {
            return false;
        }
        dev.left(w, kept);
        return true;
    }

    /**
     * A message of the open vector finds no room: a faulty function loses it, or stops. Spec action: {@code FindNoRoom}.
     *
     * @param w    the words
     * @param left requests that are owed after it
     * @return whether the step is enabled
     */
    public boolean findNoRoom(final int[] w, final int left) {
        final int[] after = w.clone();
        if (is.owed(w) == 0 || !dev.overrun(after, one)) {
            return false;
        }
        if (dev.canSend(after, one)) {
            return answered(w, left);
        }
        dev.overrun(w, one);
        is.owed(w, 0);
        return left == 0;
    }

    /**
     * As {@link #findNoRoom}, for a request that waited until an unmask. Spec action: {@code FindNoRoomWaiting}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean findNoRoomWaiting(final int[] w) {
        if (!is.scheduled(w) || !dev.overrun(w, one)) {
            return false;
        }
        is.owed(w, dev.canSend(w, one) ? is.owed(w) : 0);
        return true;
    }
}
