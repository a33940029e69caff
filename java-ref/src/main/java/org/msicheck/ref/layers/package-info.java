/**
 * Spec module {@code Layers}: what lies between a function and a handler, put into the machine.
 */
package org.msicheck.ref.layers;
