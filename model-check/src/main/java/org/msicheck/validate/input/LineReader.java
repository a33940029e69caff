package org.msicheck.validate.input;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a plain or gzip file as bytes, without a byte order mark in front.
 * The buffer is reused, so a line is valid until the next one is asked for.
 * A line longer than the limit is skipped and counted, so that no input makes memory grow.
 */
public final class LineReader implements Closeable {
    private static final int BLOCK = 1 << 18;
    private static final int LIMIT = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final InputStream in;
    private final byte[] buffer = new byte[BLOCK];
    private int start;
    private int end;
    private int next;
    private int filled;
    private long number;
    private long tooLong;
    private long firstNul;
    private boolean ended;
    private String unfinished;
    private String problem = "";

    /**
     * Lines of a stream.
     *
     * @param in plain bytes; closed with this reader
     */
    public LineReader(final InputStream in) {
        this.in = in;
    }

    /**
     * Opens a file, plain or gzip, told by its first two bytes.
     *
     * @param file the file or pipe, or {@code -} for standard input
     * @return its lines
     * @throws IOException if it cannot be read
     */
    public static LineReader open(final Path file) throws IOException {
        return open(isStandardInput(file) ? System.in : new OnceThrough(Files.newInputStream(file)));
    }

    /** Java asks a file how far it has been read, which a pipe cannot tell. */
    private static final class OnceThrough extends FilterInputStream {
        OnceThrough(final InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 0;
        }
    }

    /**
     * Reads a stream, plain or gzip, told by its first two bytes.
     *
     * @param stream is read once, from front to back; closed with the reader
     * @return its lines
     * @throws IOException if it cannot be read
     */
    public static LineReader open(final InputStream stream) throws IOException {
        final BufferedInputStream in = new BufferedInputStream(stream, BLOCK);
        try {
            in.mark(2);
            final boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
            in.reset();
            return new LineReader(gzip ? new GzipMembers(in, BLOCK) : in);
        } catch (final IOException problem) {
            in.close();
            throw problem;
        }
    }

    /**
     * Whether a name on the command line means standard input.
     *
     * @param file the name
     * @return whether it is {@code -}
     */
    public static boolean isStandardInput(final Path file) {
        return file.toString().equals("-");
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end, or where the file cannot be read any further ({@link #problem()} tells)
     */
    public boolean next() {
        start = next;
        int scan = start;
        while (true) {
            while (scan < filled) {
                if (buffer[scan] <= '\n') {
                    if (buffer[scan] == '\n') {
                        finish(scan, scan + 1);
                        return true;
                    }
                    nul(scan);
                }
                scan++;
            }
            if (scan - start > LIMIT) {
                return skipRest();
            }
            scan -= start;
            if (!more()) {
                return last();
            }
            scan += start;
        }
    }

    /** Text has no such byte, but a file has where something was to be written and was not. */
    private void nul(final int at) {
        if (buffer[at] == 0 && firstNul == 0) {
            firstNul = number + 1;
        }
    }

    private void finish(final int lineEnd, final int following) {
        if (number == 0 && hasMark(lineEnd)) {
            start += BYTE_ORDER_MARK.length;
        }
        end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        next = following;
        number++;
    }

    private boolean hasMark(final int lineEnd) {
        return lineEnd - start >= BYTE_ORDER_MARK.length
                && Arrays.equals(
                        buffer, start, start + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private boolean last() {
        if (filled == start) {
            return false;
        }
        finish(filled, filled);
        unfinished = text();
        return true;
    }

    /** Moves what is left of the line to the front and fills the buffer behind it. */
    private boolean more() {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        try {
            final int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                ended = true;
                return false;
            }
            filled += count;
            return true;
        } catch (final IOException cause) {
            ended = true;
            problem = "cannot be read beyond line " + number + ": "
                    + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
            return false;
        }
    }

    private boolean skipRest() {
        tooLong++;
        int scan = start;
        while (true) {
            while (scan < filled) {
                if (buffer[scan] == '\n') {
                    start = scan;
                    finish(scan, scan + 1);
                    return true;
                }
                scan++;
            }
            start = filled;
            if (!more()) {
                start = filled;
                end = filled;
                next = filled;
                number++;
                unfinished = "";
                return true;
            }
            scan = start;
        }
    }

    /**
     * The bytes of all lines; this line is at {@link #start()} to {@link #end()}.
     *
     * @return the buffer, which the next call of {@link #next()} overwrites
     */
    public byte[] buffer() {
        return buffer;
    }

    /**
     * Where the line begins.
     *
     * @return an index into the buffer
     */
    public int start() {
        return start;
    }

    /**
     * Where the line ends, without line feed and carriage return.
     *
     * @return an index into the buffer
     */
    public int end() {
        return end;
    }

    /**
     * The line's number.
     *
     * @return from 1
     */
    public long number() {
        return number;
    }

    /**
     * Lines that were skipped because they are longer than 64 KiB; they read as empty.
     *
     * @return a count
     */
    public long tooLong() {
        return tooLong;
    }

    /**
     * The first line with a NUL byte, as where a file has a hole.
     *
     * @return its number, or 0
     */
    public long firstNul() {
        return firstNul;
    }

    /**
     * Why the file could not be read to its end.
     *
     * @return one line, or empty
     */
    public String problem() {
        return problem;
    }

    /**
     * The last line, if it has no line feed at its end, so that the file may have been cut inside it.
     *
     * @return its text, empty if it was skipped
     */
    public Optional<String> unfinished() {
        return Optional.ofNullable(unfinished);
    }

    /**
     * The line as text.
     *
     * @return the bytes as Latin-1
     */
    public String text() {
        return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
