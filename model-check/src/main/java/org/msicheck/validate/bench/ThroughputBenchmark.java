package org.msicheck.validate.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.msicheck.output.ScratchFolder;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogValidator;
import org.msicheck.validate.input.LineReader;

/**
 * Follows generated logs of growing length on one thread and reports events a second, possible states and memory. Run
 * it with {@code -Xmx512m} to see that the heap does not grow with the log.
 */
public final class ThroughputBenchmark {
    private static final double NANOS = 1e9;
    private static final long PREFIX = 12_000;
    private static final long MEGABYTE = 1 << 20;

    private final PrintWriter out;

    /**
     * A benchmark.
     *
     * @param out where the table goes
     */
    public ThroughputBenchmark(final PrintWriter out) {
        this.out = out;
    }

    /**
     * Measures logs of one tenth of a length and of the full length.
     *
     * @param events how many events the longest log has
     * @throws IOException if the temporary log cannot be written
     */
    public void run(final long events) throws IOException {
        out.printf(
                "%12s %12s %12s %10s %12s %12s %10s %10s %10s%n",
                "events",
                "events/s",
                "per CPU s",
                "seconds",
                "mean states",
                "peak states",
                "heap MB",
                "max MB",
                "verdict");
        measure(Math.max(events / 100, 1));
        measure(events / 10);
        measure(events);
        new TlcComparison(out).run(Math.min(events, PREFIX));
    }

    private void measure(final long wanted) throws IOException {
        try (ScratchFolder scratch = ScratchFolder.make()) {
            final Path log = scratch.path().resolve("generated.log");
            final long events;
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(log), 1 << 20)) {
                events = new LogGenerator(to).write(wanted);
            }
            System.gc();
            resetPeaks();
            final StateSizes sizes = new StateSizes();
            final long start = System.nanoTime();
            final long startCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            final LogResult result;
            try (LineReader lines = LineReader.open(log)) {
                result = new LogValidator(Optional.empty()).watching(sizes).validate("generated", lines);
            }
            final double seconds = (System.nanoTime() - start) / NANOS;
            final double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startCpu) / NANOS;
            out.printf(
                    "%12d %12.0f %12.0f %10.2f %12.2f %12d %10d %10d %10s%n",
                    events,
                    events / seconds,
                    events / cpu,
                    seconds,
                    sizes.mean(),
                    sizes.peak(),
                    heapPeak() / MEGABYTE,
                    Runtime.getRuntime().maxMemory() / MEGABYTE,
                    result.verdict().getClass().getSimpleName());
            out.printf(
                    "  messages: %d attributed, %d ambiguous, %d foreign%n",
                    result.counts().attributedMessages(),
                    result.counts().ambiguousMessages(),
                    result.counts().foreignMessages());
            out.flush();
        }
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
