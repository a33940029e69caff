/**
 * The search itself, on any machine: the sets of states that are possible after a sequence, equal sets merged, and the
 * shortest sequences that are left.
 */
package org.msicheck.search.engine;
