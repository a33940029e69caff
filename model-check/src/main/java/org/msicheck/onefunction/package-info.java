/** Module OneFunction as a model for TLC. */
package org.msicheck.onefunction;
