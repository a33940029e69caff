package org.msicheck.proof;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.msicheck.smt.Term;
import org.msicheck.tla.Position;
import org.msicheck.tla.TlaModule;
import org.msicheck.translate.Branch;
import org.msicheck.translate.NamedConjunct;
import org.msicheck.translate.Protocol;
import org.msicheck.translate.Protocol.Meant;
import org.msicheck.translate.State;
import org.msicheck.translate.Value;

/**
 * What a proof needs: each part of the invariant, and each guard and effect of each step of the program, left out one
 * by one, on instances of sizes 1, 2, 3.
 */
final class Necessity {
    /** The largest size that is tried. */
    static final int MOST = 3;

    private final Map<String, LeftOut> found = new LinkedHashMap<>();

    private Necessity() {}

    /** All that can be left out; the types are what the translation reads, and stay. */
    static List<LeftOut> of(final TlaModule module, final int timeoutSeconds) {
        final Necessity necessity = new Necessity();
        for (int size = 1; size <= MOST && necessity.isOpen(); size++) {
            final Obligations obligations = Obligations.of(new Protocol(module, OptionalInt.of(size)));
            try (Questions questions = new Questions(obligations, size, timeoutSeconds)) {
                necessity.invariant(obligations, questions);
                necessity.program(obligations, questions);
            }
        }
        return List.copyOf(necessity.found.values());
    }

    private boolean isOpen() {
        return found.isEmpty()
                || found.values().stream().anyMatch(part -> part.broken().isEmpty());
    }

    private boolean isFound(final String what) {
        return found.containsKey(what) && found.get(what).broken().isPresent();
    }

    private void invariant(final Obligations obligations, final Questions questions) {
        final Map<String, NamedConjunct> parts = new LinkedHashMap<>();
        for (final NamedConjunct conjunct : obligations.invariant()) {
            if (!conjunct.name().startsWith("TypeOK")) {
                parts.putIfAbsent(key(conjunct.name(), conjunct.at()), conjunct);
            }
        }
        final Map<Group, Map<ProofGoal, Set<Integer>>> rests = new HashMap<>();
        parts.keySet().removeIf(this::isFound);
        for (final Map.Entry<String, NamedConjunct> part : parts.entrySet()) {
            final Predicate<NamedConjunct> others =
                    conjunct -> !key(conjunct.name(), conjunct.at()).equals(part.getKey());
            Optional<BadStep> broken = Optional.empty();
            for (final Group group : obligations.later()) {
                final Map<ProofGoal, Set<Integer>> cores = rests.computeIfAbsent(group, questions::restsOn);
                for (final ProofGoal goal : group.goals()) {
                    if (broken.isEmpty()
                            && (group.name().equals(Obligations.PROPERTIES)
                                    || !key(goal.name(), goal.at()).equals(part.getKey()))
                            && cores.get(goal).stream()
                                    .anyMatch(i ->
                                            !others.test(obligations.invariant().get(i)))) {
                        broken = questions.refuted(group, goal, others);
                    }
                }
            }
            put(part.getKey(), part.getValue().at(), broken);
        }
    }

    private static String key(final String name, final Position at) {
        return name + " (" + at + ")";
    }

    private void put(final String what, final Position at, final Optional<BadStep> broken) {
        found.put(what, new LeftOut(what, at.toString(), at.text(), broken));
    }

    private void program(final Obligations obligations, final Questions questions) {
        final Protocol protocol = obligations.protocol();
        final Meant<List<Branch>> next = protocol.next(protocol.state(""));
        for (final String step : protocol.program()) {
            final List<Branch> branches = next.value().stream()
                    .filter(branch -> branch.label().equals(step))
                    .toList();
            changes(protocol, branches).forEach((what, change) -> {
                final String name = step + " without " + what.name();
                if (!isFound(name)) {
                    put(name, what.at(), broken(obligations, questions, branches, change, next.axioms()));
                }
            });
        }
    }

    private record What(String name, Position at) {}

    private static Map<What, UnaryOperator<Branch>> changes(final Protocol protocol, final List<Branch> branches) {
        final Map<What, UnaryOperator<Branch>> changes = new LinkedHashMap<>();
        final State now = protocol.state("");
        for (final Branch branch : branches) {
            for (int i = 0; i < branch.guards().size(); i++) {
                final int index = i;
                if (branch.guards().get(i).equals(Term.TRUE)) {
                    continue;
                }
                final Position at = branch.places().get(i);
                changes.put(new What("guard " + (i + 1) + ": " + at.text(), at), one -> one.withoutGuard(index));
            }
            final List<String> effects = effects(protocol, branch);
            for (final String variable : effects) {
                if (!protocol.control().contains(variable) && effects.size() > 1) {
                    changes.put(
                            new What("its effect on " + variable, branch.at().orElseThrow()),
                            one -> one.with(variable, now.get(variable).orElseThrow()));
                }
            }
        }
        return changes;
    }

    /** The variables that a step changes; a step without its only effect would be none. */
    private static List<String> effects(final Protocol protocol, final Branch branch) {
        final State now = protocol.state("");
        return protocol.variables().stream()
                .filter(variable -> !branch.state()
                        .get(variable)
                        .map(Value::leaves)
                        .equals(now.get(variable).map(Value::leaves)))
                .toList();
    }

    private Optional<BadStep> broken(
            final Obligations obligations,
            final Questions questions,
            final List<Branch> branches,
            final UnaryOperator<Branch> change,
            final List<Term> axioms) {
        for (final Branch branch : branches) {
            final Group group =
                    Obligations.step(obligations.protocol(), obligations.invariant(), change.apply(branch), axioms);
            for (final ProofGoal goal : group.goals()) {
                final Optional<BadStep> broken = questions.refuted(group, goal, conjunct -> true);
                if (broken.isPresent()) {
                    return broken;
                }
            }
        }
        return Optional.empty();
    }
}
