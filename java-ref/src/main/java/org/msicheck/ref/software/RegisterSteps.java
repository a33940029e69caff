package org.msicheck.ref.software;

import org.msicheck.ref.function.Register;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Programs;
import org.msicheck.ref.state.Settings;
import org.msicheck.ref.state.Variables;
import org.msicheck.ref.state.Wires;

/** Steps about the function's registers, and the step that is skipped. {@link Software} says how actions work. */
public final class RegisterSteps {
    private final Variables vars;
    private final Software software;
    private final Programs drv;
    private final Settings settings;
    private final Wires wires;

    /**
     * The steps of a machine.
     *
     * @param vars     the machine's variables
     * @param software guards
     */
    public RegisterSteps(final Variables vars, final Software software) {
        this.vars = vars;
        this.software = software;
        this.drv = vars.drv();
        this.settings = vars.settings();
        this.wires = vars.wires();
    }

    /**
     * A step that the actor's register rules out. Spec action: {@code Skip}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean skip(final int[] w, final ActorStep step) {
        if (drv.pc(w, step.actor()) != step.number() || !software.runs(w, step) || drv.wanted(w, step)) {
            return false;
        }
        return software.proceed(w, step);
    }

    /**
     * A posted dword write. Spec action: {@code Write}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean write(final int[] w, final ActorStep step) {
        if (!software.ready(w, step) || !wires.canPost(w, 1)) {
            return false;
        }
        wires.post(w, step.first().register(), step.irq(), step.first().value());
        return software.proceed(w, step);
    }

    /**
     * A posted qword write, which travels as two ordered dwords. Spec action: {@code WriteQword}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean writeQword(final int[] w, final ActorStep step) {
        if (!software.ready(w, step) || !wires.canPost(w, 2)) {
            return false;
        }
        wires.post(w, step.first().register(), step.irq(), step.first().value());
        wires.post(w, step.second().register(), step.irq(), step.second().value());
        return software.proceed(w, step);
    }

    /**
     * A read whose value is thrown away. Spec action: {@code Flush}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean flush(final int[] w, final ActorStep step) {
        if (!software.ready(w, step) || !software.flushed(w)) {
            return false;
        }
        return software.proceed(w, step);
    }

    /**
     * A read into the actor's register. Spec action: {@code Read}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean read(final int[] w, final ActorStep step) {
        if (!software.ready(w, step) || !software.flushed(w)) {
            return false;
        }
        final int value = vars.dev().readDword(w, step.first().register(), step.irq());
        return software.learn(w, step, drv.readable(value));
    }

    /**
     * A function level reset; it drops requests, never the sources' conditions. Spec action: {@code ResetFunction}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean resetFunction(final int[] w, final ActorStep step) {
        if (!software.ready(w, step) || !wires.downEmpty(w)) {
            return false;
        }
        vars.dev().reset(w);
        vars.ghost().keepRequests(w, 0);
        return software.proceed(w, step);
    }

    /**
     * The actor copies the kernel's mask word. Spec action: {@code LoadMask}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean loadMask(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        settings.hold(w, step.actor(), settings.maskWord(w));
        return software.proceed(w, step);
    }

    /**
     * The actor changes its copy, and stores and writes it. Spec action: {@code StoreMask}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean storeMask(final int[] w, final ActorStep step) {
        if (!software.ready(w, step) || !wires.canPost(w, 1)) {
            return false;
        }
        final int word = (settings.held(w, step.actor()) | step.set()) & ~step.clear();
        settings.hold(w, step.actor(), 0);
        settings.setMaskWord(w, word);
        wires.post(w, Register.MASK, step.irq(), vars.dev().maskBits(word));
        return software.proceed(w, step);
    }
}
