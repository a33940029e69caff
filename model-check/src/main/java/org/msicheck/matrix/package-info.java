/** The matrix: protocols by classes of functions and platforms, a verdict for each cell. */
package org.msicheck.matrix;
