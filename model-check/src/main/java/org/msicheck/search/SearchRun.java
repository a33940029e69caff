package org.msicheck.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.msicheck.search.engine.Search;
import org.msicheck.search.engine.SearchProgress;
import org.msicheck.search.engine.SearchResult;

/** Runs searches with the reference and has TLC confirm what they find. */
public final class SearchRun {
    private final SequenceProof proof;
    private final int most;
    private final int workers;

    /**
     * A run.
     *
     * @param proof   confirms
     * @param most    how many sequences are confirmed, and thus reported, at most
     * @param workers how many TLCs run side by side
     */
    public SearchRun(final SequenceProof proof, final int most, final int workers) {
        this.proof = proof;
        this.most = most;
        this.workers = workers;
    }

    /**
     * Runs a search.
     *
     * @param file     the search
     * @param progress hears how far the search and the confirmation are
     * @return the report
     */
    public SearchReport run(final SearchFile file, final SearchProgress progress) {
        SearchFile searched = file;
        SearchResult result = search(searched, progress);
        while (dependsOnRoom(searched, result)) {
            searched = searched.withDownBound(searched.frame().model().downBound() + 1);
            result = search(searched, progress);
        }
        final List<List<String>> reported =
                result.irreducible().stream().limit(most).toList();
        return new SearchReport(searched, result, reported.isEmpty() ? List.of() : prove(searched, reported, progress));
    }

    private static SearchResult search(final SearchFile file, final SearchProgress progress) {
        final ReferenceMachine machine = new ReferenceMachine(file);
        return Search.run(machine, machine.task(), progress);
    }

    /**
     * Whether a sequence is safe only because a writer waits while the wire to the function is full, so that one write
     * more stands for a read-back. With more room a sequence has every behaviour that it had with less. So if the
     * irreducible sequences stay safe when they never wait, they are the irreducible ones for every size of the wire:
     * another one that is safe there would be safe here, too, and contain one of these.
     */
    private static boolean dependsOnRoom(final SearchFile file, final SearchResult result) {
        return result.irreducible().stream().anyMatch(sequence -> {
            final ReferenceMachine machine = new ReferenceMachine(file.withRoomFor(sequence));
            return Search.verdict(machine, machine.task(), sequence).isPresent();
        });
    }

    private List<SequenceProof.Result> prove(
            final SearchFile file, final List<List<String>> sequences, final SearchProgress progress) {
        progress.confirming(sequences.size());
        final ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            final List<Future<SequenceProof.Result>> running = sequences.stream()
                    .map(sequence -> executor.submit(() -> proof.prove(file, sequence)))
                    .toList();
            final List<SequenceProof.Result> results = new ArrayList<>();
            for (final Future<SequenceProof.Result> one : running) {
                results.add(one.get());
                progress.node();
            }
            return results;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while TLC confirms the sequences", e);
        } catch (final ExecutionException e) {
            throw e.getCause() instanceof final RuntimeException problem ? problem : new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
        }
    }
}
