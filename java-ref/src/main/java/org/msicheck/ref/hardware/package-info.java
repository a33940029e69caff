/**
 * Spec module {@code Hardware}: what happens without an actor's step.
 */
package org.msicheck.ref.hardware;
