package org.msicheck.proof;

import java.util.Optional;

/**
 * Something of a protocol that was left out.
 *
 * @param what   a part of the invariant, or of a step of the program
 * @param at     where the module says it
 * @param text   how it says it
 * @param broken what goes wrong without it, at the smallest size; nothing if it is not needed up to that size
 */
public record LeftOut(String what, String at, String text, Optional<BadStep> broken) {}
