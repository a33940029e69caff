package org.msicheck.proof;

import java.util.List;
import org.msicheck.smt.Term;

/**
 * Goals that follow from the same assumptions.
 *
 * @param name    what they are about
 * @param assumed what is assumed
 * @param goals   what has to follow
 */
record Group(String name, List<Term> assumed, List<ProofGoal> goals) {}
