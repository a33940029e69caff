package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * Where the actors stand, as rules over the words of a state: fields {@code pc}, {@code reg} and
 * {@code reading} of {@code drv}. Words: a program counter (from 0) and a register for each actor, and a bit for each
 * actor whose read has not returned.
 */
public final class Programs {
    /** Register value {@code none}. */
    public static final int NONE = 0;

    /** Register value {@code yes}. */
    public static final int YES = 1;

    /** Register value {@code no}. */
    public static final int NO = 2;

    private static final int CPU_SHIFT = 8;

    private final Names names;
    private final ActorStep[][] programs;
    private final int pc;
    private final int reg;
    private final int reading;
    private final int interrupted;
    private final List<Integer> awaitedSlots;
    private final int[][] readableWords;

    Programs(final Names names, final List<List<String>> readable, final ActorStep[][] programs, final Words words) {
        this.names = names;
        this.programs = programs;
        this.pc = words.take(programs.length);
        this.reg = words.take(programs.length);
        this.reading = words.take(1);
        this.awaitedSlots = Arrays.stream(programs)
                .flatMap(Arrays::stream)
                .filter(step -> step.word() == StepWord.AWAIT_INTERRUPT)
                .map(step -> slot(step.cpu(), step.vector()))
                .distinct()
                .sorted()
                .toList();
        this.interrupted = words.take(1);
        this.readableWords = readable.stream()
                .map(some -> some.stream().mapToInt(names.localWords()::indexOf).toArray())
                .toArray(int[][]::new);
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
     * Puts an actor in front of any of its steps, or behind the last one; its register keeps its value.
     *
     * @param w        the words
     * @param actor    the actor
     * @param position from 0 to the length of its program
     */
    public void place(final int[] w, final int actor, final int position) {
        w[pc + actor] = position;
    }

    /**
     * An actor forgets what it has learned.
     *
     * @param w     the words
     * @param actor the actor
     */
    public void forget(final int[] w, final int actor) {
        w[reg + actor] = NONE;
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
     * The local word for what software has read.
     *
     * @param function the function that was read
     * @param position position in its {@link org.msicheck.ref.function.Function#readable}
     * @return a position among the local words
     */
    public int readable(final int function, final int position) {
        return readableWords[function][position];
    }

    /**
     * The actor keeps a value and goes on.
     *
     * @param w     the words
     * @param step  the step at which it stands
     * @param value a position among the local words
     */
    public void learn(final int[] w, final ActorStep step, final int value) {
        keep(w, step.actor(), value);
        proceed(w, step);
    }

    /**
     * What a read has found comes to the actor's register.
     *
     * @param w     the words
     * @param actor who reads
     * @param value a position among the local words
     */
    public void keep(final int[] w, final int actor, final int value) {
        w[reg + actor] = value;
    }

    /**
     * Actors whose read has not returned.
     *
     * @param w the words
     * @return one bit an actor
     */
    public int reading(final int[] w) {
        return w[reading];
    }

    /**
     * Whether the read of an actor has not returned.
     *
     * @param w     the words
     * @param actor the actor
     * @return true if it waits
     */
    public boolean isReading(final int[] w, final int actor) {
        return (w[reading] >>> actor & 1) != 0;
    }

    /**
     * The read of an actor begins or returns.
     *
     * @param w     the words
     * @param actor the actor
     * @param waits whether it has begun
     */
    public void setReading(final int[] w, final int actor, final boolean waits) {
        w[reading] = waits ? w[reading] | 1 << actor : w[reading] & ~(1 << actor);
    }

    private static int slot(final int cpu, final int vector) {
        return cpu << CPU_SHIFT | vector;
    }

    /** One bit if some step waits for an interrupt at a slot, else 0. */
    private int awaited(final int cpu, final int vector) {
        final int position = awaitedSlots.indexOf(slot(cpu, vector));
        return position < 0 ? 0 : 1 << position;
    }

    /**
     * An interrupt was taken at a slot that has an owner.
     *
     * @param w      the words
     * @param cpu    the processor
     * @param vector the vector
     */
    public void interruptedAt(final int[] w, final int cpu, final int vector) {
        w[interrupted] |= awaited(cpu, vector);
    }

    /**
     * A slot is reserved; interrupts count from now on.
     *
     * @param w      the words
     * @param cpu    the processor
     * @param vector the vector
     */
    public void reservedAt(final int[] w, final int cpu, final int vector) {
        w[interrupted] &= ~awaited(cpu, vector);
    }

    /**
     * Whether there was an interrupt at the slot of a step that waits for one.
     *
     * @param w    the words
     * @param step the step
     * @return true if it need not wait
     */
    public boolean wasInterrupted(final int[] w, final ActorStep step) {
        return (w[interrupted] & awaited(step.cpu(), step.vector())) != 0;
    }

    void project(final int[] w, final Platform platform, final Map<String, ModelValue> fields) {
        final Map<String, ModelValue> pcs = new TreeMap<>();
        final Map<String, ModelValue> regs = new TreeMap<>();
        for (int actor = 0; actor < programs.length; actor++) {
            pcs.put(names.actors().get(actor), ModelValue.of(w[pc + actor] + 1));
            regs.put(names.actors().get(actor), ModelValue.of(names.localWords().get(w[reg + actor])));
        }
        fields.put("pc", ModelValue.record(pcs));
        fields.put("reg", ModelValue.record(regs));
        fields.put("interrupted", projectInterrupted(w, platform));
        fields.put("reading", Words.set(w[reading], names.actors()));
    }

    private ModelValue projectInterrupted(final int[] w, final Platform platform) {
        final List<ModelValue> slots = new ArrayList<>();
        for (int position = 0; position < awaitedSlots.size(); position++) {
            if ((w[interrupted] >>> position & 1) != 0) {
                final int slot = awaitedSlots.get(position);
                slots.add(ModelValue.record(Map.of(
                        "cpu", ModelValue.of(platform.cpus().get(slot >>> CPU_SHIFT)),
                        "vector", ModelValue.of(platform.vectors().get(slot & (1 << CPU_SHIFT) - 1)))));
            }
        }
        return ModelValue.SetOf.copyOf(slots);
    }
}
