/**
 * Spec module {@code State}: the constants of a model, the variables of the machine, and their start.
 */
package org.msicheck.ref.state;
