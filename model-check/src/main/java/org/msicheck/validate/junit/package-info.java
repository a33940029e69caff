/** Validates logs from a project's own JUnit 5 tests. */
package org.msicheck.validate.junit;
