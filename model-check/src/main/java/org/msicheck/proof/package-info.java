/** Proofs for every size: the obligations of the abstract protocols, their solver, and what a failed one looks like. */
package org.msicheck.proof;
