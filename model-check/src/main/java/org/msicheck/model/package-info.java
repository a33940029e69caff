/**
 * A machine's constants, read once and from there on a value: for the reference and, as text, for TLC. Here is also where
 * the files of the specification are.
 */
package org.msicheck.model;
