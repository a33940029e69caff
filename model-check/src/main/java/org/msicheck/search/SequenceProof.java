package org.msicheck.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.msicheck.graph.GraphListener;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.model.TlaModel;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.system.ActionLabel;
import org.msicheck.tlc.Exploration;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/**
 * Asks TLC about one sequence: the sequence becomes a litmus test, with so much room for writes on the wire that the
 * actor never waits for it, and TLC evaluates the forbidden outcomes and the goal on every reachable state. May be used
 * from several threads.
 */
public final class SequenceProof {
    private static final String GOAL_MISSED = "GoalMissed";
    private static final String REST = "Rest";

    private final SpecFolder spec;
    private final TlcPool pool;

    /**
     * A proof with TLC.
     *
     * @param spec the specification
     * @param pool runs TLC
     */
    public SequenceProof(final SpecFolder spec, final TlcPool pool) {
        this.spec = spec;
        this.pool = pool;
    }

    /**
     * What TLC says of a sequence.
     *
     * @param wrong       forbidden outcomes that are reachable, and {@code goal} if it is missed at rest
     * @param rests       whether the machine comes to rest
     * @param states      distinct states
     * @param transitions steps
     * @param nanos       wall-clock time, in nanoseconds
     * @param runNanos    the part of it in which TLC explored
     */
    public record Result(List<String> wrong, boolean rests, long states, long transitions, long nanos, long runNanos) {
        /** Copies the list. */
        public Result {
            wrong = List.copyOf(wrong);
        }

        /**
         * Whether TLC, too, finds the sequence safe.
         *
         * @return true if nothing is wrong and the machine comes to rest
         */
        public boolean isSafe() {
            return wrong.isEmpty() && rests;
        }
    }

    /**
     * Asks TLC.
     *
     * @param file  the search
     * @param words a sequence
     * @return what TLC says
     * @throws org.msicheck.tlc.TlcException if TLC cannot explore the sequence
     */
    public Result prove(final SearchFile file, final List<String> words) {
        final LitmusTest test = file.withRoomFor(words).sequence(file.name(), words);
        final TlaModel model = test.toTla();
        final List<Outcome> forbidden = file.forbidden().stream().sorted().toList();
        final List<String> predicates =
                new ArrayList<>(forbidden.stream().map(Outcome::operator).toList());
        predicates.add(GOAL_MISSED);
        predicates.add(REST);
        final Union found = new Union();
        final Exploration explored = pool.explore(
                new TlcModel(
                        test.name(),
                        model.name(),
                        Map.of(model.name() + ".tla", withGoal(model.module(), file.goal())),
                        List.of(spec.root()),
                        TlcConfig.parse(model.config()),
                        predicates),
                found);
        final List<String> wrong = new ArrayList<>();
        for (int i = 0; i < forbidden.size(); i++) {
            if (found.has(i)) {
                wrong.add(forbidden.get(i).word());
            }
        }
        if (found.has(forbidden.size())) {
            wrong.add(ReferenceMachine.GOAL);
        }
        return new Result(
                wrong,
                found.has(forbidden.size() + 1),
                found.states,
                found.transitions,
                System.nanoTime() - found.begin,
                explored.runNanos());
    }

    /** The module with the goal's negation at rest as one more operator. */
    static String withGoal(final String module, final Goal goal) {
        final int end = module.lastIndexOf("\n====");
        return module.substring(0, end) + "\n\n" + GOAL_MISSED + " ==\n  Rest /\\ ~(" + formula(goal) + ")"
                + module.substring(end);
    }

    private static String formula(final Goal goal) {
        final List<String> parts = new ArrayList<>(List.of("(\\A n \\in FunctionNames : EnabledFunction(n, Dev(n)))"));
        goal.messages().forEach((irq, slot) -> {
            final String message = "Message(\"" + slot.cpu() + "\", \"zero\", " + slot.vector() + ")";
            parts.add("Programmed(" + of(irq) + ") = " + message);
            parts.add("Outgoing(" + of(irq) + ") = " + message);
        });
        goal.owners()
                .forEach((slot, owner) ->
                        parts.add("slot[\"" + slot.cpu() + "\"][" + slot.vector() + "] = \"" + owner + "\""));
        goal.armed().forEach(irq -> parts.add("\"" + irq + "\" \\in src.armed"));
        goal.count().ifPresent(count -> parts.add("dev.regs.count = " + count + " /\\ dev.used.count = " + count));
        return parts.stream().sorted().collect(Collectors.joining(" /\\ "));
    }

    /** The function of an irq, its state, and the irq: what operators of Function take. */
    private static String of(final String irq) {
        return "FunctionOf[\"" + irq + "\"], DevOf(\"" + irq + "\"), \"" + irq + "\"";
    }

    /** The predicates that hold somewhere. */
    private static final class Union implements GraphListener {
        private final long begin = System.nanoTime();
        private long holding;
        private long states;
        private long transitions;

        @Override
        public void variables(final List<String> names) {
            // Only outcomes count.
        }

        @Override
        public void value(final int variable, final int id, final String text) {
            // Only outcomes count.
        }

        @Override
        public void state(final int id, final int[] values, final long outcomes, final boolean initial) {
            holding |= outcomes;
            states++;
        }

        @Override
        public void label(final int id, final ActionLabel label) {
            // Only outcomes count.
        }

        @Override
        public void edge(final int from, final int label, final int to) {
            transitions++;
        }

        private boolean has(final int predicate) {
            return (holding >>> predicate & 1) != 0;
        }
    }
}
