package org.msicheck.observer;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.msicheck.ref.onefunction.OneConfig;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.ref.onefunction.OneFunction;
import org.msicheck.ref.state.MachineState;

/**
 * In which states one vector may be, after events that a log shows and others that it does not: the subset construction
 * of module OneFunction, built as sets are met. A set is a number, and a step that was met before is one look into a
 * table.
 *
 * <p>A set holds everything that may follow unseen. Of states that differ only in what the function may still turn out
 * to be, it keeps the most general ones: the others can do nothing that those cannot.
 *
 * <p>Not thread safe.
 */
public final class Observer {
    /** The set without a state: what was seen is no behaviour of the function. */
    public static final int NONE = 0;

    private static final int EVENT_BITS = 6;
    private static final int UNMET = -1;
    private static final int FIRST_SETS = 64;
    private static final int OTHER_FIELDS = 7;
    private static final int CLEAR = 8;
    private static final int SET = 16;
    private static final int ARMED = 32;
    private static final int DELAYED = 64;

    private final States states;
    private final int[] unseen;
    private final Map<IntBuffer, Integer> numbers = new HashMap<>();
    private final List<int[]> sets = new ArrayList<>();
    private int[] table = unmet(FIRST_SETS);
    private final Map<Long, Integer> unions = new HashMap<>();
    private final List<Integer> facts = new ArrayList<>();
    private final int start;
    private int unknown = UNMET;

    /**
     * An observer of one vector.
     *
     * @param config what is observed
     * @param unseen events that may happen without being seen, a bit for each of {@link OneEvents}
     */
    public Observer(final OneConfig config, final long unseen) {
        final OneFunction system = new OneFunction(config);
        this.states = new States(system);
        final long all = unseen | 1L << OneEvents.HIDDEN;
        this.unseen = IntStream.range(0, OneEvents.COUNT)
                .filter(event -> (all >>> event & 1) != 0)
                .toArray();
        number(new int[0]);
        this.start = closed(system.initialStates().stream().map(states::number).toList());
    }

    private static int[] unmet(final int sets) {
        final int[] table = new int[sets << EVENT_BITS];
        Arrays.fill(table, UNMET);
        return table;
    }

    /**
     * The states after a reset, before anything else.
     *
     * @return a set
     */
    public int start() {
        return start;
    }

    /**
     * The states of a function of which nothing was seen yet: whatever its registers and sources, but the message in
     * its registers is the one that it uses.
     *
     * @return a set
     */
    public int unknown() {
        if (unknown == UNMET) {
            int known = start;
            for (int next = NONE; next != known; ) {
                next = known;
                for (int event = 0; event < OneEvents.COUNT; event++) {
                    known = OneEvents.isRewrite(event) ? known : union(known, step(known, event));
                }
            }
            unknown = known;
        }
        return unknown;
    }

    /**
     * What follows from an event.
     *
     * @param set   the states before it
     * @param event one of {@link OneEvents}
     * @return the states after it, and after whatever may follow unseen
     */
    public int step(final int set, final int event) {
        final int known = table[set << EVENT_BITS | event];
        return known == UNMET ? meet(set, event) : known;
    }

    private int meet(final int set, final int event) {
        final List<Integer> after = new ArrayList<>();
        for (final int state : sets.get(set)) {
            for (final int next : states.after(state, event)) {
                after.add(next);
            }
        }
        final int found = closed(after);
        table[set << EVENT_BITS | event] = found;
        return found;
    }

    /**
     * The states of both sets.
     *
     * @param one   a set
     * @param other another
     * @return their union
     */
    public int union(final int one, final int other) {
        if (one == other || other == NONE) {
            return one;
        }
        final long key = (long) one << Integer.SIZE | other;
        final Integer known = unions.get(key);
        if (known != null) {
            return known;
        }
        final List<Integer> both = new ArrayList<>();
        for (final int state : sets.get(one)) {
            both.add(state);
        }
        for (final int state : sets.get(other)) {
            both.add(state);
        }
        final int found = number(general(both));
        unions.put(key, found);
        return found;
    }

