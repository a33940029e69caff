/**
 * Spec module {@code Processor}: a processor with its local APIC.
 */
package org.msicheck.ref.processor;
