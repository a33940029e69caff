package org.msicheck.proof;

import java.util.HashMap;
import java.util.Map;
import org.msicheck.smt.Term;

/** Compares terms but for the names of their bound constants. */
final class Forms {
    private Forms() {}

    static boolean same(final Term a, final Term b) {
        return same(a, b, new HashMap<>());
    }

    private static boolean same(final Term a, final Term b, final Map<Term, Term> bound) {
        if (a.kind() != b.kind()
                || !a.sort().equals(b.sort())
                || a.arguments().size() != b.arguments().size()) {
            return false;
        } else if (a.kind() == Term.Kind.CONSTANT) {
            return bound.getOrDefault(a, a).equals(b);
        } else if (!a.name().equals(b.name())) {
            return false;
        }
        final Map<Term, Term> inner = a.kind() == Term.Kind.QUANTIFIER ? new HashMap<>(bound) : bound;
        if (a.kind() == Term.Kind.QUANTIFIER) {
            for (int i = 0; i < a.arguments().size() - 1; i++) {
                inner.put(a.arguments().get(i), b.arguments().get(i));
            }
        }
        for (int i = 0; i < a.arguments().size(); i++) {
            if (!same(a.arguments().get(i), b.arguments().get(i), inner)) {
                return false;
            }
        }
        return true;
    }
}
