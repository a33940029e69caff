package org.msicheck.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.msicheck.output.ScratchFolder;
import org.msicheck.tlc.TlcModel;

/**
 * The same models with plain TLC, a process each, and with {@code prove}, in one run on one machine. Everything is in
 * processes of its own, so that none profits from what another one has loaded and compiled.
 *
 * @param atATime how many models are decided at the same time
 */
public record ProveBenchmark(int atATime) {
    /**
     * Runs plain TLC on each model; nothing is checked, all is explored.
     *
     * @param models the models
     * @return seconds
     * @throws IOException if a process cannot be started or does not finish its work
     */
    public double plain(final List<TlcModel> models) throws IOException {
        final long start = System.nanoTime();
        final ExecutorService executor = Executors.newFixedThreadPool(atATime);
        try (ScratchFolder scratch = ScratchFolder.make()) {
            final List<Future<?>> runs = new ArrayList<>();
            for (final TlcModel model : models) {
                runs.add(executor.submit(() -> explore(model, scratch.path())));
            }
            for (final Future<?> run : runs) {
                run.get();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (final ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause().getMessage()), e);
        } finally {
            executor.shutdownNow();
        }
        return since(start);
    }

    private static void explore(final TlcModel model, final Path scratch) {
        try {
            final Path folder = Files.createTempDirectory(scratch, "plain-");
            FreshTlc.run(model, folder);
            ScratchFolder.deleteTree(folder);
        } catch (final IOException e) {
            throw new UncheckedIOException(model.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs a command of msicheck in a process of its own.
     *
     * @param main      the class that starts it
     * @param arguments the command and its arguments
     * @return seconds
     * @throws IOException if it cannot be started, or ends with another code than 0
     */
    public double command(final Class<?> main, final List<String> arguments) throws IOException {
        final List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        command.addAll(List.of("--jobs", String.valueOf(atATime)));
        final long start = System.nanoTime();
        try (ScratchFolder scratch = ScratchFolder.make()) {
            final Path output = scratch.path().resolve("output.txt");
            final Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            final int code = process.waitFor();
            if (code != 0) {
                throw new IOException("msicheck " + arguments.get(0) + " ended with " + code + ": "
                        + Files.readString(output).replaceAll("\\s+", " "));
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return since(start);
    }

    private static double since(final long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
