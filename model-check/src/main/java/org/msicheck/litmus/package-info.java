/**
 * Litmus tests: YAML files that name a device, a platform, a few actors with straight-line steps, and the outcomes that
 * are expected. They are read here, with every error at its line and column, and become the constants of a TLA+ model
 * and the configuration of the reference.
 */
package org.msicheck.litmus;
