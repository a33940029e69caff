package org.msicheck.bench;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.msicheck.tlc.TlcModel;

/**
 * Plain TLC in a process of its own, as somebody would run it by hand: the yardstick for running it in process. What it
 * prints is read for the counts only.
 */
public final class FreshTlc {
    private static final Pattern COUNTS =
            Pattern.compile("(\\d+) states generated, (\\d+) distinct states found, 0 states left on queue");

    private FreshTlc() {}

    /**
     * Runs TLC.
     *
     * @param model   the model; its properties are not checked
     * @param scratch an empty directory
     * @return how long the process took and what it counted
     * @throws IOException if the process cannot be started or does not finish its work
     */
    public static Run run(final TlcModel model, final Path scratch) throws IOException {
        copy(model, scratch);
        final Path output = scratch.resolve("output.txt");
        final List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-cp",
                tools().toString(),
                "tlc2.TLC",
                "-deadlock",
                "-workers",
                "1",
                "-metadir",
                scratch.resolve("states").toString(),
                "-config",
                model.rootModule() + ".cfg",
                model.rootModule());
        final long start = System.nanoTime();
        final Process process = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.waitFor();
        } catch (final InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        final long nanos = System.nanoTime() - start;
        final String text = Files.readString(output);
        final Matcher counts = COUNTS.matcher(text);
        if (!counts.find()) {
            throw new IOException("TLC did not finish: " + text.replaceAll("\\s+", " "));
        }
        return new Run(nanos, Long.parseLong(counts.group(1)), Long.parseLong(counts.group(2)));
    }

    private static void copy(final TlcModel model, final Path scratch) throws IOException {
        for (final Path directory : model.directories()) {
            try (Stream<Path> files = Files.list(directory)) {
                for (final Path file :
                        files.filter(f -> f.toString().endsWith(".tla")).toList()) {
                    Files.copy(file, scratch.resolve(file.getFileName()));
                }
            }
        }
        for (final var file : model.files().entrySet()) {
            Files.writeString(scratch.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(
                scratch.resolve(model.rootModule() + ".cfg"),
                model.config().bare().text());
    }

    /** The archive that TLC was loaded from. */
    private static Path tools() throws IOException {
        final URL url = Optional.ofNullable(FreshTlc.class.getClassLoader().getResource("tlc2/TLC.class"))
                .orElseThrow(() -> new IOException("TLC is not on the class path"));
        if (url.openConnection() instanceof JarURLConnection jar) {
            try {
                return Path.of(jar.getJarFileURL().toURI());
            } catch (final URISyntaxException e) {
                throw new IOException(e);
            }
        }
        throw new IOException("TLC is not in an archive: " + url);
    }

    /**
     * What a process did.
     *
     * @param nanos     from start to exit, in nanoseconds
     * @param generated generated states
     * @param distinct  distinct states
     */
    public record Run(long nanos, long generated, long distinct) {}
}
