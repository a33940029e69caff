package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * Open updates of messages with the messages that may leave meanwhile: field {@code updates} of {@code ghost}.
 *
 * <p>An irq has as many places as its updates can be open at once in the given programs. A place has a word for each
 * message that may be allowed: the messages plus one in ascending order, the last repeated; an empty place is 0. Places
 * in use come first, in ascending order and none twice, so that equal sets have equal words.
 */
public final class Updates {
    /** Before, soon, used, after. */
    private static final int WHOLE = 4;

    private final Platform platform;
    private final int[] base;
    private final int[] places;
    private final int allowed;

    Updates(final MachineConfig config, final Words words) {
        this.platform = config.platform();
        // beside each its destination through an entry, and that of the route
        this.allowed = WHOLE * (platform.handles().isEmpty() ? 1 : 2)
                + (config.hostCpus().isEmpty() ? 0 : 1);
        this.places = new int[platform.irqs().size()];
        this.base = new int[places.length];
        for (int irq = 0; irq < places.length; irq++) {
            final String name = platform.irqs().get(irq);
            places[irq] = config.actors().stream()
                    .mapToInt(actor -> mostOpen(actor.steps(), name))
                    .sum();
            base[irq] = words.take(allowed * places[irq]);
        }
    }

    /** How many updates of an irq one program can have open at once; an end that may be skipped ends nothing. */
    private static int mostOpen(final Collection<Step> steps, final String irq) {
        int open = 0;
        int most = 0;
        for (final Step step : steps) {
            final boolean same = ModelValue.of(irq).equals(step.fields().get("irq"));
            if (same && step.word().equals(StepWord.BEGIN_UPDATE.text())) {
                open++;
            } else if (same
                    && step.word().equals(StepWord.END_UPDATE.text())
                    && step.when().equals(Step.ALWAYS)) {
                open = 0;
            }
            most = Math.max(most, open);
        }
        return most;
    }

    /**
     * An update begins.
     *
     * @param w     the words
     * @param irq   whose message
     * @param whole the messages that may leave meanwhile
     */
    public void begin(final int[] w, final int irq, final int... whole) {
        final int[] distinct = Arrays.stream(whole).sorted().distinct().toArray();
        final int[] update = new int[allowed];
        for (int k = 0; k < allowed; k++) {
            update[k] = distinct[Math.min(k, distinct.length - 1)] + 1;
        }
        int place = base[irq];
        while (w[place] != 0 && compare(w, place, update) < 0) {
            place += allowed;
        }
        if (compare(w, place, update) != 0) {
            final int end = base[irq] + allowed * places[irq];
            System.arraycopy(w, place, w, place + allowed, end - place - allowed);
            System.arraycopy(update, 0, w, place, allowed);
        }
    }

    private int compare(final int[] w, final int place, final int[] update) {
        return Arrays.compare(w, place, place + allowed, update, 0, allowed);
    }

    /**
     * All updates of an irq end.
     *
     * @param w   the words
     * @param irq whose message
     */
    public void end(final int[] w, final int irq) {
        Arrays.fill(w, base[irq], base[irq] + allowed * places[irq], 0);
    }

    /**
     * Whether a message that leaves now is torn: an update is open that does not allow it.
     *
     * @param w       the words
     * @param irq     whose message
     * @param message the message
     * @return true if it is none of those that are allowed
     */
    public boolean torn(final int[] w, final int irq, final int message) {
        final int end = base[irq] + allowed * places[irq];
        for (int place = base[irq]; place < end && w[place] != 0; place += allowed) {
            if (!allows(w, place, message + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean allows(final int[] w, final int place, final int code) {
        for (int k = place; k < place + allowed; k++) {
            if (w[k] == code) {
                return true;
            }
        }
        return false;
    }

    ModelValue project(final int[] w, final Messages messages) {
        final List<ModelValue> updates = new ArrayList<>();
        for (int irq = 0; irq < places.length; irq++) {
            final int end = base[irq] + allowed * places[irq];
            for (int place = base[irq]; place < end && w[place] != 0; place += allowed) {
                final ModelValue messageSet = ModelValue.SetOf.copyOf(Arrays.stream(w, place, place + allowed)
                        .mapToObj(code -> messages.project(code - 1))
                        .toList());
                updates.add(ModelValue.record(
                        Map.of("irq", ModelValue.of(platform.irqs().get(irq)), "allowed", messageSet)));
            }
        }
        return ModelValue.SetOf.copyOf(updates);
    }
}
