package org.msicheck.ref.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * The processors with their local APICs, as rules over the words of a state: variable {@code cpu}. Stateless; {@code w}
 * is the array that holds the words, a processor, vector or actor always its position.
 *
 * <p>Words of a processor: phase; whose handler runs; which actor turned interrupts off; whether the local APIC is
 * disabled; the IRR and the ISR as bitmaps by vector number; for each vector the irqs whose messages set its IRR bit, a
 * ghost.
 */
public final class Processors {
    /** No handler runs, or one of nobody. */
    public static final int NOBODY = -1;

    /** Interrupts are on. */
    public static final int ON = -1;

    private static final Phase[] PHASES = Phase.values();
    private static final int PHASE = 0;
    private static final int IRQ = 1;
    private static final int OFF = 2;
    private static final int APIC_OFF = 3;
    private static final int FIELDS = 4;

    private final Platform platform;
    private final int[] numbers;
    private final int bitmap;
    private final int base;
    private final int stride;

    /**
     * Processors in a state's words.
     *
     * @param platform names of processors, vectors and irqs
     * @param words    hands out the words
     */
    public Processors(final Platform platform, final Words words) {
        this.platform = platform;
        this.numbers = platform.vectors().stream().mapToInt(Integer::intValue).toArray();
        final int highest =
                platform.vectors().stream().mapToInt(Integer::intValue).max().orElse(0);
        this.bitmap = highest / Integer.SIZE + 1;
        this.stride = FIELDS + 2 * bitmap + numbers.length;
        this.base = words.take(platform.cpus().size() * stride);
    }

    /**
     * All processors idle, with interrupts on and nothing waiting: operator {@code NewProcessor}.
     *
     * @param w the words
     */
    public void start(final int[] w) {
        for (int cpu = 0; cpu < platform.cpus().size(); cpu++) {
            Arrays.fill(w, at(cpu), at(cpu) + stride, 0);
            w[at(cpu) + IRQ] = NOBODY;
            w[at(cpu) + OFF] = ON;
        }
    }

    /**
     * How many processors there are.
     *
     * @return at least 1
     */
    public int count() {
        return platform.cpus().size();
    }

    /**
     * How many vectors a processor has.
     *
     * @return at least 1
     */
    public int vectors() {
        return numbers.length;
    }

    private int at(final int cpu) {
        return base + cpu * stride;
    }

    private int irr(final int cpu) {
        return at(cpu) + FIELDS;
    }

    private int isr(final int cpu) {
        return at(cpu) + FIELDS + bitmap;
    }

    private int owners(final int cpu, final int vector) {
        return at(cpu) + FIELDS + 2 * bitmap + vector;
    }

    /**
     * Whether no handler runs.
     *
     * @param w   the words
     * @param cpu the processor
     * @return true in phase idle
     */
    public boolean idle(final int[] w, final int cpu) {
        return w[at(cpu) + PHASE] == Phase.IDLE.code();
    }

    /**
     * The phase.
     *
     * @param w   the words
     * @param cpu the processor
     * @return where it stands
     */
    public Phase phase(final int[] w, final int cpu) {
        return PHASES[w[at(cpu) + PHASE]];
    }

    /**
     * Whose handler runs.
     *
     * @param w   the words
     * @param cpu the processor
     * @return an owner or {@link #NOBODY}
     */
    public int irq(final int[] w, final int cpu) {
        return w[at(cpu) + IRQ];
    }

    /**
     * Who turned interrupts off.
     *
     * @param w   the words
     * @param cpu the processor
     * @return an actor or {@link #ON}
     */
    public int off(final int[] w, final int cpu) {
        return w[at(cpu) + OFF];
    }

    /**
     * Turns interrupts off or on.
     *
     * @param w     the words
     * @param cpu   the processor
     * @param actor who turns them off, or {@link #ON}
     */
    public void setOff(final int[] w, final int cpu, final int actor) {
        w[at(cpu) + OFF] = actor;
    }

    /**
     * The irqs whose messages wait: operator {@code WaitingAt}.
     *
     * @param w      the words
     * @param cpu    the processor
     * @param vector the vector
     * @return one bit an owner, 0 if the IRR bit is clear
     */
    public int waitingAt(final int[] w, final int cpu, final int vector) {
        return w[owners(cpu, vector)];
    }

    /**
     * Whether the IRR is empty.
     *
     * @param w   the words
     * @param cpu the processor
     * @return true if no vector waits
     */
    public boolean nothingWaits(final int[] w, final int cpu) {
        return isEmpty(w, irr(cpu));
    }

    /**
     * Sets IRR.
     *
     * @param w      the words
     * @param cpu    the processor
     * @param vector the vector
     * @param owner  the irq that the message comes from
     */
    public void accept(final int[] w, final int cpu, final int vector, final int owner) {
        w[irr(cpu) + numbers[vector] / Integer.SIZE] |= 1 << numbers[vector];
        w[owners(cpu, vector)] |= 1 << owner;
    }

    /**
     * A message from a wire arrives: operator {@code AcceptMessage}. A disabled local APIC takes none.
     *
     * @param w      the words
     * @param cpu    the processor
     * @param vector the vector
     * @param owner  the irq that the message comes from
     */
    public void acceptMessage(final int[] w, final int cpu, final int vector, final int owner) {
        if (w[at(cpu) + APIC_OFF] == 0) {
            accept(w, cpu, vector, owner);
        }
    }

