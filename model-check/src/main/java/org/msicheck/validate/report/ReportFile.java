package org.msicheck.validate.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.msicheck.verdict.BadInputException;

/** Files that appear complete or not at all. */
public final class ReportFile {
    private ReportFile() {}

    /**
     * Writes a file through a temporary one beside it.
     *
     * @param file where
     * @param text the whole content
     * @throws BadInputException if it cannot be written
     */
    public static void write(final Path file, final String text) {
        final Path directory = file.toAbsolutePath().getParent();
        try {
            // Not createTempFile: its files are readable by nobody else, and stay so when they are moved.
            final Path temporary = directory.resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            try {
                Files.writeString(temporary, text, StandardCharsets.UTF_8);
                move(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (final IOException cause) {
            throw new BadInputException(
                    file + ": cannot be written: " + cause.getClass().getSimpleName() + " " + cause.getMessage(),
                    cause);
        }
    }

    private static void move(final Path from, final Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (final AtomicMoveNotSupportedException other) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
