/** Benchmarks of log validation: how much damage to a good log is noticed, and how fast a long log is followed. */
package org.msicheck.validate.bench;
