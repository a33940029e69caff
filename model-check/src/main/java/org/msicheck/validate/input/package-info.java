/** Reads logs as bytes: plain or gzip, one line at a time, in bounded memory. */
package org.msicheck.validate.input;
