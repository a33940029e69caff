package org.msicheck.proof;

import org.msicheck.smt.Term;
import org.msicheck.tla.Position;

/**
 * Something to prove.
 *
 * @param name  what it is called
 * @param at    where the module says it
 * @param holds what has to follow
 */
record ProofGoal(String name, Position at, Term holds) {}
