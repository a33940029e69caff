package org.msicheck.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.msicheck.model.SpecFolder;
import org.msicheck.output.JsonAnswer;
import org.msicheck.output.Paint;
import org.msicheck.output.Paint.Tone;
import org.msicheck.proof.AllSizes;
import org.msicheck.proof.BadStep;
import org.msicheck.proof.LeftOut;
import org.msicheck.proof.ProofResult;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;

/** Proves abstract protocols side by side and writes a row for each. */
final class AllSizesRun {
    private static final String ROW = "%-12s %12s %8s %8s  %s%n";
    private static final String PROVED = "proved for every size";
    private static final String NOT_PROVED = "not proved";

    private final PrintWriter out;
    private final Paint paint;
    private final boolean json;
    private final int workers;

    AllSizesRun(final PrintWriter out, final Paint paint, final boolean json, final int workers) {
        this.out = out;
        this.paint = paint;
        this.json = json;
        this.workers = workers;
    }

    /** Refuses names that no abstract protocol has. */
    static void requireKnown(final SpecFolder folder, final List<String> names) {
        final List<String> known = AllSizes.names(folder);
        for (final String name : names) {
            if (!known.contains(name)) {
                throw new BadInputException(
                        "'" + name + "': no abstract protocol has this name; there are: " + String.join(", ", known));
            }
        }
    }

    /** Proves the named protocols, or all if none is named. */
    ExitCode run(final SpecFolder folder, final List<String> names) {
        requireKnown(folder, names);
        try (TlcPool pool = new TlcPool(workers)) {
            final AllSizes proofs = new AllSizes(folder, pool);
            final List<ProofResult> results = results(proofs, names.isEmpty() ? AllSizes.names(folder) : names);
            final ExitCode code = results.stream().map(ProofResult::exitCode).reduce(ExitCode.OK, ExitCode::worse);
            if (json) {
                json(results, code);
            } else {
                text(results);
            }
            return code;
        }
    }

    private List<ProofResult> results(final AllSizes proofs, final List<String> names) {
        final ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            final List<Callable<ProofResult>> tasks = names.stream()
                    .<Callable<ProofResult>>map(name -> () -> proofs.prove(name))
                    .toList();
            final List<ProofResult> results = new ArrayList<>();
            for (final Future<ProofResult> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (final ExecutionException e) {
            throw e.getCause() instanceof final RuntimeException problem ? problem : new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private void text(final List<ProofResult> results) {
        out.printf(Locale.ROOT, ROW, "protocol", "obligations", "proved", "time", "verdict");
        for (final ProofResult result : results) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    result.protocol(),
                    result.obligations(),
                    result.obligations() - result.unproved().size(),
                    String.format(Locale.ROOT, "%.1f s", result.time().toMillis() / 1000.0),
                    paint.of(
                            Tone.of(result.exitCode()),
                            result.unproved().isEmpty() ? PROVED : NOT_PROVED.toUpperCase(Locale.ROOT)));
            for (final ProofResult.Unproved open : result.unproved()) {
                out.printf(Locale.ROOT, "    %s: %s (%s) %s%n", open.step(), open.goal(), open.at(), word(open));
                open.example().ifPresent(example -> example.lines().forEach(line -> out.println("        " + line)));
            }
        }
        out.flush();
    }

    private static ArrayNode lines(final Optional<BadStep> example) {
        final ArrayNode lines = new ObjectMapper().createArrayNode();
        example.ifPresent(counterexample -> counterexample.lines().forEach(lines::add));
        return lines;
    }

    /** Leaves out the parts of the named protocols, or of all, and shows what breaks. */
    ExitCode leaveOut(final SpecFolder folder, final List<String> names) {
        requireKnown(folder, names);
        try (TlcPool pool = new TlcPool(workers)) {
            final AllSizes proofs = new AllSizes(folder, pool);
            for (final String name : names.isEmpty() ? AllSizes.names(folder) : names) {
                out.println(name);
                for (final LeftOut part : proofs.needed(name)) {
                    out.println("  without " + part.what() + (part.broken().isPresent() ? ":" : ": nothing breaks"));
                    part.broken().ifPresent(broken -> broken.lines().forEach(line -> out.println("    " + line)));
                }
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private void json(final List<ProofResult> results, final ExitCode code) {
        final ObjectNode root = JsonAnswer.of("proofs", code);
        final ArrayNode proofs = root.putArray("proofs");
        for (final ProofResult result : results) {
            final ObjectNode proof = proofs.addObject()
                    .put("protocol", result.protocol())
                    .put("obligations", result.obligations())
                    .put("proved", result.obligations() - result.unproved().size())
                    .put("verdict", result.unproved().isEmpty() ? PROVED : NOT_PROVED)
                    .put("seconds", result.time().toMillis() / 1000.0);
            final ArrayNode unproved = proof.putArray("unproved");
            result.unproved().forEach(open -> unproved.addObject()
                    .put("step", open.step())
                    .put("goal", open.goal())
                    .put("at", open.at())
                    .put("verdict", word(open))
                    .set("example", lines(open.example())));
        }
        out.println(JsonAnswer.text(root));
    }

    private static String word(final ProofResult.Unproved open) {
        return open.refuted() ? "does not hold" : "is not decided";
    }
}
