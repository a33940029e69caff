/**
 * Spec module {@code Remapping}: the interrupt remapping table.
 */
package org.msicheck.ref.remapping;
