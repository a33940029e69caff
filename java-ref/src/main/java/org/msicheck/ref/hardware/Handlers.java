package org.msicheck.ref.hardware;

import org.msicheck.ref.processor.Phase;
import org.msicheck.ref.processor.Processors;
import org.msicheck.ref.processor.Slot;
import org.msicheck.ref.state.Sources;
import org.msicheck.ref.state.Variables;

/** The actions of processors and of the handlers that they run, in the manner of {@link Hardware}. */
public final class Handlers {
    private final Variables vars;
    private final Processors cpu;
    private final Sources src;

    /**
     * The handlers of a machine.
     *
     * @param vars its variables
     */
    public Handlers(final Variables vars) {
        this.vars = vars;
        this.cpu = vars.cpu();
        this.src = vars.src();
    }

    /**
     * The processor takes a waiting vector: IRR to ISR, into the handler. Spec action: {@code Dispatch}.
     *
     * @param w         the words
     * @param processor the processor
     * @param vector    the vector
     * @return whether the action is enabled
     */
    public boolean dispatch(final int[] w, final int processor, final int vector) {
        if (!cpu.canDispatch(w, processor, vector)) {
            return false;
        }
        final int slot = vars.slot().get(w, processor, vector);
        cpu.enter(w, processor, vector, slot);
        if (Slot.owned(slot)) {
            vars.drv().interruptedAt(w, processor, vector);
        }
        vars.slot().set(w, processor, vector, Slot.after(slot));
        return true;
    }

    /**
     * The handler looks at its sources. Spec action: {@code Look}.
     *
     * @param w         the words
     * @param processor the processor
     * @return whether the action is enabled
     */
    public boolean look(final int[] w, final int processor) {
        if (vars.hostCpu(processor) || cpu.phase(w, processor) != Phase.ENTERED) {
            return false;
        }
        final int found = vars.settings().lookedAt(w, cpu.irq(w, processor)) & src.condition(w);
        vars.consume(w, found);
        cpu.looked(w, processor, found != 0);
        return true;
    }

    /** The kernel ends every interrupt, or all but those on a vector that is nobody's: operator {@code WritesEoi}. */
    private boolean writesEoi(final int[] w, final int processor) {
        return !vars.noEoiCpu(processor) || cpu.phase(w, processor) != Phase.STRAY;
    }

    /**
     * End of interrupt; the processor goes on. Spec action: {@code Return}.
     *
     * @param w         the words
     * @param processor the processor
     * @return whether the action is enabled
     */
    public boolean returnFromHandler(final int[] w, final int processor) {
        if (!cpu.canReturn(w, processor)) {
            return false;
        }
        cpu.leave(w, processor, writesEoi(w, processor));
        return true;
    }
}
