package org.msicheck.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.msicheck.graph.GraphListener;
import org.msicheck.output.ScratchFolder;
import org.msicheck.tla.TlaModule;

/**
 * Some TLCs that can run side by side, each with its own class loader. Every method may be called from any thread, and
 * waits for a free TLC. TLC may leave threads behind that keep the Java virtual machine alive; a command has to exit
 * explicitly.
 */
public final class TlcPool implements AutoCloseable {
    private final BlockingQueue<TlcEngine> idle;
    private final ScratchFolder scratch = ScratchFolder.make();

    /**
     * A pool. A TLC costs about half a second when it is used for the first time.
     *
     * @param size the number of models that can be explored at the same time, at least 1
     */
    public TlcPool(final int size) {
        idle = new ArrayBlockingQueue<>(size);
        for (int i = 0; i < size; i++) {
            idle.add(newEngine());
        }
    }

    private static TlcEngine newEngine() {
        try {
            return (TlcEngine) new EngineClassLoader(TlcPool.class.getClassLoader())
                    .loadClass("org.msicheck.tlc.engine.InProcessTlc")
                    .getConstructor()
                    .newInstance();
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("TLC cannot be loaded: " + e, e);
        }
    }

    /**
     * Explores a model without checking anything, the full graph of a broken model included.
     *
     * @param model    the model
     * @param listener receives the graph, from a thread of TLC's
     * @return TLC's counts
     * @throws TlcException if TLC cannot parse or evaluate the model, or if an edge has no action of its own
     */
    public Exploration explore(final TlcModel model, final GraphListener listener) {
        return run((engine, directory) -> engine.explore(model, listener, directory));
    }

    /**
     * Checks one invariant, as plain TLC does.
     *
     * @param model     the model
     * @param invariant the operator's name
     * @return the verdict
     * @throws TlcException if TLC cannot parse or evaluate the model
     */
    public InvariantResult checkInvariant(final TlcModel model, final String invariant) {
        return run((engine, directory) -> engine.checkInvariant(model, invariant, directory));
    }

    /**
     * Checks one temporal property.
     *
     * @param model         the model
     * @param specification the operator that stands for the behaviours, with its fairness
     * @param property      the operator's name
     * @return the verdict
     * @throws TlcException if TLC cannot parse or evaluate the model
     */
    public PropertyResult checkProperty(final TlcModel model, final String specification, final String property) {
        return run((engine, directory) -> engine.checkProperty(model, specification, property, directory));
    }

    /**
     * Parses a model's root module; its configuration is not read.
     *
     * @param model the model
     * @return the module
     * @throws TlcException if the module cannot be parsed
     */
    public TlaModule parse(final TlcModel model) {
        return run((engine, directory) -> engine.parse(model, directory));
    }

    private <R> R run(final Job<R> job) {
        final TlcEngine engine;
        try {
            engine = idle.take();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TlcException("interrupted while waiting for TLC", e);
        }
        try {
            final Path directory = Files.createTempDirectory(scratch.path(), "run-");
            try {
                return job.run(engine, directory);
            } finally {
                ScratchFolder.deleteTree(directory);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("TLC's temporary directory cannot be used: " + e.getMessage(), e);
        } finally {
            idle.add(engine);
        }
    }

    /** Removes what is left in the temporary directory. */
    @Override
    public void close() {
        scratch.close();
    }

    /**
     * Something to do with a TLC and an empty directory.
     *
     * @param <R> the result
     */
    @FunctionalInterface
    private interface Job<R> {
        R run(TlcEngine engine, Path directory) throws IOException;
    }
}
