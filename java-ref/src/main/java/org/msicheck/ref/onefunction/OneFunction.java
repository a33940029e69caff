package org.msicheck.ref.onefunction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.msicheck.ref.function.Choices;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.function.Kept;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Words;
import org.msicheck.ref.state.MachineState;
import org.msicheck.system.ModelValue;
import org.msicheck.system.StepVisitor;
import org.msicheck.system.SteppableSystem;

/**
 * One function under any software: module OneFunction. The function's words, {@code nature}, then {@code owed}.
 *
 * <p>The registers are real; after each step their message fields are renamed as the module says.
 */
public final class OneFunction implements SteppableSystem<MachineState> {
    private static final int DELAYED = 2;
    private static final int MAY_WITHDRAW = 1;

    private final OneConfig config;
    private final OneParts parts;
    private final Function dev;
    private final Choices nature;
    private final int one;
    private final int owed;
    private final int fields;
    private final List<OneMove> moves;

    /**
     * The system of some constants.
     *
     * @param config the constants
     */
    public OneFunction(final OneConfig config) {
        this.config = config;
        final Words words = new Words();
        this.parts = new OneParts(config, words);
        this.dev = parts.dev();
        this.nature = parts.nature();
        this.one = config.one();
        this.owed = words.take(1);
        this.fields = config.fields().stream().mapToInt(Contents::bit).sum();
        this.moves = new OneMoves(this, config, parts).all();
    }

    /**
     * The labelled steps of the next-state relation, enabled or not.
     *
     * @return all of them, in a fixed order
     */
    public List<OneMove> moves() {
        return moves;
    }

    @Override
    public List<MachineState> initialStates() {
        final Set<MachineState> states = new LinkedHashSet<>();
        for (int start = 0; start < dev.starts(); start++) {
            final int[] w = new int[owed + 1];
            dev.start(w, parts.start(), start);
            parts.startNature(w);
            dev.reset(w);
            normal(w);
            states.add(new MachineState(w));
        }
        return List.copyOf(states);
    }

    @Override
    public void forEachStep(final MachineState state, final StepVisitor<MachineState> visitor) {
        for (final OneMove move : moves) {
            final int[] draft = state.draft();
            if (move.action().take(draft)) {
                visitor.step(move.label(), new MachineState(draft));
            }
        }
    }

    @Override
    public ModelValue project(final MachineState state) {
        final int[] w = state.draft();
        return ModelValue.record(new TreeMap<>(
                Map.of("dev", dev.project(w), "owed", ModelValue.of(w[owed]), "nature", nature.project(w))));
    }

    @Override
    public Set<String> outcomes(final MachineState state) {
        return Set.of();
    }

    private void normal(final int[] w) {
        Contents.renamed(dev, w, one, Contents.former(dev, w, one));
    }

    private int differing(final int[] w) {
        return Contents.differing(dev.outgoing(w, one), dev.programmed(w, one)) & fields;
    }

    private boolean scheduled(final int[] w) {
        return (dev.scheduled(w) >>> one & 1) != 0;
    }

    private boolean due(final int[] w) {
        return w[owed] > 0 || scheduled(w);
    }

    /** Guard {@code Patient} with {@code AfterPatience}: a prompt function sends before anything else happens. */
    private boolean patient(final int[] w) {
        if (!due(w)) {
            return true;
        }
        nature.narrow(w, NatureProperty.DELAY, DELAYED);
        return nature.possible(w, NatureProperty.DELAY) != 0;
    }

    /** Operator {@code Fewer}. */
    private boolean fewer(final int[] w, final int left) {
        return w[owed] - 1 == left || (w[owed] == config.owedBound() && left == w[owed]);
    }

    /** Operator {@code Written}; a write that silences the vector makes what was owed wait. */
    private boolean written(final int[] w, final Register register, final int value, final Effect effect) {
        if (!patient(w)) {
            return false;
        }
        if (w[owed] > 0) {
            final int[] after = w.clone();
            dev.writeDword(after, register, one, value, effect);
            if (!dev.canSend(after, one)) {
                dev.keepWaiting(w, one);
                w[owed] = 0;
            }
        }
        if (!effect.in(dev.writeEffects(w, register, one, value))) {
            return false;
        }
        dev.writeDword(w, register, one, value, effect);
        normal(w);
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
        return written(w, parts.maskRegister(), value, Effect.NONE);
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
        final int former = Contents.former(dev, w, one);
        final int bit = Contents.bit(field);
        if (value == Rewritten.USED && (former & bit) == 0) {
            return false;
        }
        if (value == Rewritten.FRESH) {
            Contents.renamed(dev, w, one, former & ~bit);
        }
        return written(w, field, value == Rewritten.SAME ? Contents.now(field) : Contents.before(field), effect);
    }

