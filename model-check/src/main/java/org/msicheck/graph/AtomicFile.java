package org.msicheck.graph;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.msicheck.verdict.BadInputException;

/** Writes files that appear complete or not at all. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes a file beside its final place and moves it there when it is complete.
     *
     * @param file    the file; an old one is replaced
     * @param content writes the content
     * @throws BadInputException if the file cannot be written
     */
    public static void write(final Path file, final Content content) {
        final Path target = file.toAbsolutePath();
        try {
            final Path directory = target.getParent();
            if (directory == null || Files.isDirectory(target)) {
                throw new BadInputException(file + " is a directory");
            }
            if (!Files.isDirectory(directory)) {
                throw new BadInputException(file + " cannot be written: there is no folder " + directory);
            }
            // Not createTempFile: its files are readable by nobody else, and stay so when they are moved.
            final Path temporary = directory.resolve(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            temporary.toFile().deleteOnExit();
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                    content.writeTo(out);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (final IOException e) {
            throw new BadInputException(
                    file + " cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
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
