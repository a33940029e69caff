/**
 * Spec module {@code MsixFunction}: a function with MSI-X (PCIe 6.1.4, 7.7.2).
 */
package org.msicheck.ref.msixfunction;
