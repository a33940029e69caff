/**
 * Spec module {@code Message}: the platform's names, and what a message is and means.
 */
package org.msicheck.ref.message;
