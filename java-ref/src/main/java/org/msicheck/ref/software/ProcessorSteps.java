package org.msicheck.ref.software;

import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.processor.Slot;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Ghost;
import org.msicheck.ref.state.Programs;
import org.msicheck.ref.state.SlotTables;
import org.msicheck.ref.state.Variables;

/** Steps about processors and vector tables. {@link Software} says how actions work. */
public final class ProcessorSteps {
    private final Software software;
    private final Programs drv;
    private final Processors cpu;
    private final SlotTables slot;
    private final Ghost ghost;

    /**
     * The steps of a machine.
     *
     * @param vars     the machine's variables
     * @param software guards
     */
    public ProcessorSteps(final Variables vars, final Software software) {
        this.drv = vars.drv();
        this.software = software;
        this.cpu = vars.cpu();
        this.slot = vars.slot();
        this.ghost = vars.ghost();
    }

    private boolean setSlot(final int[] w, final ActorStep step, final int value) {
        slot.set(w, step.cpu(), step.vector(), value);
        return software.proceed(w, step);
    }

    /**
     * A slot that is free or shut down gets an owner. Spec action: {@code Reserve}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean reserve(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        drv.reservedAt(w, step.cpu(), step.vector());
        ghost.requestIrq(w, software.ownCpus(step), step.irq());
        return setSlot(w, step, step.irq());
    }

    /**
     * A slot becomes free. Spec action: {@code Release}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean release(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        return setSlot(w, step, Slot.FREE);
    }

    /**
     * A slot is marked VECTOR_SHUTDOWN. Spec action: {@code Shutdown}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean shutdown(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        return setSlot(w, step, Slot.SHUTDOWN);
    }

    /**
     * A free slot is marked VECTOR_RETRIGGERED; one in use is left alone. Spec action: {@code Announce}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean announce(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        return software.slotFree(w, step) ? setSlot(w, step, Slot.RETRIGGERED) : software.proceed(w, step);
    }

    /**
     * Is the vector in the IRR of the actor's processor? Spec action: {@code TestIrr}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean testIrr(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        return software.learn(w, step, software.irrClear(w, step) ? Programs.NO : Programs.YES);
    }

    /**
     * An inter-processor interrupt that stands for a message. Spec action: {@code Retrigger}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean retrigger(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        cpu.acceptMessage(w, step.cpu(), step.vector(), step.irq());
        return software.proceed(w, step);
    }

    /**
     * Interrupts off. Spec action: {@code IrqsOff}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean irqsOff(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        cpu.setOff(w, step.home(), step.actor());
        return software.proceed(w, step);
    }

    /**
     * Interrupts on. Spec action: {@code IrqsOn}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean irqsOn(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        cpu.setOff(w, step.home(), Processors.ON);
        return software.proceed(w, step);
    }

    /**
     * Waits until no handler of the irq runs. Spec action: {@code Synchronize}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean synchronize(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        return software.proceed(w, step);
    }

    /**
     * Software no longer owns a handler of the irq. Spec action: {@code FreeIrq}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean freeIrq(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        ghost.freeIrq(w, software.ownCpus(step), step.irq());
        return software.proceed(w, step);
    }

    /**
     * Waits until the vector is not in the IRR of the actor's processor. Spec action: {@code AwaitIrrClear}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean awaitIrrClear(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        return software.proceed(w, step);
    }

    /**
     * The first interrupt at a slot has been taken. Spec action: {@code AwaitInterrupt}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean awaitInterrupt(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        return software.proceed(w, step);
    }

    /**
     * The local APIC of the actor's processor is disabled. Spec action: {@code ApicOff}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean apicOff(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        cpu.apicOff(w, step.home());
        return software.proceed(w, step);
    }
}
