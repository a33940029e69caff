/** What QEMU logs behind a message: remapping and delivery, held against the message and each other. */
package org.msicheck.validate.qemu.chain;
