package org.msicheck.validate.engine;

/**
 * One complete update of a message: software has written its data.
 *
 * @param function   the function
 * @param capability MSI or MSI-X
 * @param vector     the vector, 0 for MSI
 * @param address    64 bits
 * @param data       32 bits
 * @param line       the line of the write that completed it
 * @param sent       messages that the vector had sent until then, or may have sent
 */
public record MessageUpdate(
        TrackedFunction function, String capability, int vector, long address, int data, long line, long sent) {}