    /**
     * Software reads the Pending bit. Spec action: {@code LookAtPending}.
     *
     * @param w   the words
     * @param bit what it reads
     * @return whether the step is enabled
     */
    public boolean lookAtPending(final int[] w, final boolean bit) {
        return ((dev.pending(w) >>> one & 1) != 0) == bit && patient(w);
    }

    /**
     * Software tells the source not to interrupt. Spec action: {@code DisarmOne}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean disarmOne(final int[] w) {
        final boolean patient = patient(w);
        dev.unused(w, one);
        return patient;
    }

    /**
     * The function is reset. Spec action: {@code ResetOne}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean resetOne(final int[] w) {
        if (!patient(w)) {
            return false;
        }
        dev.reset(w);
        normal(w);
        w[owed] = 0;
        return true;
    }

    /**
     * The source makes a request. Spec action: {@code Request}.
     *
     * @param w      the words
     * @param effect what it shows of the function's choices
     * @return whether the step is enabled
     */
    public boolean request(final int[] w, final Effect effect) {
        if (!patient(w) || !effect.in(dev.raiseEffects(w))) {
            return false;
        }
        if (dev.canSend(w, one)) {
            w[owed] = Math.min(w[owed] + 1, config.owedBound());
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
        if (!patient(w) || (w[owed] == 0 ? left != 0 : !fewer(w, left))) {
            return false;
        }
        nature.narrow(w, NatureProperty.WITHDRAW, MAY_WITHDRAW);
        if (w[owed] == 0) {
            dev.causeGone(w, one);
        }
        w[owed] = left;
        return nature.possible(w, NatureProperty.WITHDRAW) != 0;
    }

    private boolean answered(final int[] w, final int left) {
        if (w[owed] == 0 || !fewer(w, left)) {
            return false;
        }
        w[owed] = left;
        return true;
    }

    private boolean released(final int[] w) {
        final boolean goes = scheduled(w);
        dev.sent(w, one);
        return goes;
    }

    /** Operator {@code Queued}; if no fault makes the queue, the function takes address and data apart. */
    private boolean queued(final int[] w) {
        if (!dev.queues(w) || dev.sending(w) != 0) {
            return false;
        }
        dev.left(w, config.isUndrained() ? Kept.WHOLE : Kept.ADDRESS);
        dev.setSending(w, Message.stamp(Message.NONE, one, 0));
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
        return !config.isUndrained() && content == differing(w) && answered(w, left);
    }

    /**
     * A message leaves for a request that waited until an unmask. Spec action: {@code AnswerWaiting}.
     *
     * @param w       the words
     * @param content the fields in which it differs from the registers
     * @return whether the step is enabled
     */
    public boolean answerWaiting(final int[] w, final int content) {
        return !config.isUndrained() && content == differing(w) && released(w);
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
     * The queued message leaves, with any content. Spec action: {@code LeaveQueue}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean leaveQueue(final int[] w) {
        final boolean full = dev.sending(w) != 0;
        dev.setSending(w, 0);
        return full;
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
        if (w[owed] == 0 || !dev.overrun(after, one)) {
            return false;
        }
        if (dev.canSend(after, one)) {
            return answered(w, left);
        }
        dev.overrun(w, one);
        w[owed] = 0;
        return left == 0;
    }

    /**
     * As {@link #findNoRoom}, for a request that waited until an unmask. Spec action: {@code FindNoRoomWaiting}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean findNoRoomWaiting(final int[] w) {
        if (!scheduled(w) || !dev.overrun(w, one)) {
            return false;
        }
        w[owed] = dev.canSend(w, one) ? w[owed] : 0;
        return true;
    }

    /**
     * Something happens that is not this vector's. Spec action: {@code Pass}.
     *
     * @param w the words
     * @return whether the step is enabled
     */
    public boolean pass(final int[] w) {
        return patient(w);
    }
}
