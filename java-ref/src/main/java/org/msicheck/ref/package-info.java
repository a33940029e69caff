/**
 * The reference: the executable twin of the specification. {@link org.msicheck.ref.Reference} is the way in; below it
 * there is one package for each module of the specification, with the same names for parts, state and actions.
 */
package org.msicheck.ref;
