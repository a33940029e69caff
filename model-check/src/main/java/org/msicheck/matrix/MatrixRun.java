package org.msicheck.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.properties.PropertyTable;
import org.msicheck.prove.Job;
import org.msicheck.prove.OutcomeResult;
import org.msicheck.prove.Prover;
import org.msicheck.prove.TestResult;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.rests.RestsOn;

/** Decides all cells of a matrix, several at a time. */
public final class MatrixRun {
    private final Prover prover;
    private final PropertyTable properties;
    private final int workers;

    /**
     * A run.
     *
     * @param prover     decides each cell with TLC and the reference
     * @param properties what functions and platforms may differ in
     * @param workers    how many cells are decided at the same time
     */
    public MatrixRun(final Prover prover, final PropertyTable properties, final int workers) {
        this.prover = prover;
        this.properties = properties;
        this.workers = workers;
    }

    /**
     * Decides all cells.
     *
     * @param file the matrix
     * @param done is called after each cell
     * @return the matrix
     */
    public Matrix run(final MatrixFile file, final Runnable done) {
        final long begin = System.nanoTime();
        final ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            final Map<LitmusTest, Future<TestResult>> results = submit(executor, file);
            final Map<MatrixFile.Protocol, Future<RestsOn>> rests = new HashMap<>();
            file.groups().stream()
                    .flatMap(group -> group.protocols().stream())
                    .forEach(protocol -> rests.put(protocol, executor.submit(() -> restsOn(protocol))));
            final List<Matrix.Table> tables = new ArrayList<>();
            for (final MatrixFile.Group group : file.groups()) {
                tables.add(new Matrix.Table(
                        group,
                        rows(group, results, done),
                        group.protocols().stream()
                                .map(protocol -> await(rests.get(protocol)))
                                .toList()));
            }
            return new Matrix(file, tables, Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            executor.shutdownNow();
        }
    }

    /** The largest first, so that no worker is left alone with one at the end. */
    private Map<LitmusTest, Future<TestResult>> submit(final ExecutorService executor, final MatrixFile file) {
        record Waiting(LitmusTest test, Job job) {}

        final List<Waiting> waiting = file.groups().stream()
                .flatMap(group -> group.protocols().stream())
                .flatMap(protocol -> protocol.cells().stream())
                .map(test -> new Waiting(test, prover.job(test)))
                .sorted((a, b) -> Long.compare(b.job().size(), a.job().size()))
                .toList();
        final Map<LitmusTest, Future<TestResult>> results = new HashMap<>();
        waiting.forEach(one -> results.computeIfAbsent(
                one.test(), test -> executor.submit(() -> one.job().run().get(0))));
        return results;
    }

    /** The protocol's first cell is on the widest class; what it rests on does not depend on what a class fixes. */
    private RestsOn restsOn(final MatrixFile.Protocol protocol) {
        return RestsOn.of(protocol.cells().get(0).model(), CellVerdict.LOSSES, properties);
    }

    private static List<List<Cell>> rows(
            final MatrixFile.Group group, final Map<LitmusTest, Future<TestResult>> results, final Runnable done) {
        final List<List<Cell>> rows = new ArrayList<>();
        for (final MatrixFile.Protocol protocol : group.protocols()) {
            final List<TestResult> row = new ArrayList<>();
            for (final LitmusTest test : protocol.cells()) {
                row.add(await(results.get(test)));
                done.run();
            }
            rows.add(cells(group.classes(), row));
        }
        return rows;
    }

    /** If no loss is found on the class that fixes nothing, what other classes fix does not matter. */
    private static List<Cell> cells(final List<MatrixFile.DeviceClass> classes, final List<TestResult> row) {
        boolean holdsAnywhere = false;
        for (int i = 0; i < row.size(); i++) {
            holdsAnywhere |= classes.get(i).assumptions().isEmpty()
                    && cell(row.get(i), List.of()).isWithoutLoss();
        }
        final List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(
                    cell(row.get(i), holdsAnywhere ? List.of() : classes.get(i).assumptions()));
        }
        return cells;
    }

    private static Cell cell(final TestResult result, final List<String> assumptions) {
        final Set<Outcome> reached = EnumSet.noneOf(Outcome.class);
        result.outcomes().stream()
                .filter(OutcomeResult::isReachable)
                .map(OutcomeResult::outcome)
                .forEach(reached::add);
        final boolean differs = result.difference().isPresent() || !result.isCompared();
        final CellVerdict verdict = differs
                ? CellVerdict.DIFFERS
                : CellVerdict.of(reached, !result.vacuous().isEmpty());
        final List<String> remarks = new ArrayList<>();
        // A difference goes on with the whole state, which is for `prove`.
        result.difference().ifPresent(text -> remarks.add(text.replaceFirst("; in state.*", "")));
        if (!result.isCompared()) {
            remarks.addAll(result.broken());
        } else if (verdict == CellVerdict.INCONCLUSIVE) {
            remarks.addAll(result.vacuous());
        }
        final boolean rests = verdict != CellVerdict.LOSES && !differs;
        return new Cell(
                verdict,
                reached,
                rests ? assumptions : List.of(),
                remarks,
                result.states(),
                result.transitions(),
                result.time());
    }

    private static <T> T await(final Future<T> future) {
        try {
            return future.get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (final ExecutionException e) {
            throw e.getCause() instanceof final RuntimeException problem ? problem : new IllegalStateException(e);
        }
    }
}
