package org.msicheck.rests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.msicheck.properties.DeviceProperty;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.Reference;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.system.SteppableSystem;

/**
 * The weakest assumptions under which outcomes never happen. Each is a set of values for some properties, such as
 * {@code readBack: irr}; with a member less, one of the outcomes can happen. They are the minimal hitting sets of what
 * rules out each function and platform on which an outcome happens.
 *
 * @param sets the assumptions, those with the fewest members first; one without a member if nothing is assumed; none if
 *             the outcome happens whatever is assumed
 * @param states how many states were explored for it
 */
public record RestsOn(List<Map<String, Set<String>>> sets, long states) {
    private static final int SHOWN = 3;

    /**
     * Copies the sets.
     *
     * @param sets   the assumptions
     * @param states how many states were explored
     */
    public RestsOn {
        sets = List.copyOf(sets);
    }

    /**
     * Finds what a verdict rests on.
     *
     * @param model    the machine; its programs, start and forbidden faults stay
     * @param outcomes what must never happen
     * @param table    the published properties
     * @return the weakest assumptions
     */
    public static RestsOn of(final MachineConfig model, final Set<Outcome> outcomes, final PropertyTable table) {
        return of(model, outcomes, table, Reference::of);
    }

    /**
     * Finds what a verdict rests on according to any system that steps through machines as the reference does.
     *
     * @param model    the machine; its programs, start and forbidden faults stay
     * @param outcomes what must never happen
     * @param table    the published properties
     * @param systems  steps through a machine
     * @return the weakest assumptions
     */
    public static RestsOn of(
            final MachineConfig model,
            final Set<Outcome> outcomes,
            final PropertyTable table,
            final Function<MachineConfig, ? extends SteppableSystem<?>> systems) {
        final World world = World.of(model, table);
        final BadWorlds bad =
                new BadWorlds(world, outcomes.stream().map(Outcome::word).collect(Collectors.toSet()));
        world.widened(model).forEach(wide -> bad.explore(wide, systems.apply(wide)));
        List<int[]> excluded = List.of(new int[world.properties().size()]);
        for (final int[] box : bad.boxes()) {
            excluded = minimal(excluded.stream()
                    .flatMap(one -> ruledOut(world, one, box).stream())
                    .toList());
        }
        return new RestsOn(
                excluded.stream()
                        .map(one -> assumption(world, one))
                        .sorted(Comparator.<Map<String, Set<String>>>comparingInt(Map::size)
                                .thenComparing(Object::toString))
                        .toList(),
                bad.states());
    }

    /** The least that has to be excluded beside some values so that a box is ruled out. */
    private static List<int[]> ruledOut(final World world, final int[] excluded, final int[] box) {
        final List<int[]> all = new ArrayList<>();
        for (int k = 0; k < box.length; k++) {
            if ((box[k] & ~excluded[k]) == 0) {
                return List.of(excluded);
            }
            final int more = excluded[k] | box[k];
            if (more != world.all(k)) {
                final int[] one = excluded.clone();
                one[k] = more;
                all.add(one);
            }
        }
        return all;
    }

    private static List<int[]> minimal(final List<int[]> candidates) {
        final List<int[]> minimal = new ArrayList<>();
        for (final int[] one : candidates) {
            if (minimal.stream().noneMatch(known -> within(known, one))) {
                minimal.removeIf(known -> within(one, known));
                minimal.add(one);
            }
        }
        return minimal;
    }

    private static boolean within(final int[] small, final int[] large) {
        for (int k = 0; k < small.length; k++) {
            if ((small[k] & ~large[k]) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Set<String>> assumption(final World world, final int[] excluded) {
        final Map<String, Set<String>> members = new TreeMap<>();
        for (int k = 0; k < excluded.length; k++) {
            if (excluded[k] != 0) {
                final DeviceProperty property = world.properties().get(k);
                members.put(property.name(), world.words(property, world.all(k) & ~excluded[k]));
            }
        }
        return members;
    }

    /**
     * What is wrong with the assumptions that a test lists: they have to be one of the sets, and the test's own function
     * and platform have to satisfy them.
     *
     * @param listed property to the values that are assumed
     * @param model  the test's machine
     * @param table  the published properties
     * @return one line; empty if nothing is wrong
     */
    public Optional<String> refutes(
            final Map<String, Set<String>> listed, final MachineConfig model, final PropertyTable table) {
        final String assumes = "the test assumes " + text(listed);
        if (!sets.contains(listed)) {
            return Optional.of(assumes + ", but never rests on " + text());
        }
        return table.ofMachines(model.kind()).stream()
                .filter(property -> listed.containsKey(property.name())
                        && !listed.get(property.name()).containsAll(World.given(model, property)))
                .findFirst()
                .map(property -> assumes + ", but has " + property.name() + ": " + words(World.given(model, property)));
    }

    /**
     * The assumptions that are printed.
     *
     * @return up to three of the sets
     */
    public List<Map<String, Set<String>>> shown() {
        return sets.subList(0, Math.min(SHOWN, sets.size()));
    }

    /**
     * A machine on all functions and platforms that assumptions leave.
     *
     * @param model       the machine
     * @param assumptions property to the values that are left
     * @param table       the published properties
     * @return together they have every behaviour; the ones that are nearest to the machine come first
     */
    public static List<MachineConfig> machines(
            final MachineConfig model, final Map<String, Set<String>> assumptions, final PropertyTable table) {
        final World world = World.of(model, table);
        return world.assuming(model, assumptions, true).stream()
                .sorted(Comparator.comparingLong(machine -> world.properties().stream()
                        .filter(property -> property.kind() == DeviceProperty.Kind.FAULT
                                && !World.given(machine, property).equals(World.given(model, property)))
                        .count()))
                .toList();
    }

    /**
     * The assumptions for people, up to three of them.
     *
     * @return such as {@code readBack: irr; or message: live and readBack: irr}
     */
    public String text() {
        if (sets.isEmpty()) {
            return "no assumption is enough";
        }
        final String shown = shown().stream().map(RestsOn::text).collect(Collectors.joining("; or "));
        return sets.size() <= SHOWN ? shown : shown + "; or one of " + (sets.size() - SHOWN) + " others";
    }

    /**
     * Assumptions for people.
     *
     * @param members property to values
     * @return such as {@code readBack: irr and trim: keeps}, or {@code nothing}
     */
    public static String text(final Map<String, Set<String>> members) {
        return members.isEmpty()
                ? "nothing"
                : new TreeMap<>(members)
                        .entrySet().stream()
                                .map(member -> member.getKey() + ": " + words(member.getValue()))
                                .collect(Collectors.joining(" and "));
    }

    private static String words(final Collection<String> values) {
        return values.stream().sorted().collect(Collectors.joining(" or "));
    }
}
