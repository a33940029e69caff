package org.msicheck.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;
import org.msicheck.system.StepVisitor;
import org.msicheck.system.SteppableSystem;

/** A reference of the toy specification Mailbox, broken side, with a fault on request. */
public record Mailbox(Fault fault) implements SteppableSystem<Mailbox.State> {
    private static final int READS = 2;

    /** What is wrong with it. */
    public enum Fault {
        NONE,
        INITIAL,
        EXTRA_INITIAL,
        SUCCESSOR,
        MISSING_STEP,
        EXTRA_STEP,
        OUTCOME,
        HIDDEN,
        ARGUMENT,
        CHOICE
    }

    /** A state; {@code hidden} is not part of the projection. */
    record State(int left, int right, String address, String data, List<String> taken, int hidden) {}

    @Override
    public List<State> initialStates() {
        final State right = new State(1, 1, fault == Fault.INITIAL ? "l" : "none", "none", List.of(), 0);
        return fault == Fault.EXTRA_INITIAL
                ? List.of(right, new State(2, 1, "l", "none", List.of(), 0))
                : List.of(right);
    }

    @Override
    public void forEachStep(final State s, final StepVisitor<State> visitor) {
        for (final String actor : List.of("left", "right")) {
            final int k = actor.equals("left") ? s.left : s.right;
            if (k <= 2 && !(fault == Fault.MISSING_STEP && s.left == 2 && s.right == 2 && actor.equals("right"))) {
                visitor.step(write(actor, k), written(s, actor, k));
            }
            if (fault == Fault.CHOICE && k == 2 && actor.equals("left")) {
                visitor.step(write(actor, k), written(s, actor, 1));
            }
        }
        if (s.taken.size() < READS || (fault == Fault.EXTRA_STEP && s.taken.size() == READS && s.left == 3)) {
            final List<String> taken = new ArrayList<>(s.taken);
            taken.add(s.address + " " + (fault == Fault.SUCCESSOR && s.right == 2 ? s.address : s.data));
            visitor.step(ActionLabel.of("Take"), new State(s.left, s.right, s.address, s.data, taken, s.hidden));
        }
    }

    private ActionLabel write(final String actor, final int k) {
        return ActionLabel.of("Write")
                .with("a", ModelValue.of(actor))
                .with("k", ModelValue.of(fault == Fault.ARGUMENT && k == 2 ? 3 : k));
    }

    private State written(final State s, final String actor, final int k) {
        final boolean isLeft = actor.equals("left");
        final String value = isLeft ? "l" : "r";
        return new State(
                s.left + (isLeft ? 1 : 0),
                s.right + (isLeft ? 0 : 1),
                k == 1 ? value : s.address,
                k == 2 ? value : s.data,
                s.taken,
                fault == Fault.HIDDEN && isLeft && k == 1 ? s.right : s.hidden);
    }

    @Override
    public ModelValue project(final State s) {
        final Map<String, ModelValue> fields = new TreeMap<>();
        fields.put("owner", ModelValue.of("Nobody"));
        fields.put("pc", ModelValue.record(Map.of("left", ModelValue.of(s.left), "right", ModelValue.of(s.right))));
        fields.put("register", message(s.address + " " + s.data));
        fields.put(
                "taken",
                new ModelValue.Seq(s.taken.stream().map(Mailbox::message).toList()));
        return ModelValue.record(fields);
    }

    private static ModelValue message(final String words) {
        final int blank = words.indexOf(' ');
        return ModelValue.record(Map.of(
                "address",
                ModelValue.of(words.substring(0, blank)),
                "data",
                ModelValue.of(words.substring(blank + 1))));
    }

    @Override
    public Set<String> outcomes(final State s) {
        final Set<String> outcomes = new TreeSet<>();
        final boolean torn = s.taken.stream().anyMatch(t -> !t.matches("(\\w+) \\1"));
        if (torn && !(fault == Fault.OUTCOME && s.left == 3)) {
            outcomes.add("torn");
        }
        if (s.taken.size() == READS) {
            outcomes.add("full");
        }
        if (s.left == 3 && s.right == 3) {
            outcomes.add("done");
        }
        return outcomes;
    }
}
