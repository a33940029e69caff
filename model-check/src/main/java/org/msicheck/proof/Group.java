package org.msicheck.proof;

import java.util.List;
import java.util.Optional;
import org.msicheck.smt.Term;
import org.msicheck.translate.State;

/**
 * Goals that follow from the same assumptions.
 *
 * @param name    what they are about
 * @param assumed what is assumed
 * @param after   the state behind the step; none if this is not about a step
 * @param goals   what has to follow
 */
record Group(String name, List<Term> assumed, Optional<State> after, List<ProofGoal> goals) {}
