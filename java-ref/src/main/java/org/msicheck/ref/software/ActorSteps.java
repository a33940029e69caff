package org.msicheck.ref.software;

import org.msicheck.ref.function.Functions;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Programs;
import org.msicheck.ref.state.Signals;
import org.msicheck.ref.state.Sources;
import org.msicheck.ref.state.Variables;

/** Steps about sources, and of actors among themselves. {@link Software} says how actions work. */
public final class ActorSteps {
    private final Software software;
    private final Variables vars;
    private final Functions devs;
    private final Sources src;
    private final Signals signals;

    /**
     * The steps of a machine.
     *
     * @param vars     the machine's variables
     * @param software guards
     */
    public ActorSteps(final Variables vars, final Software software) {
        this.software = software;
        this.vars = vars;
        this.devs = vars.dev();
        this.src = vars.src();
        this.signals = vars.signals();
    }

    /**
     * The source may interrupt. Spec action: {@code Arm}.
     *
     * @param w      the words
     * @param step   the step
     * @param raises whether it asks for an interrupt because its condition is set
     * @return whether the action is enabled
     */
    public boolean arm(final int[] w, final ActorStep step, final boolean raises) {
        if (!software.ready(w, step) || !src.canArm(w, step.irq(), raises)) {
            return false;
        }
        src.arm(w, step.irq(), raises);
        return software.proceed(w, step);
    }

    /**
     * The source may not interrupt. Spec action: {@code Disarm}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean disarm(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        src.disarm(w, step.irq());
        devs.at(step.function()).unused(w, devs.own(step.irq()));
        return software.proceed(w, step);
    }

    /**
     * Looks at the source without an interrupt. Spec action: {@code Poll}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean poll(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        vars.consume(w, 1 << step.irq());
        return software.proceed(w, step);
    }

    /**
     * Takes a lock. Spec action: {@code Lock}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean lock(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        signals.lock(w, step.name(), step.actor());
        return software.proceed(w, step);
    }

    /**
     * Gives a lock back. Spec action: {@code Unlock}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean unlock(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        signals.unlock(w, step.name());
        return software.proceed(w, step);
    }

    /**
     * Gives a signal. Spec action: {@code Signal}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean signal(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        signals.setSignal(w, step.name(), true);
        return software.proceed(w, step);
    }

    /**
     * Waits for a signal and takes it. Spec action: {@code Await}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean await(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        signals.setSignal(w, step.name(), false);
        return software.proceed(w, step);
    }

    /**
     * An allocation that may fail. Spec action: {@code Allocate}.
     *
     * @param w    the words
     * @param step the step
     * @param granted whether it succeeds
     * @return whether the action is enabled
     */
    public boolean allocate(final int[] w, final ActorStep step, final boolean granted) {
        if (!software.ready(w, step)) {
            return false;
        }
        return software.learn(w, step, granted ? Programs.YES : Programs.NO);
    }
}
