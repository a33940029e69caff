package org.msicheck.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.msicheck.verdict.BadInputException;

/**
 * Writes the files that a user names. A file that is new or a plain one appears complete or not at all; a link, a device
 * or a pipe is written to, since to replace it would take it away from whoever made it.
 */
public final class OutputFile {
    private static final String SUFFIX = ".part";
    private static final int BUFFER = 1 << 16;

    private OutputFile() {}

    /**
     * Writes a file.
     *
     * @param file    the file; a plain one is replaced; {@code -} is standard output
     * @param content writes the content
     * @throws BadInputException if the file cannot be written
     */
    public static void write(final Path file, final Content content) {
        if (isStandardOutput(file)) {
            toStandardOutput(content);
            return;
        }
        final Path target = file.toAbsolutePath();
        final Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new BadInputException(file + " cannot be written: it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(file + " cannot be written: there is no folder " + folder);
        }
        try {
            if (isReplaceable(target)) {
                replace(folder, target, content);
            } else {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
                    content.writeTo(out);
                }
            }
        } catch (final IOException e) {
            throw new BadInputException(
                    file + " cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
    }

    /**
     * Writes a text file.
     *
     * @param file the file; a plain one is replaced
     * @param text the whole content
     * @throws BadInputException if the file cannot be written
     */
    public static void write(final Path file, final String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Whether a name stands for standard output.
     *
     * @param file what the user named
     * @return true for {@code -}
     */
    public static boolean isStandardOutput(final Path file) {
        return file.toString().equals("-");
    }

    private static void toStandardOutput(final Content content) {
        try {
            // Not closed: others may write there later.
            final OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
            content.writeTo(out);
            out.flush();
        } catch (final IOException e) {
            throw StandardOutput.failed(e);
        }
    }

    private static boolean isReplaceable(final Path target) {
        return !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                || Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
    }

    private static void replace(final Path folder, final Path target, final Content content) throws IOException {
        final String prefix = "." + target.getFileName() + ".";
        removeAbandoned(folder, prefix);
        // Not createTempFile: its files are readable by nobody else, and stay so when they are moved.
        final Path part = folder.resolve(prefix + Abandoned.OWN + SUFFIX);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            channel.truncate(0);
            final OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(final Path from, final Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final AtomicMoveNotSupportedException other) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what runs left behind that were killed while they wrote the same file: nobody holds its lock. */
    private static void removeAbandoned(final Path folder, final String prefix) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, OutputFile::isPart)) {
            for (final Path part : found) {
                if (part.getFileName().toString().startsWith(prefix) && Abandoned.is(part)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static boolean isPart(final Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes everything.
         *
         * @param out where to; is closed by the caller
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
