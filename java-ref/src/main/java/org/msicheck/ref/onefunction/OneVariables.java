package org.msicheck.ref.onefunction;

import java.util.Map;
import java.util.TreeMap;
import org.msicheck.ref.function.Choices;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/** The variables of module OneFunction and what is said of them: the function's words, {@code nature}, then the rest. */
final class OneVariables {
    private static final int DELAYED = 2;
    private static final int MAY_WITHDRAW = 1;

    private final OneConfig config;
    private final OneParts parts;
    private final Function dev;
    private final Choices nature;
    private final int one;
    private final int owed;
    private final int armed;
    private final int size;
    private final int fields;
    private final boolean gated;

    OneVariables(final OneConfig config) {
        this.config = config;
        final Words words = new Words();
        this.parts = new OneParts(config, words);
        this.dev = parts.dev();
        this.nature = parts.nature();
        this.one = config.one();
        this.owed = words.take(1);
        this.armed = words.take(1);
        this.size = words.taken();
        this.fields = config.fields().stream().mapToInt(Contents::bit).sum();
        this.gated = config.isGated();
    }

    OneConfig config() {
        return config;
    }

    OneParts parts() {
        return parts;
    }

    Function dev() {
        return dev;
    }

    int one() {
        return one;
    }

    /** What software finds, after a reset. */
    int[] start(final int number) {
        final int[] w = new int[size];
        dev.start(w, parts.start(), number);
        parts.startNature(w);
        dev.reset(w);
        normal(w);
        arm(w, !gated);
        return w;
    }

    int owed(final int[] w) {
        return w[owed];
    }

    void owed(final int[] w, final int number) {
        w[owed] = number;
    }

    boolean armed(final int[] w) {
        return w[armed] != 0;
    }

    void arm(final int[] w, final boolean passes) {
        w[armed] = passes ? 1 : 0;
    }

    boolean gated() {
        return gated;
    }

    boolean canSend(final int[] w) {
        return dev.canSend(w, one);
    }

    /** Operator {@code Normal}. */
    void normal(final int[] w) {
        Contents.renamed(dev, w, one, former(w));
    }

    /** Operator {@code Former}. */
    int former(final int[] w) {
        return Contents.former(dev, w, one);
    }

    /** Operator {@code OldInQueue}. */
    int oldInQueue(final int[] w) {
        return waits(w) ? Contents.outdated(dev.sending(w)) : 0;
    }

    /** Operator {@code DifferingIn}. */
    int differingIn(final int[] w, final int message) {
        return Contents.differing(message, dev.programmed(w, one)) & fields;
    }

    /** Operator {@code Differing}. */
    int differing(final int[] w) {
        return differingIn(w, dev.outgoing(w, one));
    }

    boolean scheduled(final int[] w) {
        return (dev.scheduled(w) >>> one & 1) != 0;
    }

    boolean pending(final int[] w) {
        return (dev.pending(w) >>> one & 1) != 0;
    }

    /** Operator {@code Waits}. */
    boolean waits(final int[] w) {
        return dev.sending(w) != 0;
    }

    /** How many messages are on their way inside the function. */
    int underWay(final int[] w) {
        return w[owed] + (scheduled(w) ? 1 : 0) + (waits(w) ? 1 : 0);
    }

    /** Guard {@code Patient} with {@code AfterPatience}: a prompt function sends before anything else happens. */
    boolean patient(final int[] w) {
        if (w[owed] == 0 && !scheduled(w)) {
            return true;
        }
        nature.narrow(w, NatureProperty.DELAY, DELAYED);
        return nature.possible(w, NatureProperty.DELAY) != 0;
    }

    boolean mayDelay(final int[] w) {
        return (nature.possible(w, NatureProperty.DELAY) & DELAYED) != 0;
    }

    /** The source takes requests back, if that is still possible. */
    boolean withdraws(final int[] w) {
        nature.narrow(w, NatureProperty.WITHDRAW, MAY_WITHDRAW);
        return nature.possible(w, NatureProperty.WITHDRAW) != 0;
    }

    /** Operator {@code Fewer}. */
    boolean fewer(final int[] w, final int left) {
        return w[owed] - 1 == left || (w[owed] == config.owedBound() && left == w[owed]);
    }

    /** The message that waits in the queue holds another message from now on. */
    void requeue(final int[] w, final int message) {
        dev.setSending(w, Message.stamp(message, one, 0));
    }

    ModelValue project(final int[] w) {
        return ModelValue.record(new TreeMap<>(Map.of(
                "dev",
                dev.project(w),
                "owed",
                ModelValue.of(w[owed]),
                "armed",
                ModelValue.of(armed(w)),
                "nature",
                nature.project(w))));
    }
}
