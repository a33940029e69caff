/** Spec module {@code Bus}: what travels between the processors and the function. */
package org.msicheck.ref.bus;