    /**
     * The states of another observer of the same kind of function, where other events are seen or other values are
     * possible.
     *
     * @param other the other observer
     * @param set   a set of the other one
     * @return the same states, and what may follow unseen
     */
    public int adopt(final Observer other, final int set) {
        final List<Integer> members = new ArrayList<>();
        for (final int state : other.sets.get(set)) {
            members.add(states.number(new MachineState(
                    states.system().adopted(other.states.words(state).clone()))));
        }
        return closed(members);
    }

    /** With everything that may follow unseen. */
    private int closed(final Collection<Integer> from) {
        final BitSet reached = new BitSet();
        final Deque<Integer> open = new ArrayDeque<>(from);
        from.forEach(reached::set);
        while (!open.isEmpty()) {
            final int state = open.pop();
            for (final int event : unseen) {
                for (final int next : states.after(state, event)) {
                    if (!reached.get(next)) {
                        reached.set(next);
                        open.push(next);
                    }
                }
            }
        }
        return number(general(reached.stream().boxed().toList()));
    }

    /** The most general ones among some states, in order. */
    private int[] general(final Collection<Integer> members) {
        final Map<Object, List<Integer>> alike = new HashMap<>();
        for (final int state : members) {
            final List<Integer> group = alike.computeIfAbsent(states.settled(state), key -> new ArrayList<>(1));
            if (group.stream().noneMatch(other -> states.covers(other, state))) {
                group.removeIf(other -> states.covers(state, other));
                group.add(state);
            }
        }
        return alike.values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private int number(final int[] members) {
        final IntBuffer key = IntBuffer.wrap(members);
        final Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        final int set = sets.size();
        numbers.put(key, set);
        sets.add(members);
        int all = 0;
        for (final int state : members) {
            all |= factsOf(states.words(state));
        }
        facts.add(all);
        if (sets.size() << EVENT_BITS > table.length) {
            final int old = table.length;
            table = Arrays.copyOf(table, 2 * old);
            Arrays.fill(table, old, table.length, UNMET);
        }
        return set;
    }

    private int factsOf(final int[] words) {
        final OneFunction system = states.system();
        return system.otherFields(words)
                | (system.pending(words) ? SET : CLEAR)
                | (system.armed(words) ? ARMED : 0)
                | (system.mayDelay(words) ? DELAYED : 0);
    }

    /**
     * The fields in which the function may still send what the registers do not hold.
     *
     * @param set a set
     * @return 1 address, 2 upper address, 4 data
     */
    public int otherFields(final int set) {
        return facts.get(set) & OTHER_FIELDS;
    }

    /**
     * How many states a set has.
     *
     * @param set a set
     * @return from 0
     */
    public int size(final int set) {
        return sets.get(set).length;
    }

    /**
     * Which values of the Pending bit are possible.
     *
     * @param set a set
     * @return 1: it may be clear, 2: it may be set
     */
    public int pendingBits(final int set) {
        return (facts.get(set) & (CLEAR | SET)) / CLEAR;
    }

    /**
     * Whether a request may lead to a message, now or once the vector may send.
     *
     * @param set a set
     * @return true if so
     */
    public boolean maySendSometime(final int set) {
        return (facts.get(set) & ARMED) != 0;
    }

    /**
     * Whether a request may be answered some time after it.
     *
     * @param set a set
     * @return false if only something that answers at once is possible
     */
    public boolean mayDelay(final int set) {
        return (facts.get(set) & DELAYED) != 0;
    }

    private boolean some(final int set, final IntPredicate what) {
        return Arrays.stream(sets.get(set)).anyMatch(what);
    }

    /**
     * Values of the choices that are still possible.
     *
     * @param set a set
     * @return such as {@code open: live}
     */
    public List<String> remaining(final int set) {
        final List<String> values = new ArrayList<>();
        for (final var choices : states.system().choices()) {
            for (final var property : choices.properties()) {
                for (int value = 0; value < property.choices().size(); value++) {
                    final int bit = 1 << value;
                    if (some(set, state -> (choices.possible(states.words(state), property) & bit) != 0)) {
                        values.add(property.text() + ": " + property.choices().get(value));
                    }
                }
            }
        }
        return values;
    }

    /**
     * How many sets were met so far.
     *
     * @return at least 2
     */
    public int sets() {
        return sets.size();
    }
}
