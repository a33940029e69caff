package org.msicheck.ref.software;

import org.msicheck.ref.bus.WayDown;
import org.msicheck.ref.function.Functions;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Programs;
import org.msicheck.ref.state.Settings;
import org.msicheck.ref.state.Variables;

/** Steps about the function's registers, and the step that is skipped. {@link Software} says how actions work. */
public final class RegisterSteps {
    private final Variables vars;
    private final Software software;
    private final Programs drv;
    private final Settings settings;
    private final WayDown down;

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
        this.down = vars.down();
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
     * A dword write. Spec action: {@code Write}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean write(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        down.write(
                w,
                step.actor(),
                step.first().register(),
                step.irq(),
                step.first().value());
        return software.proceed(w, step);
    }

    /**
     * A qword write, which travels as two ordered dwords. Spec action: {@code WriteQword}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean writeQword(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        down.write(
                w,
                step.actor(),
                step.first().register(),
                step.irq(),
                step.first().value());
        down.write(
                w,
                step.actor(),
                step.second().register(),
                step.irq(),
                step.second().value());
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
        if (!software.ready(w, step)) {
            return false;
        }
        down.flush(w, step.actor(), step.function(), step.first().register());
        return ask(w, step);
    }

    /** Operator {@code Ask}: the actor waits for the read that it has sent. */
    private boolean ask(final int[] w, final ActorStep step) {
        drv.setReading(w, step.actor(), true);
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
        if (!software.ready(w, step)) {
            return false;
        }
        down.read(w, step.actor(), step.first().register(), step.irq());
        return ask(w, step);
    }

    /**
     * A function level reset, for whose end software waits. Spec action: {@code ResetFunction}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean resetFunction(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        down.reset(w, step.actor(), step.function());
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
        if (!software.ready(w, step)) {
            return false;
        }
        final int word = (settings.held(w, step.actor()) | step.set()) & ~step.clear();
        settings.hold(w, step.actor(), 0);
        settings.setMaskWord(w, word);
        final Functions devs = vars.dev();
        final int bits = devs.at(step.function()).maskBits(devs.ofFunction(step.function(), word));
        down.write(w, step.actor(), Register.MASK, step.irq(), bits);
        return software.proceed(w, step);
    }
}
