/** The results that every command shares: verdicts, exit codes and the exception for bad input. */
package org.msicheck.verdict;
