package org.msicheck.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/**
 * Compares an observed graph with an expected one: same initial states, states, actions with the same arguments out of
 * each state, successors and outcomes, and no two observed states that the model cannot tell apart.
 *
 * <p>Both graphs are walked together, breadth first from equal initial states, so the first difference that is found
 * has a shortest path. Behind a difference the walk goes on along the steps that agree.
 */
public final class GraphComparison {
    private final StateGraph expected;
    private final StateGraph observed;
    private final int limit;
    private final List<Difference> differences = new ArrayList<>();
    private final Queue<Pair> open = new ArrayDeque<>();
    private final BitSet seen = new BitSet();
    private final int[] depths;
    private int[][] valueMaps = new int[0][];
    private int[] labelMap = new int[0];
    private int[] outcomeMap = new int[0];

    private GraphComparison(final StateGraph expected, final StateGraph observed, final int limit) {
        this.expected = expected;
        this.observed = observed;
        this.limit = limit;
        this.depths = new int[expected.stateCount()];
    }

    /**
     * Compares two graphs.
     *
     * @param expected the graph that is right, such as TLC's
     * @param observed the graph to judge, such as the reference's
     * @param limit    the number of differences after which to stop, at least 1
     * @return the differences, nearest to an initial state first; empty if the graphs are equal
     */
    public static List<Difference> compare(final StateGraph expected, final StateGraph observed, final int limit) {
        return new GraphComparison(expected, observed, limit).run();
    }

    private List<Difference> run() {
        if (!sameShape(
                        "variables",
                        expected.header().variables(),
                        observed.header().variables())
                || !sameShape(
                        "outcomes",
                        expected.header().outcomes().stream().sorted().toList(),
                        observed.header().outcomes().stream().sorted().toList())) {
            return List.copyOf(differences);
        }
        valueMaps = IntStream.range(0, expected.header().variables().size())
                .mapToObj(i -> positions(observed.values(i), expected.values(i)))
                .toArray(int[][]::new);
        labelMap = positions(observed.labels(), expected.labels());
        outcomeMap = positions(observed.header().outcomes(), expected.header().outcomes());
        observed.twins().stream().limit(limit).forEach(this::reportTwins);
        compareInitialStates();
        while (!open.isEmpty() && differences.size() < limit) {
            final Pair pair = open.remove();
            compareOutcomes(pair);
            compareSteps(pair);
        }
        return List.copyOf(differences.subList(0, Math.min(limit, differences.size())));
    }

    private boolean sameShape(final String what, final List<String> wanted, final List<String> found) {
        if (!wanted.equals(found)) {
            differences.add(
                    Difference.ofState(Difference.Kind.SHAPE, 0, "", what, wanted.toString(), found.toString()));
        }
        return wanted.equals(found);
    }

    private static <T> int[] positions(final List<T> elements, final List<T> in) {
        final Map<T, Integer> positions = new HashMap<>();
        in.forEach(element -> positions.put(element, positions.size()));
        return elements.stream()
                .mapToInt(element -> positions.getOrDefault(element, -1))
                .toArray();
    }

    private void reportTwins(final StateGraph.Twins twins) {
        differences.add(Difference.ofState(
                Difference.Kind.TWINS,
                0,
                observed.text(twins.first()),
                "",
                "one state",
                "states " + twins.first() + " and " + twins.second()));
    }

    private void compareInitialStates() {
        final BitSet matched = new BitSet();
        for (int e = 0; e < expected.initialCount(); e++) {
            final int state = e;
            final int match = IntStream.range(0, observed.initialCount())
                    .filter(o -> sameState(state, o))
                    .findFirst()
                    .orElse(-1);
            if (match < 0) {
                reportInitial(expected.text(state), nearestInitial(state));
            } else {
                matched.set(match);
                enqueue(state, match, 0);
            }
        }
        for (int o = matched.nextClearBit(0); o < observed.initialCount(); o = matched.nextClearBit(o + 1)) {
            differences.add(Difference.ofState(
                    Difference.Kind.INITIAL, 0, observed.text(o), "", "no such state", "an initial state"));
        }
    }

    private Optional<ModelValues.Gap> nearestInitial(final int state) {
        return ModelValues.gap(expected.project(state), observed.project(Math.min(state, observed.initialCount() - 1)));
    }

    private void reportInitial(final String text, final Optional<ModelValues.Gap> gap) {
        differences.add(Difference.ofState(
                Difference.Kind.INITIAL,
                0,
                text,
                gap.map(g -> strip(g.path())).orElse(""),
                gap.map(ModelValues.Gap::expected).orElse("an initial state"),
                gap.map(ModelValues.Gap::observed).orElse("no such state")));
    }

