package org.msicheck.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs plain TLC in a process of its own; what it prints is the yardstick for the counts that we report. */
final class FreshTlc {
    private static final Pattern COUNTS =
            Pattern.compile("(\\d+) states generated, (\\d+) distinct states found, 0 states left on queue");

    private FreshTlc() {
    }

    /** The generated and the distinct states. */
    record Counts(long generated, long distinct) {
    }

    static Counts counts(final TlcModel model, final Path scratch) throws Exception {
        final String text = run(model.withConfig(model.config().bare()), scratch);
        final Matcher matcher = COUNTS.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return new Counts(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    private static String run(final TlcModel model, final Path scratch) throws Exception {
        copy(model, scratch);
        final Path jar = Path.of(Class.forName("tlc2.TLC").getProtectionDomain().getCodeSource().getLocation().toURI());
        final Path output = scratch.resolve("output.txt");
        final Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseParallelGC", "-cp",
                jar.toString(), "tlc2.TLC", "-deadlock", "-metadir", scratch.resolve("states").toString(),
                "-config", model.rootModule() + ".cfg", model.rootModule())
                .directory(scratch.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        process.waitFor();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static void copy(final TlcModel model, final Path scratch) throws IOException {
        for (final Path directory : model.directories()) {
            try (var modules = Files.newDirectoryStream(directory, "*.tla")) {
                for (final Path module : modules) {
                    Files.copy(module, scratch.resolve(module.getFileName()));
                }
            }
        }
        Files.writeString(scratch.resolve(model.rootModule() + ".cfg"), model.config().text());
    }
}
