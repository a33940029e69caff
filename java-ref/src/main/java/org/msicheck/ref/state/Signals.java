package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * Locks and signals, as rules over the words of a state: fields {@code locks} and {@code signals} of {@code drv}.
 * Words: the holder of each lock (0 is nobody, an actor counts from 1), and the signals that wait.
 */
public final class Signals {
    private final Names names;
    private final int locks;
    private final int signals;

    Signals(final Names names, final Words words) {
        this.names = names;
        this.locks = words.take(names.locks().size());
        this.signals = words.take(1);
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

    void project(final int[] w, final Map<String, ModelValue> fields) {
        fields.put("locks", projectLocks(w));
        fields.put("signals", Words.set(w[signals], names.signals()));
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
}
