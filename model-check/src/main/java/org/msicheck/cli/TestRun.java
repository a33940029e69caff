package org.msicheck.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.msicheck.output.Paint;
import org.msicheck.prove.Job;
import org.msicheck.prove.ResultJson;
import org.msicheck.prove.ResultText;
import org.msicheck.prove.TestResult;
import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Problem;
import org.msicheck.verdict.Verdict;

/** Decides tests side by side and writes their results in the order of the tests. */
final class TestRun {
    /** The launcher sets it when standard error is a terminal. */
    private static final String TERMINAL = "msicheck.terminal";

    private final PrintWriter out;
    private final Paint paint;
    private final boolean json;
    private final boolean tables;
    private final int workers;

    /**
     * A run.
     *
     * @param out     receives the results
     * @param paint   the colours
     * @param json    whether they are for machines
     * @param tables  whether counterexamples are written, too
     * @param workers how many tests are decided at the same time
     */
    TestRun(final PrintWriter out, final Paint paint, final boolean json, final boolean tables, final int workers) {
        this.out = out;
        this.paint = paint;
        this.json = json;
        this.tables = tables;
        this.workers = workers;
    }

    /**
     * Decides all tests.
     *
     * @param jobs the tests
     * @return the exit code of all together
     */
    ExitCode run(final List<Job> jobs) {
        return run(jobs, List.of());
    }

    /**
     * Decides all tests beside some that could not be read.
     *
     * @param jobs     the tests
     * @param problems why the others could not be read
     * @return the exit code of all together
     */
    ExitCode run(final List<Job> jobs, final List<Problem> problems) {
        final ExitCode soFar = problems.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
        final ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            final Map<Job, Future<List<TestResult>>> results = new HashMap<>();
            // The largest first, so that no worker is left alone with it at the end.
            jobs.stream()
                    .sorted(Comparator.comparingLong(Job::size).reversed())
                    .forEach(job -> results.put(job, executor.submit(job::run)));
            return json ? json(jobs, results, soFar, problems) : text(jobs, results, soFar);
        } finally {
            executor.shutdownNow();
        }
    }

    private ExitCode json(
            final List<Job> jobs,
            final Map<Job, Future<List<TestResult>>> results,
            final ExitCode soFar,
            final List<Problem> problems) {
        final ResultJson all = new ResultJson();
        problems.forEach(all::add);
        final ExitCode code = collect(jobs, results, soFar, all::add);
        out.println(all.text(code));
        return code;
    }

    private ExitCode text(
            final List<Job> jobs, final Map<Job, Future<List<TestResult>>> results, final ExitCode soFar) {
        final ResultText text = new ResultText(
                out,
                paint,
                width(jobs.stream().flatMap(job -> job.names().stream()).toList()),
                width(jobs.stream().flatMap(job -> job.expected().stream()).toList()));
        final long start = System.nanoTime();
        final Totals totals = new Totals();
        text.header();
        final ExitCode code = collect(jobs, results, soFar, result -> {
            text.row(result);
            if (tables) {
                text.counterexamples(result);
            }
            totals.add(result);
        });
        out.println(totals.line((System.nanoTime() - start) / 1e9));
        return code;
    }

    private static int width(final List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private ExitCode collect(
            final List<Job> jobs,
            final Map<Job, Future<List<TestResult>>> results,
            final ExitCode soFar,
            final Consumer<TestResult> consumer) {
        ExitCode code = soFar;
        try (Progress progress = Progress.of(jobs.size(), !json)) {
            for (final Job job : jobs) {
                for (final TestResult result : await(results.get(job))) {
                    consumer.accept(result);
                    code = code.worse(result.verdict().exitCode());
                }
                progress.step();
            }
        }
        return code;
    }

    private static List<TestResult> await(final Future<List<TestResult>> future) {
        try {
            return future.get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (final ExecutionException e) {
            throw e.getCause() instanceof final RuntimeException problem ? problem : new IllegalStateException(e);
        }
    }

    /** A bar on a terminal, nothing in a pipe. */
    private interface Progress extends AutoCloseable {
        void step();

        @Override
        void close();

        static Progress of(final int tests, final boolean wanted) {
            if (!wanted || !Boolean.getBoolean(TERMINAL)) {
                return new Progress() {
                    @Override
                    public void step() {
                        // Nobody looks.
                    }

                    @Override
                    public void close() {
                        // Nothing is open.
                    }
                };
            }
            final ProgressBar bar = new ProgressBarBuilder()
                    .setInitialMax(tests)
                    .setTaskName("msicheck")
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
            return new Progress() {
                @Override
                public void step() {
                    bar.step();
                }

                @Override
                public void close() {
                    bar.close();
                }
            };
        }
    }

    /** What the last line says. */
    private static final class Totals {
        private int tests;
        private int failed;
        private int inconclusive;
        private long transitions;

        void add(final TestResult result) {
            final Verdict verdict = result.verdict();
            tests++;
            failed += verdict instanceof Verdict.Rejected ? 1 : 0;
            inconclusive += verdict instanceof Verdict.Inconclusive ? 1 : 0;
            transitions += result.transitions();
        }

        String line(final double seconds) {
            return String.format(
                    Locale.ROOT,
                    "%d %s: %d as expected, %d failed, %d inconclusive; %,d transitions, %.1f s",
                    tests,
                    tests == 1 ? "test" : "tests",
                    tests - failed - inconclusive,
                    failed,
                    inconclusive,
                    transitions,
                    seconds);
        }
    }
}
