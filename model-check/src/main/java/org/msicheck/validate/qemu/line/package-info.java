/** The lines of a QEMU log: what is in front of an event, its name, and its fields. */
package org.msicheck.validate.qemu.line;
