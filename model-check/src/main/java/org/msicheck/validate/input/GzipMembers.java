package org.msicheck.validate.input;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;

/**
 * All members of a gzip file. Java's own reader takes what it does not understand behind a member for the end; here it
 * is an error, so that nobody believes that everything was read. Libraries that tell of it, such as Commons Compress, lose
 * what the last read had already got of the member in front; here every line before the damage is read.
 */
final class GzipMembers extends GZIPInputStream {
    private static final int TRAILER = 8;

    private final Counted compressed;
    private long filledTo;
    private boolean checked;

    GzipMembers(final BufferedInputStream in, final int block) throws IOException {
        this(new Counted(in), block);
    }

    private GzipMembers(final Counted compressed, final int block) throws IOException {
        super(compressed, block);
        this.compressed = compressed;
    }

    @Override
    public int read(final byte[] into, final int from, final int length) throws IOException {
        final int count = super.read(into, from, length);
        if (count < 0 && !checked) {
            checked = true;
            compressed.transferTo(OutputStream.nullOutputStream());
            final long behind = inf.getRemaining() + compressed.count - filledTo - TRAILER;
            if (behind > 0) {
                throw new IOException(behind + " bytes behind a gzip member are no gzip member");
            }
        }
        return count;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filledTo = compressed.count;
    }

    /** Counts what is read, and knows for certain whether there is more, also in a pipe. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(final InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            final int one = in.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(final byte[] into, final int from, final int length) throws IOException {
            final int read = in.read(into, from, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            final boolean more = in.read() >= 0;
            in.reset();
            return more ? 1 : 0;
        }
    }
}
