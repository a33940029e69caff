/**
 * Spec module {@code MsiFunction}: a function with MSI (PCIe 6.1.4, 7.7.1).
 */
package org.msicheck.ref.msifunction;
