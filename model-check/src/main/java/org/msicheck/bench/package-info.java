/** Benchmarks that a reader can repeat: what a model costs, and how fast TLC and the reference are. */
package org.msicheck.bench;
