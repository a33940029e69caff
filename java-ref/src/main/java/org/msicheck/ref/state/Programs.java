package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * Software, as rules over the words of a state: variable {@code drv}. Words: a program counter (from 0) and a register
 * for each actor, a holder for each lock, the signals, what each owner wants masked, and who wants Enable.
 */
public final class Programs {
    /** Register value {@code none}. */
    public static final int NONE = 0;

    /** Register value {@code yes}. */
    public static final int YES = 1;

    /** Register value {@code no}. */
    public static final int NO = 2;

    /** Position of what software can read, see {@link org.msicheck.ref.function.Function#readable}. */
    public static final int READABLE = 3;

    private final Platform platform;
    private final Names names;
    private final ActorStep[][] programs;
    private final int pc;
    private final int reg;
    private final int locks;
    private final int signals;
    private final int asksMask;
    private final int asksEnable;

    Programs(final Platform platform, final Names names, final ActorStep[][] programs, final Words words) {
        this.platform = platform;
        this.names = names;
        this.programs = programs;
        this.pc = words.take(programs.length);
        this.reg = words.take(programs.length);
        this.locks = words.take(names.locks().size());
        this.signals = words.take(1);
        this.asksMask = words.take(names.owners().size());
        this.asksEnable = words.take(1);
    }

    void start(final int[] w, final ModelValue start) {
        for (final ModelValue wish : Values.elements(Values.field(start, "asksMask"))) {
            askMask(w, names.owners().indexOf(Values.string(Values.field(wish, "owner"))),
                    platform.irq(Values.string(Values.field(wish, "irq"))), true);
        }
        for (final ModelValue owner : Values.elements(Values.field(start, "asksEnable"))) {
            askEnable(w, names.owners().indexOf(Values.string(owner)), true);
        }
    }

    /**
     * Names of the actors.
     *
     * @return in the order of their positions
     */
    public List<String> actors() {
        return names.actors();
    }

    /**
     * Whether an actor has done all its steps.
     *
     * @param w     the words
     * @param actor the actor
     * @return true behind the last step
     */
    public boolean finished(final int[] w, final int actor) {
        return w[pc + actor] == programs[actor].length;
    }

    /**
     * The position of the step at which an actor stands.
     *
     * @param w     the words
     * @param actor the actor
     * @return from 0; the length of its program if it has finished
     */
    public int pc(final int[] w, final int actor) {
        return w[pc + actor];
    }

    /**
     * The step at which an actor stands.
     *
     * @param w     the words
     * @param actor an actor that has not finished
     * @return the step
     */
    public ActorStep step(final int[] w, final int actor) {
        return programs[actor][w[pc + actor]];
    }

    /**
     * All steps of an actor.
     *
     * @param actor the actor
     * @return in order
     */
    public List<ActorStep> steps(final int actor) {
        return List.of(programs[actor]);
    }

    /**
     * Whether the actor's register lets the step happen.
     *
     * @param w    the words
     * @param step the step
     * @return false if it is to be skipped
     */
    public boolean wanted(final int[] w, final ActorStep step) {
        return step.when() == ActorStep.ALWAYS || step.when() == w[reg + step.actor()];
    }

    /**
     * The actor goes on to its next step.
     *
     * @param w    the words
     * @param step the step at which it stands
     */
    public void proceed(final int[] w, final ActorStep step) {
        w[pc + step.actor()]++;
    }

    /**
     * The actor keeps a value and goes on.
     *
     * @param w     the words
     * @param step  the step at which it stands
     * @param value a position among the local words
     */
    public void learn(final int[] w, final ActorStep step, final int value) {
        w[reg + step.actor()] = value;
        proceed(w, step);
    }

    /**
     * Whether nobody holds a lock.
     *
     * @param w    the words
     * @param lock the lock
     * @return true if free
     */
    public boolean lockFree(final int[] w, final int lock) {
        return w[locks + lock] == 0;
    }