    /**
     * Disables the local APIC; it keeps its IRR.
     *
     * @param w   the words
     * @param cpu the processor
     */
    public void apicOff(final int[] w, final int cpu) {
        w[at(cpu) + APIC_OFF] = 1;
    }

    /**
     * Whether nothing keeps the processor from its next interrupt: operator {@code Accepts}.
     *
     * @param w   the words
     * @param cpu the processor
     * @return true if no handler runs, interrupts are on and no interrupt is left without its end
     */
    public boolean accepts(final int[] w, final int cpu) {
        return idle(w, cpu) && off(w, cpu) == ON && nothingInService(w, cpu);
    }

    /**
     * Whether the ISR is empty.
     *
     * @param w   the words
     * @param cpu the processor
     * @return true if no vector waits for its end of interrupt
     */
    public boolean nothingInService(final int[] w, final int cpu) {
        return isEmpty(w, isr(cpu));
    }

    private boolean isEmpty(final int[] w, final int first) {
        int any = 0;
        for (int word = 0; word < bitmap; word++) {
            any |= w[first + word];
        }
        return any == 0;
    }

    /**
     * Whether the vector may move from IRR to ISR.
     *
     * @param w      the words
     * @param cpu    the processor
     * @param vector the vector
     * @return true if it waits and nothing keeps the processor from it
     */
    public boolean canDispatch(final int[] w, final int cpu, final int vector) {
        return waitingAt(w, cpu, vector) != 0 && accepts(w, cpu);
    }

    /**
     * IRR to ISR, and into the handler.
     *
     * @param w      the words
     * @param cpu    the processor
     * @param vector the vector
     * @param slot   what the vector table holds, see {@link Slot}
     */
    public void enter(final int[] w, final int cpu, final int vector, final int slot) {
        final int word = numbers[vector] / Integer.SIZE;
        final int bit = 1 << numbers[vector];
        w[irr(cpu) + word] &= ~bit;
        w[owners(cpu, vector)] = 0;
        w[isr(cpu) + word] |= bit;
        final Phase phase = Slot.owned(slot) ? Phase.ENTERED : slot == Slot.FREE ? Phase.STRAY : Phase.IGNORED;
        w[at(cpu) + PHASE] = phase.code();
        w[at(cpu) + IRQ] = Slot.owned(slot) ? slot : NOBODY;
    }

    /**
     * The handler has looked at its source.
     *
     * @param w     the words
     * @param cpu   the processor
     * @param found whether the condition was set
     */
    public void looked(final int[] w, final int cpu, final boolean found) {
        w[at(cpu) + PHASE] = (found ? Phase.LOOKED : Phase.SPURIOUS).code();
    }

    /**
     * Whether the handler may return.
     *
     * @param w   the words
     * @param cpu the processor
     * @return true once it has looked, or had nothing to look at
     */
    public boolean canReturn(final int[] w, final int cpu) {
        return w[at(cpu) + PHASE] > Phase.ENTERED.code();
    }

    /**
     * The handler returns.
     *
     * @param w   the words
     * @param cpu the processor
     * @param eoi whether the kernel writes the end of interrupt, which clears ISR
     */
    public void leave(final int[] w, final int cpu, final boolean eoi) {
        if (eoi) {
            Arrays.fill(w, isr(cpu), isr(cpu) + bitmap, 0);
        }
        w[at(cpu) + PHASE] = Phase.IDLE.code();
        w[at(cpu) + IRQ] = NOBODY;
    }

    /**
     * The specification's variable {@code cpu}.
     *
     * @param w      the words
     * @param actors names of the actors
     * @return processor to record
     */
    public ModelValue project(final int[] w, final List<String> actors) {
        final Map<String, ModelValue> processors = new TreeMap<>();
        for (int cpu = 0; cpu < count(); cpu++) {
            final int irq = irq(w, cpu);
            final int off = off(w, cpu);
            processors.put(
                    platform.cpus().get(cpu),
                    ModelValue.record(Map.of(
                            "irr", waiting(w, cpu),
                            "isr", inService(w, cpu),
                            "phase", ModelValue.of(phase(w, cpu).text()),
                            "irq", ModelValue.of(irq == NOBODY ? Platform.NONE : Slot.owner(irq, platform)),
                            "apic", ModelValue.of(w[at(cpu) + APIC_OFF] == 0 ? "on" : "off"),
                            "off", ModelValue.of(off == ON ? Platform.NONE : actors.get(off)))));
        }
        return ModelValue.record(processors);
    }

    private ModelValue waiting(final int[] w, final int cpu) {
        final List<ModelValue> waiting = new ArrayList<>();
        for (int vector = 0; vector < numbers.length; vector++) {
            for (int owners = waitingAt(w, cpu, vector); owners != 0; owners &= owners - 1) {
                waiting.add(ModelValue.record(Map.of(
                        "vector", ModelValue.of(numbers[vector]),
                        "irq", ModelValue.of(Slot.owner(Integer.numberOfTrailingZeros(owners), platform)))));
            }
        }
        return ModelValue.SetOf.copyOf(waiting);
    }

    private ModelValue inService(final int[] w, final int cpu) {
        final List<ModelValue> inService = new ArrayList<>();
        for (final int number : numbers) {
            if ((w[isr(cpu) + number / Integer.SIZE] >>> number & 1) != 0) {
                inService.add(ModelValue.of(number));
            }
        }
        return ModelValue.SetOf.copyOf(inService);
    }
}
