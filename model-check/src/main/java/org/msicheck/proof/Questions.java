package org.msicheck.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.msicheck.smt.SolverSession;
import org.msicheck.smt.Term;
import org.msicheck.translate.NamedConjunct;
import org.msicheck.translate.State;
import org.msicheck.translate.Value;

/** Questions about a protocol of a small size, with or without parts of its invariant. */
final class Questions implements AutoCloseable {
    private static final String KEEP = "keep.";
    private static final Pattern KEPT = Pattern.compile("keep\\.(\\d+)");
    private static final String REFUTED = "sat";

    private final int size;
    private final Obligations obligations;
    private final SolverSession session;
    private final Script script = new Script();

    Questions(final Obligations obligations, final int size, final int timeoutSeconds) {
        this.obligations = obligations;
        this.size = size;
        session = new SolverSession(timeoutSeconds);
        script.line("(set-option :produce-unsat-assumptions true)");
        script.preamble(obligations);
        for (int i = 0; i < obligations.invariant().size(); i++) {
            script.line("(declare-const " + KEEP + i + " Bool)");
            final Term holds = obligations.invariant().get(i).holds();
            script.declare(holds);
            script.line("(assert (=> " + KEEP + i + " " + holds + "))");
        }
        say();
    }

    /** The parts of the invariant on which the proof of each goal rests; none where it is not proved. */
    Map<ProofGoal, Set<Integer>> restsOn(final Group group) {
        final Map<ProofGoal, Set<Integer>> found = new LinkedHashMap<>();
        enter(group);
        for (final ProofGoal goal : group.goals()) {
            final Set<Integer> core = new HashSet<>();
            script.push();
            script.assume(goal.holds().not());
            script.line("(check-sat-assuming (" + kept(conjunct -> true) + "))");
            if (say().contains("unsat")) {
                script.line("(get-unsat-assumptions)");
                final Matcher kept = KEPT.matcher(String.join(" ", say()));
                while (kept.find()) {
                    core.add(Integer.parseInt(kept.group(1)));
                }
            }
            script.pop();
            found.put(goal, core);
        }
        leave();
        return found;
    }

    /** A state and a step that refute a goal, where only some parts of the invariant are assumed. */
    Optional<BadStep> refuted(final Group group, final ProofGoal goal, final Predicate<NamedConjunct> assumed) {
        enter(group);
        script.assume(goal.holds().not());
        final List<ProofGoal> goals = group.goals().stream()
                .filter(one -> one.equals(goal) || assumed.test(conjunct(one)))
                .toList();
        final Set<Term> asked =
                new LinkedHashSet<>(leaves(obligations.protocol().state("")));
        obligations.protocol().constants().values().forEach(value -> asked.addAll(finite(value)));
        group.after().ifPresent(after -> asked.addAll(leaves(after)));
        goals.forEach(one -> asked.add(one.holds()));
        asked.forEach(script::declare);
        script.line("(check-sat-assuming (" + kept(assumed) + "))");
        final boolean isRefuted = say().contains(REFUTED);
        final Map<Term, String> model = isRefuted ? values(List.copyOf(asked)) : Map.of();
        leave();
        return isRefuted ? Optional.of(shown(group, goals, new ModelText(model), model)) : Optional.empty();
    }

    private static NamedConjunct conjunct(final ProofGoal goal) {
        return new NamedConjunct(goal.name(), goal.at(), goal.holds());
    }

    private BadStep shown(
            final Group group, final List<ProofGoal> goals, final ModelText text, final Map<Term, String> model) {
        final ProofGoal first = goals.stream()
                .filter(goal -> "false"
                        .equals(model.getOrDefault(goal.holds(), goal.holds().toString())))
                .findFirst()
                .orElseThrow();
        final Map<String, String> constants = new LinkedHashMap<>();
        obligations.protocol().constants().forEach((name, value) -> constants.put(name, text.of(value)));
        final Map<String, String> before = texts(obligations.protocol().state(""), text);
        final Map<String, String> after = new LinkedHashMap<>();
        group.after().ifPresent(state -> texts(state, text).forEach((variable, value) -> {
            if (!value.equals(before.get(variable))) {
                after.put(variable, value);
            }
        }));
        return new BadStep(size, group.name(), first.name(), first.at().toString(), constants, before, after);
    }

    private Map<String, String> texts(final State state, final ModelText text) {
        final Map<String, String> texts = new LinkedHashMap<>();
        obligations
                .protocol()
                .variables()
                .forEach(variable ->
                        texts.put(variable, text.of(state.get(variable).orElseThrow())));
        return texts;
    }

    private Set<Term> leaves(final State state) {
        return obligations.protocol().variables().stream()
                .flatMap(variable -> finite(state.get(variable).orElseThrow()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Term> finite(final Value value) {
        try {
            return value.leaves().stream().filter(term -> !term.isLiteral()).toList();
        } catch (final Value.ShapeException e) {
            // A set that is a predicate, or listed.
            return List.of();
        }
    }

    /** The solver answers ((term value) ...), in the order of the question. */
    private Map<Term, String> values(final List<Term> terms) {
        final Map<Term, String> values = new HashMap<>();
        for (final Term term : terms) {
            script.line("(get-value (" + term + "))");
            final String answer =
                    String.join(" ", say()).replaceAll("\\s+", " ").strip();
            values.put(term, lastOf(answer.substring(2, answer.length() - 2)));
        }
        return values;
    }

    /** The last expression of a list without its parentheses. */
    private static String lastOf(final String list) {
        int depth = 0;
        boolean quoted = false;
        for (int i = list.length() - 1; i >= 0; i--) {
            final char c = list.charAt(i);
            quoted ^= c == '|';
            depth += quoted ? 0 : c == ')' ? 1 : c == '(' ? -1 : 0;
            if (c == ' ' && depth == 0 && !quoted) {
                return list.substring(i + 1);
            }
        }
        return list;
    }

    private String kept(final Predicate<NamedConjunct> assumed) {
        return IntStream.range(0, obligations.invariant().size())
                .filter(i -> assumed.test(obligations.invariant().get(i)))
                .mapToObj(i -> KEEP + i)
                .collect(Collectors.joining(" "));
    }

    private void enter(final Group group) {
        script.push();
        group.assumed().forEach(script::assume);
    }

    private void leave() {
        script.pop();
        say();
    }

    private List<String> say() {
        final List<String> answers = session.run(script.take());
        final List<String> errors =
                answers.stream().filter(line -> line.startsWith("(error")).toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException("the solver does not understand: " + errors);
        }
        return answers;
    }

    @Override
    public void close() {
        session.close();
    }
}
