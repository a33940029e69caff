package org.msicheck.ref.function;

import java.util.List;
import org.msicheck.system.ModelValue;

/**
 * A function with message signaled interrupts, as rules over the words of a state. Stateless; {@code w} is always the
 * array that holds the function's words, an irq always its position.
 *
 * <p>An embedder calls {@link #start}, {@link #writeDword}, {@link #canSend}, {@link #outgoing} and so on with an array
 * of its own.
 */
public interface Function {
    /**
     * How many functions software may find at the start: size of {@code NewFunctions}.
     *
     * @return at least 1
     */
    int starts();

    /**
     * Puts the function into a state in which software may find it: an element of {@code NewFunctions}.
     *
     * @param w      the words
     * @param start  the specification's record {@code Start}
     * @param number which one, from 0
     */
    void start(int[] w, ModelValue start, int number);

    /**
     * Puts the function into its state after power on, with all choices still open; for an embedder that has no start.
     *
     * @param w the words
     */
    void powerOn(int[] w);

    /**
     * The message that software programmed.
     *
     * @param w   the words
     * @param irq the irq
     * @return the message
     */
    int programmed(int[] w, int irq);

    /**
     * Enable in Message Control: operator {@code EnabledFunction}.
     *
     * @param w the words
     * @return the bit
     */
    boolean enabled(int[] w);

    /**
     * The text's notion of masked, 6.1.4.5, without Enable: operator {@code Masked}.
     *
     * @param w the words
     * @return one bit an irq
     */
    int masked(int[] w);

    /**
     * The effects that writes can ever have: operator {@code AllEffects}.
     *
     * @return in a fixed order
     */
    List<Effect> allEffects();

    /**
     * The effects that a write can have now.
     *
     * @param w        the words
     * @param register what is written
     * @param irq      whose register, any if the function has one only
     * @param value    the dword
     * @return a set of effects, see {@link Effect#bit}
     */
    int writeEffects(int[] w, Register register, int irq, int value);

    /**
     * A dword write arrives.
     *
     * @param w        the words
     * @param register what is written
     * @param irq      whose register
     * @param value    the dword
     * @param effect   one of {@link #writeEffects}
     */
    void writeDword(int[] w, Register register, int irq, int value, Effect effect);

    /**
     * What software learns from a read.
     *
     * @param w        the words
     * @param register Vector Control or Message Control
     * @param irq      whose register
     * @return position in {@link #readable}
     */
    int readDword(int[] w, Register register, int irq);

    /**
     * The values that software can learn from a read.
     *
     * @return the specification's words
     */
    List<String> readable();

    /**
     * The dword of Mask Bits that masks some irqs.
     *
     * @param irqs one bit an irq
     * @return one bit a vector
     */
    int maskBits(int irqs);

    /**
     * Whether a write clears Enable.
     *
     * @param w        the words before the write
     * @param register what is written
     * @param value    the dword
     * @return true if Enable goes from 1 to 0
     */
    boolean disableEdge(int[] w, Register register, int value);

    /**
     * Whether a write is one that the text leaves undefined.
     *
     * @param w        the words before the write
     * @param register what is written
     * @param irq      whose register
     * @param value    the dword
     * @return true if software ought not to do it
     */
    boolean illegalWrite(int[] w, Register register, int irq, int value);

    /**
     * The effects that a new event can have now.
     *
     * @param w the words
     * @return a set of effects
     */
    int raiseEffects(int[] w);

    /**
     * Whether an event's message leaves at once.
     *
     * @param w   the words
     * @param irq the irq
     * @return true if the function is enabled and takes the irq for open
     */
    boolean canSend(int[] w, int irq);

    /**
     * An event whose message cannot leave at once.
     *
     * @param w      the words
     * @param irq    the irq
     * @param effect one of {@link #raiseEffects}
     */
    void raiseSilently(int[] w, int irq, Effect effect);

    /**
     * A request of an open vector waits from now on: it was not answered before a write silenced the vector.
     *
     * @param w   the words
     * @param irq the irq
     */
    void keepWaiting(int[] w, int irq);

    /**
     * The message that goes out now.
     *
     * @param w   the words
     * @param irq the irq
     * @return the message
     */
    int outgoing(int[] w, int irq);

    /**
     * The request of an irq is answered by a message.
     *
     * @param w   the words
     * @param irq the irq
     */
    void sent(int[] w, int irq);

    /**
     * A message of an irq finds no room on its way: operator {@code Overrun}.
     *
     * @param w   the words
     * @param irq the irq
     * @return false if it waits for room, which changes nothing
     */
    boolean overrun(int[] w, int irq);

    /**
     * Software tells the source of an irq not to interrupt: operator {@code Unused}.
     *
     * @param w   the words
     * @param irq the irq
     */
    void unused(int[] w, int irq);

    /**
     * The condition behind the request of an irq is gone.
     *
     * @param w   the words
     * @param irq the irq
     */
    void causeGone(int[] w, int irq);

    /**
     * A function level reset.
     *
     * @param w the words
     */
    void reset(int[] w);

    /**
     * The pending bits.
     *
     * @param w the words
     * @return one bit an irq
     */
    int pending(int[] w);

    /**
     * Pending bits that an unmask edge lets go.
     *
     * @param w the words
     * @return one bit an irq
     */
    int scheduled(int[] w);

    /**
     * The INTx line.
     *
     * @param w the words
     * @return true if raised
     */
    boolean intx(int[] w);

    /**
     * Whether a message that is generated now goes to the send queue.
     *
     * @param w the words
     * @return false if it is on the wire at once
     */
    boolean queues(int[] w);

    /**
     * Whether a read may be completed: the send queue is empty, or this function does not wait for it.
     *
     * @param w the words
     * @return false if the read waits
     */
    boolean drained(int[] w);

    /**
     * The message of the send queue as it leaves.
     *
     * @param w    the words
     * @param kept what it keeps of what was generated
     * @return the message
     */
    int leaving(int[] w, Kept kept);

    /**
     * Whether the message of the send queue may leave so: operator {@code Keeps}.
     *
     * @param w    the words
     * @param kept what it keeps of what was generated
     * @return true if it may
     */
    boolean keeps(int[] w, Kept kept);

    /**
     * The message of the send queue has left.
     *
     * @param w    the words
     * @param kept what it kept of what was generated
     */
    void left(int[] w, Kept kept);

    /**
     * The send queue, which holds one message at most.
     *
     * @param w the words
     * @return the stamped message, or 0 if there is none
     */
    int sending(int[] w);

    /**
     * Replaces the send queue.
     *
     * @param w       the words
     * @param message a stamped message, or 0 for none
     */
    void setSending(int[] w, int message);

    /**
     * The message fields in the registers of an irq, as packed by {@link org.msicheck.ref.message.Message#pack}.
     *
     * @param w   the words
     * @param irq the irq
     * @return with MSI the base message
     */
    int inRegisters(int[] w, int irq);

    /**
     * The message fields that the function uses for an irq.
     *
     * @param w   the words
     * @param irq the irq
     * @return with MSI the base message
     */
    int inUse(int[] w, int irq);

    /**
     * Replaces the message fields of an irq by others, as if they had always been there; no rule of the function.
     *
     * @param w         the words
     * @param irq       the irq
     * @param registers address, upper address and data for the registers
     * @param use       what the function uses, packed
     */
    void rename(int[] w, int irq, int[] registers, int use);

    /**
     * What the function may still turn out to be.
     *
     * @return field {@code may}
     */
    Choices may();

    /**
     * The specification's variable {@code dev}.
     *
     * @param w the words
     * @return the record
     */
    ModelValue project(int[] w);
}
