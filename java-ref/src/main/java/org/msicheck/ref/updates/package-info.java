/**
 * Spec module {@code Updates}: brackets around an update of a message.
 */
package org.msicheck.ref.updates;
