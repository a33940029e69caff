/** Results of validated logs as text, JSON, JUnit XML and SARIF. */
package org.msicheck.validate.report;
