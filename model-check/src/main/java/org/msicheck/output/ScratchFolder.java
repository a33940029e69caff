package org.msicheck.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A temporary folder that lasts as long as its owner. Each is marked by a locked file; the system gives the lock back
 * however a process ends, so that the next start can tell what a killed one has left behind, and removes it.
 */
public final class ScratchFolder implements AutoCloseable {
    private static final String PREFIX = "msicheck-";
    private static final String LOCK = "in-use";

    private final Path path;
    private final FileChannel lock;

    private ScratchFolder(final Path path, final FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes a folder in the system's folder of temporary files.
     *
     * @return an open folder
     * @throws UncheckedIOException if that is impossible
     */
    public static ScratchFolder make() {
        return make(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Makes a folder in another, after removing what killed runs have left there. */
    static ScratchFolder make(final Path parent) {
        try {
            removeAbandoned(parent);
            final Path path = Files.createTempDirectory(parent, PREFIX + Abandoned.OWN + "-");
            // Under another name until it is locked: what has no lock file is nobody's to remove.
            final Path young = path.resolve(LOCK + ".new");
            final FileChannel lock = FileChannel.open(young, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            Files.move(young, path.resolve(LOCK));
            final ScratchFolder made = new ScratchFolder(path, lock);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteTree(path), PREFIX + "cleanup"));
            return made;
        } catch (final IOException e) {
            throw new UncheckedIOException("no temporary folder can be made in " + parent + ": " + e.getMessage(), e);
        }
    }

    private static void removeAbandoned(final Path parent) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (final Path folder : found) {
                // In a folder that everybody may write to, nobody else's links are followed.
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
                        && Abandoned.is(folder.resolve(LOCK))) {
                    deleteTree(folder);
                }
            }
        }
    }

    /**
     * The folder.
     *
     * @return its path
     */
    public Path path() {
        return path;
    }

    /** Removes the folder with everything in it. */
    @Override
    public void close() {
        deleteTree(path);
        try {
            lock.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes a directory with everything in it, as far as that is possible.
     *
     * @param root the directory; may be missing
     */
    public static void deleteTree(final Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (final IOException | UncheckedIOException e) {
            // TLC's cleaner thread may be at work on the same files; the hook at exit tries again.
            return;
        }
    }
}
