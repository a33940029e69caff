/**
 * Search for protocols: every sequence of steps up to a length is run on the set of all states that are possible after
 * it, equal sets are merged, and what is left are the shortest sequences that are safe.
 */
package org.msicheck.search;
