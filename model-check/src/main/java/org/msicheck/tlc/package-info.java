/**
 * TLC as a library: models in, states, edges and verdicts out.
 *
 * <p>TLC keeps static state. Each worker of {@link org.msicheck.tlc.TlcPool} therefore has a class loader of its own
 * for TLC and for {@code org.msicheck.tlc.engine}, the only package that imports TLC. No verdict is read from TLC's
 * console.
 */
package org.msicheck.tlc;
