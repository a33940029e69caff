/**
 * Pure register rules of the MSI and MSI-X structures, without I/O and without state of their own.
 *
 * <p>A rule object describes where in an {@code int[]} a function keeps its registers. The explored reference applies
 * it to a small array that is copied for each state, the log validator to one large array that is updated in place, so
 * both run the same rules. Section numbers are those of the PCIe base specification.
 */
package org.msicheck.registers;
