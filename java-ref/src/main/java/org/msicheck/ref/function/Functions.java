package org.msicheck.ref.function;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.ref.message.Values;
import org.msicheck.system.ModelValue;

/**
 * The functions of a machine, and which irq is whose: variable {@code dev}. A machine counts the irqs of all its functions
 * through, each function counts its own from 0.
 */
public final class Functions {
    private final List<FunctionDescription> descriptions;
    private final Function[] functions;
    private final int[] first;
    private final int[] owner;

    /**
     * The functions.
     *
     * @param descriptions what they are, in the order of their irqs
     * @param functions    their rules, in the same order
     */
    public Functions(final List<FunctionDescription> descriptions, final List<Function> functions) {
        this.descriptions = List.copyOf(descriptions);
        this.functions = functions.toArray(new Function[0]);
        this.first = new int[this.functions.length];
        this.owner = new int
                [descriptions.stream().mapToInt(each -> each.irqs().size()).sum()];
        int irq = 0;
        for (int n = 0; n < first.length; n++) {
            first[n] = irq;
            for (int own = 0; own < descriptions.get(n).irqs().size(); own++) {
                owner[irq++] = n;
            }
        }
    }

    /**
     * How many there are.
     *
     * @return at least 1
     */
    public int count() {
        return functions.length;
    }

    /**
     * A function.
     *
     * @param n its position
     * @return its rules, with its own irqs
     */
    public Function at(final int n) {
        return functions[n];
    }

    /**
     * The function that is alone in its machine.
     *
     * @return its rules
     * @throws IllegalStateException if there are several
     */
    public Function only() {
        if (functions.length != 1) {
            throw new IllegalStateException("there are " + functions.length + " functions");
        }
        return functions[0];
    }

    /**
     * The function of an irq: {@code FunctionOf}.
     *
     * @param irq the machine's irq
     * @return the position of the function
     */
    public int of(final int irq) {
        return owner[irq];
    }

    /**
     * The function's own number of an irq.
     *
     * @param irq the machine's irq
     * @return from 0
     */
    public int own(final int irq) {
        return irq - first[owner[irq]];
    }

    /**
     * The machine's number of a function's irq.
     *
     * @param n   the function
     * @param own its own number
     * @return the machine's irq
     */
    public int irq(final int n, final int own) {
        return first[n] + own;
    }

    /**
     * The machine's irqs for those of a function.
     *
     * @param n    the function
     * @param bits one bit for each of its own irqs
     * @return one bit an irq
     */
    public int ofMachine(final int n, final int bits) {
        return bits << first[n];
    }

    /**
     * The irqs of a function.
     *
     * @param n the function
     * @return one bit an irq
     */
    public int irqs(final int n) {
        return ((1 << descriptions.get(n).irqs().size()) - 1) << first[n];
    }

    /**
     * A function's own part of some irqs.
     *
     * @param n    the function
     * @param bits one bit for each of the machine's irqs
     * @return one bit for each of its own
     */
    public int ofFunction(final int n, final int bits) {
        return (bits & irqs(n)) >>> first[n];
    }

    /**
     * The pending bits of all functions.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int pending(final int[] w) {
        int all = 0;
        for (int n = 0; n < functions.length; n++) {
            all |= functions[n].pending(w) << first[n];
        }
        return all;
    }

    /**
     * What is masked by the text.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int masked(final int[] w) {
        int all = 0;
        for (int n = 0; n < functions.length; n++) {
            all |= functions[n].masked(w) << first[n];
        }
        return all;
    }

    /**
     * Whose function has Enable set.
     *
     * @param w the words
     * @return one bit an irq
     */
    public int enabled(final int[] w) {
        int all = 0;
        for (int n = 0; n < functions.length; n++) {
            all |= functions[n].enabled(w) ? irqs(n) : 0;
        }
        return all;
    }

    /**
     * Whether a function has something to send without anybody's doing.
     *
     * @param w the words
     * @return true if a send queue holds a message or a pending bit is scheduled
     */
    public boolean isBusy(final int[] w) {
        for (final Function function : functions) {
            if (function.sending(w) != 0 || function.scheduled(w) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a function has fallen back to its INTx line.
     *
     * @param w the words
     * @return true if one has
     */
    public boolean intx(final int[] w) {
        for (final Function function : functions) {
            if (function.intx(w)) {
                return true;
            }
        }
        return false;
    }

    /**
     * In how many states software may find them at the start: size of {@code NewDevs}.
     *
     * @return at least 1
     */
    public int starts() {
        int starts = 1;
        for (final Function function : functions) {
            starts *= function.starts();
        }
        return starts;
    }

    /**
     * Puts the functions into a state in which software may find them.
     *
     * @param w      the words
     * @param start  the specification's record {@code Start}
     * @param number which one, from 0
     */
    public void start(final int[] w, final ModelValue start, final int number) {
        int rest = number;
        for (int n = 0; n < functions.length; n++) {
            functions[n].start(w, startOf(start, descriptions.get(n), functions.length), rest % functions[n].starts());
            rest /= functions[n].starts();
        }
    }

    /**
     * The registers of a function at the start: operator {@code StartOf}.
     *
     * @param start       the specification's record {@code Start}
     * @param description the function
     * @param count       how many functions there are
     * @return the record that holds them
     */
    public static ModelValue startOf(final ModelValue start, final FunctionDescription description, final int count) {
        return count == 1 ? start : Values.field(Values.field(start, "dev"), description.name());
    }

    /**
     * The specification's variable {@code dev}.
     *
     * @param w the words
     * @return the record of the function that is alone, or one of each function by name
     */
    public ModelValue project(final int[] w) {
        if (functions.length == 1) {
            return functions[0].project(w);
        }
        final Map<String, ModelValue> all = new TreeMap<>();
        for (int n = 0; n < functions.length; n++) {
            all.put(descriptions.get(n).name(), functions[n].project(w));
        }
        return ModelValue.record(all);
    }
}
