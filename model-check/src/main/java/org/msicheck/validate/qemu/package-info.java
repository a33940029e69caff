/** Reads QEMU's trace log (backend {@code log}) and finds functions, registers, raises and messages in it. */
package org.msicheck.validate.qemu;