    /**
     * An actor takes a lock.
     *
     * @param w     the words
     * @param lock  the lock
     * @param actor the holder
     */
    public void lock(final int[] w, final int lock, final int actor) {
        w[locks + lock] = actor + 1;
    }

    /**
     * A lock becomes free.
     *
     * @param w    the words
     * @param lock the lock
     */
    public void unlock(final int[] w, final int lock) {
        w[locks + lock] = 0;
    }

    /**
     * Whether a signal has been given and not been taken.
     *
     * @param w      the words
     * @param signal the signal
     * @return true if it waits
     */
    public boolean signalled(final int[] w, final int signal) {
        return (w[signals] >>> signal & 1) != 0;
    }

    /**
     * Gives or takes a signal.
     *
     * @param w      the words
     * @param signal the signal
     * @param given  whether it waits from now on
     */
    public void setSignal(final int[] w, final int signal, final boolean given) {
        w[signals] = given ? w[signals] | 1 << signal : w[signals] & ~(1 << signal);
    }

    /**
     * An owner asks for an irq to be masked, or no longer.
     *
     * @param w      the words
     * @param owner  the owner
     * @param irq    the irq
     * @param masked what it asks for
     */
    public void askMask(final int[] w, final int owner, final int irq, final boolean masked) {
        final int word = asksMask + owner;
        w[word] = masked ? w[word] | 1 << irq : w[word] & ~(1 << irq);
    }

    /**
     * An owner asks for Enable, or no longer.
     *
     * @param w     the words
     * @param owner the owner
     * @param on    what it asks for
     */
    public void askEnable(final int[] w, final int owner, final boolean on) {
        w[asksEnable] = on ? w[asksEnable] | 1 << owner : w[asksEnable] & ~(1 << owner);
    }

    /**
     * The irqs that somebody wants masked.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int masksAsked(final int[] w) {
        int asked = 0;
        for (int owner = 0; owner < names.owners().size(); owner++) {
            asked |= w[asksMask + owner];
        }
        return asked;
    }

    /**
     * Whether somebody wants Enable.
     *
     * @param w the words
     * @return true if at least one owner does
     */
    public boolean enableAsked(final int[] w) {
        return w[asksEnable] != 0;
    }

    ModelValue project(final int[] w) {
        final Map<String, ModelValue> pcs = new TreeMap<>();
        final Map<String, ModelValue> regs = new TreeMap<>();
        for (int actor = 0; actor < programs.length; actor++) {
            pcs.put(names.actors().get(actor), ModelValue.of(w[pc + actor] + 1));
            regs.put(names.actors().get(actor), ModelValue.of(names.localWords().get(w[reg + actor])));
        }
        return ModelValue.record(Map.of(
                "pc", ModelValue.record(pcs),
                "reg", ModelValue.record(regs),
                "locks", projectLocks(w),
                "signals", Words.set(w[signals], names.signals()),
                "asksMask", projectMasks(w),
                "asksEnable", Words.set(w[asksEnable], names.owners())));
    }

    private ModelValue projectLocks(final int[] w) {
        final List<ModelValue> held = new ArrayList<>();
        for (int lock = 0; lock < names.locks().size(); lock++) {
            if (!lockFree(w, lock)) {
                held.add(ModelValue.record(Map.of(
                        "lock", ModelValue.of(names.locks().get(lock)),
                        "actor", ModelValue.of(names.actors().get(w[locks + lock] - 1)))));
            }
        }
        return ModelValue.SetOf.copyOf(held);
    }

    private ModelValue projectMasks(final int[] w) {
        final List<ModelValue> wishes = new ArrayList<>();
        for (int owner = 0; owner < names.owners().size(); owner++) {
            for (int irqs = w[asksMask + owner]; irqs != 0; irqs &= irqs - 1) {
                wishes.add(ModelValue.record(Map.of(
                        "owner", ModelValue.of(names.owners().get(owner)),
                        "irq", ModelValue.of(platform.irqs().get(Integer.numberOfTrailingZeros(irqs))))));
            }
        }
        return ModelValue.SetOf.copyOf(wishes);
    }
}
