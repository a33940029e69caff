/**
 * Spec module {@code Function}: the seam between the machine and its function.
 *
 * <p>The machine asks {@link org.msicheck.ref.function.Function} and never the implementation; the package
 * {@code state} picks the implementation that the configuration names.
 */
package org.msicheck.ref.function;
