package org.msicheck.registers;

/** What the registers say to a function whose source raises a vector. */
public enum RaiseEffect {
    /** The vector is open: the message leaves now, with the values that the registers hold. */
    SEND,

    /** The vector is masked: its Pending bit is set, nothing leaves (6.1.4.5). */
    PEND,

    /** The capability is disabled: the text leaves to the function what becomes of the request (6.1.4.3). */
    DISABLED
}