    private static String strip(final String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private boolean sameState(final int e, final int o) {
        for (int i = 0; i < valueMaps.length; i++) {
            if (valueMaps[i][observed.valueIndex(o, i)] != expected.valueIndex(e, i)) {
                return false;
            }
        }
        return true;
    }

    private void enqueue(final int e, final int o, final int depth) {
        if (!seen.get(e)) {
            seen.set(e);
            depths[e] = depth;
            open.add(new Pair(e, o));
        }
    }

    private void compareOutcomes(final Pair pair) {
        long bits = 0;
        for (int i = 0; i < outcomeMap.length; i++) {
            bits |= (observed.outcomeBits(pair.observed) >> i & 1) << outcomeMap[i];
        }
        if (bits != expected.outcomeBits(pair.expected)) {
            differences.add(Difference.ofState(
                    Difference.Kind.OUTCOME,
                    depths[pair.expected],
                    expected.text(pair.expected),
                    "",
                    expected.outcomes(pair.expected).toString(),
                    observed.outcomes(pair.observed).toString()));
        }
    }

    /** Merges the steps out of two equal states; both are in the order of their labels' texts. */
    private void compareSteps(final Pair pair) {
        int e = expected.firstEdge(pair.expected);
        int o = observed.firstEdge(pair.observed);
        final int endE = expected.firstEdge(pair.expected + 1);
        final int endO = observed.firstEdge(pair.observed + 1);
        while (e < endE || o < endO) {
            final int order = e == endE ? 1 : o == endO ? -1 : compareLabels(e, o);
            if (order < 0) {
                reportAction(true, pair, expected.labels().get(expected.edgeLabel(e)));
                e = endOfLabel(expected, e, endE);
            } else if (order > 0) {
                reportAction(false, pair, observed.labels().get(observed.edgeLabel(o)));
                o = endOfLabel(observed, o, endO);
            } else {
                final int nextE = endOfLabel(expected, e, endE);
                final int nextO = endOfLabel(observed, o, endO);
                compareSuccessors(pair, new Edges(e, nextE), new Edges(o, nextO));
                e = nextE;
                o = nextO;
            }
        }
    }

    private int compareLabels(final int e, final int o) {
        if (labelMap[observed.edgeLabel(o)] == expected.edgeLabel(e)) {
            return 0;
        }
        return expected.labels()
                .get(expected.edgeLabel(e))
                .toString()
                .compareTo(observed.labels().get(observed.edgeLabel(o)).toString());
    }

    private static int endOfLabel(final StateGraph graph, final int edge, final int end) {
        int next = edge + 1;
        while (next < end && graph.edgeLabel(next) == graph.edgeLabel(edge)) {
            next++;
        }
        return next;
    }

    private void reportAction(final boolean missing, final Pair pair, final ActionLabel action) {
        differences.add(Difference.ofAction(missing, depths[pair.expected], expected.text(pair.expected), action));
    }

    private void compareSuccessors(final Pair pair, final Edges wanted, final Edges found) {
        final boolean[] used = new boolean[found.end - found.begin];
        final List<Integer> unmatched = new ArrayList<>();
        for (int e = wanted.begin; e < wanted.end; e++) {
            final int target = expected.edgeTarget(e);
            final int match = IntStream.range(found.begin, found.end)
                    .filter(o -> !used[o - found.begin] && sameState(target, observed.edgeTarget(o)))
                    .findFirst()
                    .orElse(-1);
            if (match < 0) {
                unmatched.add(e);
            } else {
                used[match - found.begin] = true;
                enqueue(target, observed.edgeTarget(match), depths[pair.expected] + 1);
            }
        }
        final int[] others = IntStream.range(found.begin, found.end)
                .filter(o -> !used[o - found.begin])
                .toArray();
        for (int i = 0; i < Math.max(unmatched.size(), others.length); i++) {
            if (i >= unmatched.size()) {
                reportAction(false, pair, observed.labels().get(observed.edgeLabel(others[i])));
            } else if (i >= others.length) {
                reportAction(true, pair, expected.labels().get(expected.edgeLabel(unmatched.get(i))));
            } else {
                reportSuccessor(pair, unmatched.get(i), others[i]);
            }
        }
    }

    private void reportSuccessor(final Pair pair, final int e, final int o) {
        final ModelValue wanted = expected.project(expected.edgeTarget(e));
        final ModelValues.Gap gap = ModelValues.gap(wanted, observed.project(observed.edgeTarget(o)))
                .orElse(new ModelValues.Gap("", wanted.toJson(), wanted.toJson()));
        differences.add(new Difference(
                Difference.Kind.SUCCESSOR,
                depths[pair.expected],
                expected.text(pair.expected),
                Optional.of(expected.labels().get(expected.edgeLabel(e))),
                strip(gap.path()),
                gap.expected(),
                gap.observed()));
    }

    private record Pair(int expected, int observed) {}

    private record Edges(int begin, int end) {}
}
