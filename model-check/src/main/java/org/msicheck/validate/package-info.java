/** Validates logs of real systems against the register rules: reads files, follows them, reports. */
package org.msicheck.validate;
