/** A parsed TLA+ module as plain values, without the parser that made it. */
package org.msicheck.tla;
