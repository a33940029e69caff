/**
 * Spec module {@code Outcomes}: what can go wrong, as predicates on states.
 */
package org.msicheck.ref.outcomes;
