package org.msicheck.validate.input;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.msicheck.verdict.BadInputException;

/**
 * The logs that a command line names. A folder stands for the files in and below it whose names say that they are logs;
 * what else is there is left out and named, so that nobody believes that it was checked.
 *
 * @param logs    what is read, in the order of the command line, in folders by name
 * @param leftOut what is in the folders besides: other files, pipes, and links to folders
 */
public record LogFiles(List<Path> logs, List<Path> leftOut) {
    private static final String NAMES = "*.log, *.log.gz, *.ndjson or *.ndjson.gz";

    /** Copies the lists. */
    public LogFiles {
        logs = List.copyOf(logs);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Looks into folders.
     *
     * @param named files and folders
     * @return what they stand for
     * @throws BadInputException if a folder cannot be read, or nothing is left to read
     */
    public static LogFiles of(final List<Path> named) {
        final List<Path> logs = new ArrayList<>();
        final List<Path> leftOut = new ArrayList<>();
        for (final Path path : named) {
            if (Files.isDirectory(path)) {
                inFolder(path, logs, leftOut);
            } else {
                logs.add(path);
            }
        }
        if (logs.isEmpty()) {
            throw new BadInputException("no file named " + NAMES + " in " + named);
        }
        return new LogFiles(logs, leftOut);
    }

    private static void inFolder(final Path folder, final List<Path> logs, final List<Path> leftOut) {
        final List<Path> found = new ArrayList<>();
        final List<Path> others = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
                    // A link to a file is as good as the file; a link to a folder may lead anywhere, also back.
                    (Files.isRegularFile(file) && isLog(file) ? found : others).add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (final IOException cause) {
            throw new BadInputException(
                    folder + ": cannot be read: " + cause.getClass().getSimpleName() + " " + cause.getMessage(), cause);
        }
        found.stream().sorted().forEach(logs::add);
        others.stream().sorted().forEach(leftOut::add);
    }

    /** QEMU's users call what the guest's console prints serial.log or the like. */
    private static boolean isLog(final Path file) {
        return file.getFileName().toString().matches("(?!serial).*\\.(log|ndjson)(\\.gz)?");
    }
}
