package org.msicheck.ref.software;

import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.processor.Slot;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Programs;
import org.msicheck.ref.state.Variables;

/**
 * What the actions of actors have in common: their guards, and going on.
 *
 * <p>An action takes the words of a state and a step. It answers false and leaves the words alone if the actor does not
 * stand there, may not run, is to skip the step, or has to wait; else it turns them into the successor's.
 */
public final class Software {
    private final Variables vars;
    private final Programs drv;
    private final Processors cpu;

    /**
     * The software of a machine.
     *
     * @param vars its variables
     */
    public Software(final Variables vars) {
        this.vars = vars;
        this.drv = vars.drv();
        this.cpu = vars.cpu();
    }

    /**
     * Whether an actor may run: its processor runs no handler, nobody else has turned interrupts off there, and no read or
     * write of its own has to come back.
     *
     * @param w    the words
     * @param step a step of the actor
     * @return operator {@code Runs}
     */
    public boolean runs(final int[] w, final ActorStep step) {
        final int off = cpu.off(w, step.home());
        return cpu.idle(w, step.home())
                && (off == Processors.ON || off == step.actor())
                && !drv.isReading(w, step.actor())
                && !vars.down().awaits(w, step.actor());
    }

    /**
     * Whether the actor stands at a step and goes on with it.
     *
     * @param w    the words
     * @param step the step
     * @return operator {@code Ready}
     */
    public boolean ready(final int[] w, final ActorStep step) {
        return drv.pc(w, step.actor()) == step.number() && runs(w, step) && drv.wanted(w, step) && canDo(w, step);
    }

    /**
     * Whether the actor need not wait at a step: for room on the way to the function, or for what its word waits for.
     *
     * @param w    the words
     * @param step the step
     * @return operator {@code CanDo}
     */
    public boolean canDo(final int[] w, final ActorStep step) {
        return switch (step.word()) {
            case RESERVE -> slotAllocatable(w, step);
            case SYNCHRONIZE -> synchronizedNow(w, step);
            case AWAIT_IRR_CLEAR -> irrClear(w, step);
            case AWAIT_INTERRUPT -> drv.wasInterrupted(w, step);
            case LOCK -> vars.signals().lockFree(w, step.name());
            case AWAIT -> vars.signals().signalled(w, step.name());
            default -> step.requests() == 0 || vars.down().canPost(w, step.requests());
        };
    }

    /**
     * The actor goes on to its next step: operator {@code Proceed}.
     *
     * @param w    the words
     * @param step the step
     * @return true, since the action is enabled
     */
    public boolean proceed(final int[] w, final ActorStep step) {
        drv.proceed(w, step);
        return true;
    }

    /**
     * The actor keeps a value and goes on: operator {@code Learn}.
     *
     * @param w     the words
     * @param step  the step
     * @param value a position among the local words
     * @return true, since the action is enabled
     */
    public boolean learn(final int[] w, final ActorStep step, final int value) {
        drv.learn(w, step, value);
        return true;
    }

    /**
     * Whether the vector of a step is not in the IRR of its processor, which is the actor's own.
     *
     * @param w    the words
     * @param step the step
     * @return operator {@code IrrClear}
     */
    public boolean irrClear(final int[] w, final ActorStep step) {
        return cpu.waitingAt(w, step.cpu(), step.vector()) == 0;
    }

    /**
     * Whether the allocator can hand out the slot of a step: it is free or announced.
     *
     * @param w    the words
     * @param step the step
     * @return true if it is in {@code Allocatable}
     */
    public boolean slotAllocatable(final int[] w, final ActorStep step) {
        return slotFree(w, step) || Slot.announced(vars.slot().get(w, step.cpu(), step.vector()));
    }

    /**
     * Whether the slot of a step is free.
     *
     * @param w    the words
     * @param step the step
     * @return true if it is nobody's
     */
    public boolean slotFree(final int[] w, final ActorStep step) {
        return vars.slot().get(w, step.cpu(), step.vector()) == Slot.FREE;
    }

    /**
     * Whether no handler of a step's irq runs in the actor's own kernel: a guest does not see the host's.
     *
     * @param w    the words
     * @param step the step
     * @return operator {@code Synchronized}
     */
    public boolean synchronizedNow(final int[] w, final ActorStep step) {
        for (int own = ownCpus(step); own != 0; own &= own - 1) {
            if (cpu.irq(w, Integer.numberOfTrailingZeros(own)) == step.irq()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The processors of the actor's kernel: a guest has others than its host.
     *
     * @param step a step of the actor
     * @return operator {@code OwnCpus}, one bit a processor
     */
    public int ownCpus(final ActorStep step) {
        final boolean host = vars.hostCpu(step.home());
        int own = 0;
        for (int processor = 0; processor < cpu.count(); processor++) {
            if (vars.hostCpu(processor) == host) {
                own |= 1 << processor;
            }
        }
        return own;
    }
}
