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
 * <p>An irq has as many places as its updates can be open at once in the given programs. A place is four words, the
 * allowed messages plus one in ascending order, the last repeated; an empty place is 0. Places in use come first, in
 * ascending order and none twice, so that equal sets have equal words.
 */
public final class Updates {
    private static final int ALLOWED = 4;

    private final Platform platform;
    private final int[] base;
    private final int[] places;

    Updates(final MachineConfig config, final Words words) {
        this.platform = config.platform();
        this.places = new int[platform.irqs().size()];
        this.base = new int[places.length];
        for (int irq = 0; irq < places.length; irq++) {
            final String name = platform.irqs().get(irq);
            places[irq] = config.actors().stream()
                    .mapToInt(actor -> mostOpen(actor.steps(), name))
                    .sum();
            base[irq] = words.take(ALLOWED * places[irq]);
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
     * @param w      the words
     * @param irq    whose message
     * @param before the message in the registers
     * @param soon   the message in the registers once all posted writes have arrived
     * @param used   the message that the function uses, which may be an earlier one that it kept
     * @param after  the message after the update
     */
    public void begin(final int[] w, final int irq, final int before, final int soon, final int used, final int after) {
        final int[] distinct = Arrays.stream(new int[] {before, soon, used, after})
                .sorted()
                .distinct()
                .toArray();
        final int[] update = new int[ALLOWED];
        for (int k = 0; k < ALLOWED; k++) {
            update[k] = distinct[Math.min(k, distinct.length - 1)] + 1;
        }
        int place = base[irq];
        while (w[place] != 0 && compare(w, place, update) < 0) {
            place += ALLOWED;
        }
        if (compare(w, place, update) != 0) {
            final int end = base[irq] + ALLOWED * places[irq];
            System.arraycopy(w, place, w, place + ALLOWED, end - place - ALLOWED);
            System.arraycopy(update, 0, w, place, ALLOWED);
        }
    }

    private static int compare(final int[] w, final int place, final int[] update) {
        return Arrays.compare(w, place, place + ALLOWED, update, 0, ALLOWED);
    }

    /**
     * All updates of an irq end.
     *
     * @param w   the words
     * @param irq whose message
     */
    public void end(final int[] w, final int irq) {
        Arrays.fill(w, base[irq], base[irq] + ALLOWED * places[irq], 0);
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
        final int end = base[irq] + ALLOWED * places[irq];
        for (int place = base[irq]; place < end && w[place] != 0; place += ALLOWED) {
            if (!allows(w, place, message + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allows(final int[] w, final int place, final int code) {
        for (int k = place; k < place + ALLOWED; k++) {
            if (w[k] == code) {
                return true;
            }
        }
        return false;
    }

    ModelValue project(final int[] w, final Messages messages) {
        final List<ModelValue> updates = new ArrayList<>();
        for (int irq = 0; irq < places.length; irq++) {
            final int end = base[irq] + ALLOWED * places[irq];
            for (int place = base[irq]; place < end && w[place] != 0; place += ALLOWED) {
                final ModelValue allowed = ModelValue.SetOf.copyOf(Arrays.stream(w, place, place + ALLOWED)
                        .mapToObj(code -> messages.project(code - 1))
                        .toList());
                updates.add(ModelValue.record(
                        Map.of("irq", ModelValue.of(platform.irqs().get(irq)), "allowed", allowed)));
            }
        }
        return ModelValue.SetOf.copyOf(updates);
    }
}
