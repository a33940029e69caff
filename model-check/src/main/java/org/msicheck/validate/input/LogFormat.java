package org.msicheck.validate.input;

import java.util.List;

/** A format of logs: takes lines and turns them into events. */
public interface LogFormat {
    /**
     * The next line.
     *
     * @param bytes  a buffer
     * @param start  where the line begins
     * @param end    where it ends
     * @param number the line's number, from 1
     */
    void line(byte[] bytes, int start, int end, long number);

    /** The log has ended. */
    void end();

    /**
     * Lines that are events of this format.
     *
     * @return a count
     */
    long recognised();

    /**
     * What is wrong with the log itself.
     *
     * @return one line each
     */
    List<String> problems();

    /**
     * What a reader should know.
     *
     * @return one line each
     */
    List<String> notes();
}
