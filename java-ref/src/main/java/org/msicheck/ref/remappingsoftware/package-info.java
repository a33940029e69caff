/**
 * Spec module {@code RemappingSoftware}: steps that store into interrupt remapping entries.
 */
package org.msicheck.ref.remappingsoftware;
