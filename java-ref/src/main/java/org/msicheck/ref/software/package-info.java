/**
 * Spec module {@code Software}: the steps of actors.
 */
package org.msicheck.ref.software;
