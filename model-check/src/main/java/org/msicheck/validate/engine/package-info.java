/**
 * Follows a log with the register rules of {@code org.msicheck.registers} and, for each vector, the set of hidden
 * states that the log still allows. Knows nothing of log formats.
 */
package org.msicheck.validate.engine;
