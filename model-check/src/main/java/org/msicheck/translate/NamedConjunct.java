package org.msicheck.translate;

import org.msicheck.smt.Term;
import org.msicheck.tla.Position;

/**
 * A part of a predicate.
 *
 * @param name  the operator that it is a part of, and its number there
 * @param at    where it stands
 * @param holds what it says
 */
public record NamedConjunct(String name, Position at, Term holds) {}
