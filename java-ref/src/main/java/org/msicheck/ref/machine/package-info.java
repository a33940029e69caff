/**
 * Spec module {@code Machine}: the next-state relation, and rest.
 */
package org.msicheck.ref.machine;
