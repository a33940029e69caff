/**
 * Decides litmus tests and headline models: TLC explores, the reference's graph is compared with TLC's, expectations
 * are checked, and shortest counterexamples become tables of steps.
 */
package org.msicheck.prove;
