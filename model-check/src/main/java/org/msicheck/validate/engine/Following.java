package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.msicheck.observer.ContentHistory;
import org.msicheck.observer.Observer;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.validate.device.Observers;

/** The possible states of a unit's vectors: a set of its observer for each, and one of each observer without a fault. */
final class Following {
    private Observers.Group[] groups;
    private final int[] sets;
    private final int[][] others;
    private final ContentHistory[] histories;

    Following(final Observers.Group[] groups) {
        this.groups = groups;
        this.sets = new int[groups.length];
        this.others = new int[groups.length][];
        this.histories = new ContentHistory[groups.length];
    }

    /** All vectors are as after a reset; {@code armed}: or their sources have been told to interrupt since. */
    void start(final boolean armed) {
        for (int vector = 0; vector < sets.length; vector++) {
            start(vector);
            if (armed) {
                either(vector, OneEvents.PASS, OneEvents.ARM);
            }
        }
    }

    /** Nothing is known of any vector. */
    void forget() {
        for (int vector = 0; vector < sets.length; vector++) {
            forget(vector);
        }
    }

    private void start(final int vector) {
        histories[vector] = null;
        sets[vector] = groups[vector].all().start();
        others[vector] = groups[vector].faultless().stream()
                .mapToInt(each -> each.observer().start())
                .toArray();
    }

    /** Nothing is known of the vector any more. */
    void forget(final int vector) {
        histories[vector] = null;
        sets[vector] = groups[vector].all().unknown();
        others[vector] = groups[vector].faultless().stream()
                .mapToInt(each -> each.observer().unknown())
                .toArray();
    }

    /** From now on the log shows other events. */
    void observe(final Observers.Group[] changed) {
        for (int vector = 0; vector < sets.length; vector++) {
            sets[vector] = changed[vector].all().adopt(observer(vector), sets[vector]);
            for (int each = 0; each < others[vector].length; each++) {
                others[vector][each] = changed[vector]
                        .faultless()
                        .get(each)
                        .observer()
                        .adopt(groups[vector].faultless().get(each).observer(), others[vector][each]);
            }
        }
        groups = changed;
    }

    /** Goes on with what is known of a vector of a unit that is replaced. */
    void copy(final int vector, final Following from) {
        sets[vector] = from.sets[vector];
        others[vector] = from.others[vector].clone();
        histories[vector] = from.histories[vector];
    }

    private Observer observer(final int vector) {
        return groups[vector].all();
    }

    /** Whether the event is possible now. */
    boolean can(final int vector, final int event) {
        return observer(vector).step(sets[vector], event) != Observer.NONE;
    }

    /** Whether something else than a message would tell something new. */
    boolean isPressing(final int vector) {
        if (observer(vector).step(sets[vector], OneEvents.PASS) != sets[vector]) {
            return true;
        }
        final var faultless = groups[vector].faultless();
        for (int each = 0; each < faultless.size(); each++) {
            if (faultless.get(each).observer().step(others[vector][each], OneEvents.PASS) != others[vector][each]) {
                return true;
            }
        }
        return false;
    }

    /** Whether a request has to be answered before anything else happens. */
    boolean isPrompt(final int vector) {
        return !observer(vector).mayDelay(sets[vector]);
    }

    /** Whether requests may lead to messages. */
    boolean maySendSometime(final int vector) {
        return observer(vector).maySendSometime(sets[vector]);
    }

    /**
     * An event that is possible.
     *
     * @param fault takes each fault without which it is not
     */
    void see(final int vector, final int event, final Consumer<String> fault) {
        sets[vector] = observer(vector).step(sets[vector], event);
        final var faultless = groups[vector].faultless();
        for (int each = 0; each < faultless.size(); each++) {
            final Observer without = faultless.get(each).observer();
            final int after = without.step(others[vector][each], event);
            if (after == Observer.NONE) {
                fault.accept(faultless.get(each).fault());
                others[vector][each] = without.adopt(observer(vector), sets[vector]);
            } else {
                others[vector][each] = after;
            }
        }
        prune(vector);
    }

    /** One of two events, it is not known which. */
    void either(final int vector, final int one, final int other) {
        final int both = either(observer(vector), sets[vector], one, other);
        sets[vector] = both == Observer.NONE ? sets[vector] : both;
        final var faultless = groups[vector].faultless();
        for (int each = 0; each < faultless.size(); each++) {
            others[vector][each] = either(faultless.get(each).observer(), others[vector][each], one, other);
            if (others[vector][each] == Observer.NONE) {
                others[vector][each] = faultless.get(each).observer().adopt(observer(vector), sets[vector]);
            }
        }
        prune(vector);
    }

    private static int either(final Observer observer, final int set, final int one, final int other) {
        return observer.union(observer.step(set, one), observer.step(set, other));
    }

    /** The vector may have sent what its registers hold, or not. */
    void maySent(final int vector) {
        either(vector, OneEvents.PASS, OneEvents.message(0));
    }

    /** Faults without which something else than a message is impossible now. */
    List<String> faultsOfSilence(final int vector) {
        final List<String> faults = new ArrayList<>(0);
        final var faultless = groups[vector].faultless();
        for (int each = 0; each < faultless.size(); each++) {
            if (faultless.get(each).observer().step(others[vector][each], OneEvents.PASS) == Observer.NONE) {
                faults.add(faultless.get(each).fault());
            }
        }
        return faults;
    }

    private void prune(final int vector) {
        if (histories[vector] != null && histories[vector].keep(observer(vector).otherFields(sets[vector]))) {
            histories[vector] = null;
        }
    }

    /** Software writes a field of the vector's message; which event it is. */
    int write(final int vector, final int field, final int held, final int value, final long line) {
        if (histories[vector] == null) {
            histories[vector] = new ContentHistory();
        }
        return histories[vector].write(field, held, value, line);
    }

    boolean remembers(final int vector) {
        return histories[vector] != null;
    }

    /** How a message differs from the vector's registers. */
    int content(final int vector, final int[] held, final int[] seen) {
        return histories[vector] == null ? ContentHistory.FOREIGN : histories[vector].content(held, seen);
    }

    /** How many states are possible. */
    int size(final int vector) {
        return observer(vector).size(sets[vector]);
    }

    /** The possible states in words. */
    String describe(final int vector) {
        return "{pending="
                + (new String[] {"", "0", "1", "0 or 1"})[observer(vector).pendingBits(sets[vector])] + "}";
    }

    int count() {
        return sets.length;
    }

    /** The sets, for tests. */
    @Override
    public String toString() {
        return Arrays.toString(sets);
    }
}
