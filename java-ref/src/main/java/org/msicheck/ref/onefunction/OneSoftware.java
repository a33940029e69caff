package org.msicheck.ref.onefunction;

import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.function.Register;

/** What software does, in module OneFunction. */
final class OneSoftware {
    private final OneVariables is;
    private final Function dev;
    private final int one;

    OneSoftware(final OneVariables is) {
        this.is = is;
        this.dev = is.dev();
        this.one = is.one();
    }

    /** Operator {@code Written}; a write that silences the vector makes what was owed wait. */
    private boolean written(final int[] w, final Register register, final int value, final Effect effect) {
        if (!is.patient(w)) {
            return false;
        }
        if (is.owed(w) > 0) {
            final int[] after = w.clone();
            dev.writeDword(after, register, one, value, effect);
            if (!dev.canSend(after, one)) {
                dev.keepWaiting(w, one);
                is.owed(w, 0);
            }
        }
        if (!effect.in(dev.writeEffects(w, register, one, value))) {
            return false;
        }
        dev.writeDword(w, register, one, value, effect);
        is.normal(w);
        return true;
    }

    /**
     * Software writes Message Control. Spec action: {@code SetMessageControl}.
     *
     * @param w      the words
     * @param value  the dword
     * @param effect what it shows of the function's choices
     * @return whether the step is enabled
     */
    public boolean setMessageControl(final int[] w, final int value, final Effect effect) {
        return written(w, Register.MESSAGE_CONTROL, value, effect);
    }

    /**
     * Software writes Vector Control, or with MSI the mask bits. Spec action: {@code SetMask}.
     *
     * @param w     the words
     * @param value the dword
     * @return whether the step is enabled
     */
    public boolean setMask(final int[] w, final int value) {
        return written(w, is.parts().maskRegister(), value, Effect.NONE);
    }

    /**
     * Software writes a field of the message. Spec action: {@code Rewrite}.
     *
     * @param w      the words
     * @param field  the field
     * @param value  what it writes
     * @param effect what it shows of the function's choices
     * @return whether the step is enabled
     */
    public boolean rewrite(final int[] w, final Register field, final Rewritten value, final Effect effect) {
        final int bit = Contents.bit(field);
        final int former = is.former(w);
        if ((value.isUsed() && (former & bit) == 0) || (value.isQueued() && (is.oldInQueue(w) & bit) == 0)) {
            return false;
        }
        if (is.waits(w) && value != Rewritten.SAME) {
            is.requeue(w, Contents.requeued(dev.sending(w), field, value.isQueued()));
        }
        if (value != Rewritten.SAME && !value.isUsed()) {
            Contents.renamed(dev, w, one, former & ~bit);
        }
        return written(w, field, value == Rewritten.SAME ? Contents.now(field) : Contents.before(field), effect);
    }

    /**
     * A read completes behind the messages that the function sent. Spec action: {@code ReadBack}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean readBack(final int[] w) {
        return is.patient(w) && dev.drained(w);
    }

    /**
     * Software reads the Pending bit. Spec action: {@code LookAtPending}.
     *
     * @param w   the words
     * @param bit what it reads
     * @return whether the step is enabled
     */
    public boolean lookAtPending(final int[] w, final boolean bit) {
        return is.pending(w) == bit && readBack(w);
    }

    /**
     * Software tells the source to interrupt. Spec action: {@code ArmOne}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean armOne(final int[] w) {
        is.arm(w, true);
        return is.patient(w);
    }

    /**
     * Software tells the source not to interrupt. Spec action: {@code DisarmOne}.
     *
     * @param w    the words
     * @param open whether the vector can send
     * @return whether the step is enabled
     */
    public boolean disarmOne(final int[] w, final boolean open) {
        if (open != is.canSend(w)) {
            return false;
        }
        final boolean patient = is.patient(w);
        dev.unused(w, one);
        is.arm(w, !is.gated());
        return patient;
    }

    /**
     * The function is reset. Spec action: {@code ResetOne}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean resetOne(final int[] w) {
        if (!is.patient(w)) {
            return false;
        }
        dev.reset(w);
        is.normal(w);
        is.owed(w, 0);
        is.arm(w, !is.gated());
        return true;
    }
}
