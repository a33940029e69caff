package org.msicheck.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.msicheck.smt.Sort;
import org.msicheck.smt.Term;

/** Writes obligations as SMT-LIB 2.6; each answer has to be {@code unsat}. */
final class Script {
    private final StringBuilder text = new StringBuilder();
    private final List<Set<Term>> declared = new ArrayList<>(List.of(new HashSet<>()));

    Script() {}

    /** All obligations of a protocol. */
    static String of(final Obligations obligations) {
        final Script script = new Script();
        script.preamble(obligations);
        obligations.start().forEach(script::group);
        script.line("; The invariant holds.");
        obligations.invariant().forEach(conjunct -> {
            script.line("; " + conjunct.name());
            script.assume(conjunct.holds());
        });
        obligations.later().forEach(script::group);
        return script.text.toString();
    }

    /** What the obligations of a protocol need, and what it assumes of its constants. */
    void preamble(final Obligations obligations) {
        line("(set-logic ALL)");
        final Set<String> words = new TreeSet<>();
        final Set<String> sorts = new TreeSet<>();
        all(obligations).forEach(term -> collect(term, words, sorts));
        if (!words.isEmpty()) {
            line("(declare-datatypes ((Word 0)) (("
                    + String.join(
                            " ",
                            words.stream()
                                    .map(word -> "(" + Term.word(word) + ")")
                                    .toList()) + ")))");
        }
        sorts.forEach(sort -> line("(declare-sort " + sort + " 0)"));
        obligations.assumptions().forEach(this::assume);
    }

    private static List<Term> all(final Obligations obligations) {
        final List<Term> terms = new ArrayList<>(obligations.assumptions());
        obligations.invariant().forEach(conjunct -> terms.add(conjunct.holds()));
        for (final List<Group> groups : List.of(obligations.start(), obligations.later())) {
            for (final Group group : groups) {
                terms.addAll(group.assumed());
                group.goals().forEach(goal -> terms.add(goal.holds()));
            }
        }
        return terms;
    }

    private static void collect(final Term term, final Set<String> words, final Set<String> sorts) {
        collect(term.sort(), sorts);
        if (term.isLiteral() && term.sort().equals(Sort.WORD)) {
            words.add(term.name());
        }
        term.arguments().forEach(argument -> collect(argument, words, sorts));
    }

    private static void collect(final Sort sort, final Set<String> sorts) {
        if (sort.isArray()) {
            sort.arguments().forEach(argument -> collect(argument, sorts));
        } else if (!List.of(Sort.BOOL, Sort.INT, Sort.WORD).contains(sort)) {
            sorts.add(sort.name());
        }
    }

    private void group(final Group group) {
        push();
        line("; " + group.name());
        group.assumed().forEach(this::assume);
        for (final ProofGoal goal : group.goals()) {
            push();
            line("; " + group.name() + ": " + goal.name());
            assume(goal.holds().not());
            line("(check-sat)");
            pop();
        }
        pop();
    }

    void assume(final Term term) {
        declare(term);
        line("(assert " + term + ")");
    }

    /** Declares the constants of a term that are new here. */
    void declare(final Term term) {
        final Set<Term> needed = new LinkedHashSet<>(term.free());
        declared.forEach(needed::removeAll);
        for (final Term constant : needed) {
            line("(declare-const " + constant + " " + constant.sort() + ")");
        }
        declared.get(declared.size() - 1).addAll(needed);
    }

    /** What was written since the last call. */
    String take() {
        final String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    void push() {
        declared.add(new HashSet<>());
        line("(push 1)");
    }

    void pop() {
        declared.remove(declared.size() - 1);
        line("(pop 1)");
    }

    void line(final String line) {
        text.append(line).append('\n');
    }
}
