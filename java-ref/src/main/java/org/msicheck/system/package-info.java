/**
 * A system that can be stepped, and the values that its states and action labels are made of.
 *
 * <p>TLC's evaluator, an exported state graph and the reference implement the same small interface, so that exploring,
 * comparing and validating are each written once.
 */
package org.msicheck.system;
