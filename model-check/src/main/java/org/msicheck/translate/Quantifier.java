package org.msicheck.translate;

import java.util.List;
import org.msicheck.smt.Term;

/** All or some. */
enum Quantifier {
    FORALL {
        @Override
        Term join(final List<Term> bodies) {
            return Term.and(bodies);
        }

        @Override
        Term restrict(final Term member, final Term body) {
            return member.implies(body);
        }

        @Override
        Term bind(final Term constant, final Term body) {
            return Term.forall(List.of(constant), body);
        }
    },
    EXISTS {
        @Override
        Term join(final List<Term> bodies) {
            return Term.or(bodies);
        }

        @Override
        Term restrict(final Term member, final Term body) {
            return Term.and(member, body);
        }

        @Override
        Term bind(final Term constant, final Term body) {
            return Term.exists(List.of(constant), body);
        }
    };

    /** That the bodies of all, or of some, hold. */
    abstract Term join(List<Term> bodies);

    /** The body for those that are members only. */
    abstract Term restrict(Term member, Term body);

    /** That a body holds for all, or for some, values of a constant. */
    abstract Term bind(Term constant, Term body);
}
