package org.msicheck.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.msicheck.smt.Term;
import org.msicheck.tla.Position;
import org.msicheck.translate.Branch;
import org.msicheck.translate.NamedConjunct;
import org.msicheck.translate.Protocol;
import org.msicheck.translate.Protocol.Meant;
import org.msicheck.translate.State;

/**
 * What is to be proved of a protocol: its invariant holds at the start, each step keeps it, and it implies the
 * properties; and all of this says something, since no function is applied outside its domain.
 *
 * @param protocol    the protocol
 * @param assumptions what is assumed of the constants
 * @param start       the goals at the start
 * @param invariant   the parts of the invariant, assumed in what follows
 * @param later       the goals of the steps, and those of the properties
 */
record Obligations(
        Protocol protocol,
        List<Term> assumptions,
        List<Group> start,
        List<NamedConjunct> invariant,
        List<Group> later) {
    /** The name of the group of what the invariant implies. */
    static final String PROPERTIES = "Properties";

    private static final String INSIDE = "inside-domains";

    static Obligations of(final Protocol protocol) {
        final State now = protocol.state("");
        final Meant<List<NamedConjunct>> invariant = protocol.invariant(now);
        final List<Group> later = new ArrayList<>();
        // What says in which sets the variables are needs nothing else to mean something; it is proved first.
        later.add(new Group("Inv", List.of(), Optional.empty(), demands(invariant.demands())));
        final Meant<List<Branch>> next = protocol.next(now);
        later.add(new Group("Next", next.axioms(), Optional.empty(), demands(next.demands())));
        for (final Branch branch : next.value()) {
            later.add(step(protocol, invariant.value(), branch, next.axioms()));
        }
        final Meant<List<NamedConjunct>> implied = protocol.implied(now);
        later.add(new Group(
                PROPERTIES,
                implied.axioms(),
                Optional.empty(),
                Stream.concat(
                                demands(implied.demands()).stream(),
                                implied.value().stream().map(Obligations::goal))
                        .toList()));
        return new Obligations(
                protocol,
                protocol.assumptions(),
                start(protocol),
                invariant.value(),
                later.stream().filter(group -> !group.goals().isEmpty()).toList());
    }

    /** All groups, in the order of the script. */
    List<Group> groups() {
        return Stream.concat(start.stream(), later.stream()).toList();
    }

    private static List<Group> start(final Protocol protocol) {
        final Meant<List<Branch>> initial = protocol.initial();
        final List<Group> groups = new ArrayList<>();
        for (final Branch branch : initial.value()) {
            final Meant<List<NamedConjunct>> invariant = protocol.invariant(branch.state());
            groups.add(new Group(
                    "Init",
                    Stream.of(initial.axioms(), branch.guards(), invariant.axioms())
                            .flatMap(List::stream)
                            .toList(),
                    Optional.of(branch.state()),
                    Stream.of(
                                    demands(initial.demands()),
                                    demands(invariant.demands()),
                                    invariant.value().stream()
                                            .map(Obligations::goal)
                                            .toList())
                            .flatMap(List::stream)
                            .filter(goal -> !goal.holds().equals(Term.TRUE))
                            .toList()));
        }
        return groups;
    }

    static Group step(
            final Protocol protocol, final List<NamedConjunct> before, final Branch branch, final List<Term> axioms) {
        final ProofStep step = ProofStep.of(protocol, branch);
        final Meant<List<NamedConjunct>> after = protocol.invariant(step.after());
        final List<ProofGoal> goals = new ArrayList<>(demands(after.demands()));
        for (int i = 0; i < before.size(); i++) {
            // What a step leaves as it is was assumed already.
            if (!Forms.same(before.get(i).holds(), after.value().get(i).holds())) {
                goals.add(goal(after.value().get(i)));
            }
        }
        return new Group(
                branch.name(),
                Stream.of(axioms, branch.guards(), step.equations(), after.axioms())
                        .flatMap(List::stream)
                        .toList(),
                Optional.of(step.after()),
                goals);
    }

    private static ProofGoal goal(final NamedConjunct conjunct) {
        return new ProofGoal(conjunct.name(), conjunct.at(), conjunct.holds());
    }

    private static List<ProofGoal> demands(final List<Term> demands) {
        final List<Term> open = demands.stream()
                .filter(term -> !term.equals(Term.TRUE))
                .distinct()
                .toList();
        return open.isEmpty() ? List.of() : List.of(new ProofGoal(INSIDE, new Position("", 0, ""), Term.and(open)));
    }
}
