package org.msicheck.ref.remapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * The interrupt remapping table, as rules over the words of a state: variable {@code irte}. A word a handle: 0 if
 * software has set up no entry, else whether it is present, its processor and its vector.
 */
public final class Remapping {
    /** The message does not reach a local APIC. */
    public static final int NOWHERE = -1;

    private static final int SET_UP = 1 << 17;
    private static final int PRESENT = 1 << 16;
    private static final int CPU_SHIFT = 8;
    private static final int BYTE = 0xff;
    private static final int HANDLES = 1 << 16;

    private final Platform platform;
    private final Messages messages;
    private final int vectors;
    private final int base;
    private final short[] entryOf = new short[HANDLES];

    /**
     * The table in a state's words.
     *
     * @param platform processors, vectors and handles
     * @param messages what messages mean without remapping
     * @param words    hands out the words
     */
    public Remapping(final Platform platform, final Messages messages, final Words words) {
        this.platform = platform;
        this.messages = messages;
        this.vectors = platform.vectors().size();
        this.base = words.take(platform.handles().size());
        Arrays.fill(entryOf, (short) NOWHERE);
        for (int entry = 0; entry < platform.handles().size(); entry++) {
            entryOf[platform.handles().get(entry)] = (short) entry;
        }
    }

    /**
     * The table at the start.
     *
     * @param w     the words
     * @param start the specification's set of entries
     */
    public void start(final int[] w, final ModelValue start) {
        for (final ModelValue entry : Values.elements(start)) {
            final int handle = platform.handle(Values.integer(Values.field(entry, "handle")));
            exchange(
                    w,
                    handle,
                    platform.cpu(Values.string(Values.field(entry, "cpu"))),
                    platform.vector(Values.integer(Values.field(entry, "vector"))));
            storePresent(w, handle, Values.bool(Values.field(entry, "present")));
        }
    }

    /**
     * Where a message goes: operators {@code Arrives} and {@code Destination}.
     *
     * @param w       the words
     * @param message a message
     * @return the processor times the number of vectors plus the vector, or {@link #NOWHERE} if it is a write to
     *     memory, an illegal vector or a remapping fault
     */
    public int destination(final int[] w, final int message) {
        if (Message.above(message)) {
            return NOWHERE;
        }
        if (Message.remapped(message)) {
            final int entry = entryOf[Message.data(message)];
            return entry < 0 || (w[base + entry] & PRESENT) == 0
                    ? NOWHERE
                    : cpuOf(w[base + entry]) * vectors + vectorOf(w[base + entry]);
        }
        final int cpu = Message.cpu(message);
        final int vector = messages.vector(message);
        return cpu < 0 || vector < 0 ? NOWHERE : cpu * vectors + vector;
    }

    private static int cpuOf(final int entry) {
        return entry >>> CPU_SHIFT & BYTE;
    }

    private static int vectorOf(final int entry) {
        return entry & BYTE;
    }

    /**
     * One exchange replaces a whole entry, which is present from then on.
     *
     * @param w      the words
     * @param handle the entry
     * @param cpu    the processor
     * @param vector the vector
     */
    public void exchange(final int[] w, final int handle, final int cpu, final int vector) {
        w[base + handle] = SET_UP | PRESENT | cpu << CPU_SHIFT | vector;
    }

    /**
     * One store makes an entry present or not; an entry that is not set up stays so.
     *
     * @param w       the words
     * @param handle  the entry
     * @param present the new bit
     */
    public void storePresent(final int[] w, final int handle, final boolean present) {
        store(w, handle, PRESENT, present ? PRESENT : 0);
    }

    /**
     * One store replaces the processor of an entry; an entry that is not set up stays so.
     *
     * @param w      the words
     * @param handle the entry
     * @param cpu    the processor
     */
    public void storeCpu(final int[] w, final int handle, final int cpu) {
        store(w, handle, BYTE << CPU_SHIFT, cpu << CPU_SHIFT);
    }

    /**
     * One store replaces the vector of an entry; an entry that is not set up stays so.
     *
     * @param w      the words
     * @param handle the entry
     * @param vector the vector
     */
    public void storeVector(final int[] w, final int handle, final int vector) {
        store(w, handle, BYTE, vector);
    }

    private void store(final int[] w, final int handle, final int part, final int value) {
        if (w[base + handle] != 0) {
            w[base + handle] = (w[base + handle] & ~part) | value;
        }
    }

    /**
     * The specification's variable {@code irte}.
     *
     * @param w the words
     * @return the set of entries
     */
    public ModelValue project(final int[] w) {
        final List<ModelValue> entries = new ArrayList<>();
        for (int handle = 0; handle < platform.handles().size(); handle++) {
            final int entry = w[base + handle];
            if (entry != 0) {
                entries.add(ModelValue.record(Map.of(
                        "handle", ModelValue.of(platform.handles().get(handle)),
                        "present", ModelValue.of((entry & PRESENT) != 0),
                        "cpu", ModelValue.of(platform.cpus().get(cpuOf(entry))),
                        "vector", ModelValue.of(platform.vectors().get(vectorOf(entry))))));
            }
        }
        return ModelValue.SetOf.copyOf(entries);
    }
}
