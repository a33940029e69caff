package org.msicheck.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tells what a killed process has left behind. The owner of a file holds its lock, which the system gives back however the
 * process ends; a process number alone says nothing where containers share a folder.
 */
final class Abandoned {
    /** A part of the names of this process's own files. */
    static final String OWN = "p" + ProcessHandle.current().pid();

    private Abandoned() {}

    /** Whether a file has no owner any more. */
    static boolean is(final Path file) {
        if (file.toString().contains(OWN)) {
            // Not even looked at: to close one's own file once more would give its lock back.
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (final IOException unknown) {
            return false;
        }
    }
}
