/** Terms of SMT-LIB 2.6, and a solver for them. */
package org.msicheck.smt;
