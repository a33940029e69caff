/** Options that several commands share. */
package org.msicheck.cli.option;
