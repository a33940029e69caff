package org.msicheck.output;

import java.io.FilterOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Standard output whose first failed write ends the run: a full disk or a reader that has gone is no success, and nobody
 * waits for results that cannot be shown.
 */
public final class StandardOutput extends FilterOutputStream {
    private StandardOutput(final OutputStream out) {
        super(out);
    }

    /**
     * A writer that does not swallow failures.
     *
     * @param out the process's standard output
     * @return writes UTF-8; throws {@link IOError} when a line cannot be written
     */
    public static PrintWriter on(final OutputStream out) {
        return new PrintWriter(new StandardOutput(out), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(final int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(final byte[] bytes, final int from, final int length) {
        try {
            out.write(bytes, from, length);
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    static IOError failed(final IOException cause) {
        // An error, since nothing between here and the end of the run can do anything about it.
        return new IOError(new IOException("standard output cannot be written: " + cause.getMessage(), cause));
    }
}
