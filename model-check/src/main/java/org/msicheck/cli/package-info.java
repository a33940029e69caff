/** The command line. */
package org.msicheck.cli;
