/**
 * From TLA+ to terms of SMT-LIB, for the fragment that {@code docs/proofs.md} describes. What is not in it is refused
 * with its place.
 */
package org.msicheck.translate;
