package org.msicheck.validate.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.msicheck.output.ScratchFolder;
import org.msicheck.validate.LogValidator;
import org.msicheck.validate.input.LineReader;

/** A TLC trace specification and this validator on the same prefix of the generated log. */
final class TlcComparison {
    private static final long POLL = 20;
    private static final double NANOS = 1e9;
    private static final long KILO = 1024;

    private final PrintWriter out;

    TlcComparison(final PrintWriter out) {
        this.out = out;
    }

    /** Measures a prefix of so many events. */
    void run(final long prefix) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final long lines = new LogGenerator(bytes).write(prefix);
        final TraceSpec spec = new TraceSpec(
                bytes.toString(StandardCharsets.ISO_8859_1).lines().toList());
        try (ScratchFolder scratch = ScratchFolder.make()) {
            final Path directory = scratch.path();
            spec.write(directory);
            final long start = System.nanoTime();
            final long[] peak = new long[1];
            final boolean explained = tlc(directory, peak);
            final double seconds = (System.nanoTime() - start) / NANOS;
            out.printf(
                    "TLC trace specification: %d lines (%d events of it), %s, %.1f s, %.0f lines/s, peak memory "
                            + "%d MB%n",
                    lines,
                    spec.events(),
                    explained ? "explained" : "not explained",
                    seconds,
                    lines / seconds,
                    peak[0] / KILO);
        }
        final long start = System.nanoTime();
        new LogValidator(Optional.empty())
                .validate("prefix", new LineReader(new ByteArrayInputStream(bytes.toByteArray())));
        final double seconds = (System.nanoTime() - start) / NANOS;
        out.printf(
                "msicheck, the same lines: %.3f s, %.0f lines/s, peak memory of this whole process %d MB%n",
                seconds, lines / seconds, resident(ProcessHandle.current().pid()) / KILO);
        out.flush();
    }

    private static boolean tlc(final Path directory, final long[] peak) throws IOException {
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "tlc2.TLC",
                        "-workers",
                        "1",
                        "-metadir",
                        directory.resolve("states").toString(),
                        "GeneratedTrace")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        try {
            while (process.isAlive()) {
                peak[0] = Math.max(peak[0], resident(process.pid()));
                Thread.sleep(POLL);
            }
            return Files.readString(directory.resolve("out")).contains(TraceSpec.EXPLAINED);
        } catch (final InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** Peak resident memory in KiB where the system tells it, else 0. */
    private static long resident(final long pid) {
        final Path status = Path.of("/proc", Long.toString(pid), "status");
        try (BufferedReader lines = Files.newBufferedReader(status)) {
            return lines.lines()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (final IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }
}
