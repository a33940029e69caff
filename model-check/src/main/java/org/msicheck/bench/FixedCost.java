package org.msicheck.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.msicheck.output.ScratchFolder;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/**
 * What a model costs before its first step: start, parsing, constants, initial states; in this process and in a process
 * of its own. The models keep their modules and constants but can make no step.
 */
public final class FixedCost {
    private static final String ROOT = "FixedCost";

    private FixedCost() {}

    /**
     * Measures some models in turn, in process and in fresh processes alternately, so that both see the same load.
     *
     * @param pool   runs TLC in process
     * @param models the models
     * @param rounds how often each is measured after the first time, at least 1
     * @param report receives a result for each model
     * @return the time of the very first model in this process, in seconds; it loads TLC and is in no result
     * @throws IOException if TLC cannot be run in a process of its own
     */
    public static double measure(
            final TlcPool pool, final List<TlcModel> models, final int rounds, final Consumer<Result> report)
            throws IOException {
        final long start = System.nanoTime();
        TlcGraphs.explore(pool, motionless(models.get(0)));
        final long first = System.nanoTime() - start;
        for (final TlcModel model : models) {
            final TlcModel motionless = motionless(model);
            final Samples inProcess = new Samples();
            final Samples fresh = new Samples();
            for (int round = 0; round < rounds; round++) {
                inProcess.add(TlcGraphs.explore(pool, motionless).counts().nanos());
                fresh.add(fresh(motionless));
            }
            report.accept(new Result(model.name(), inProcess.median(), fresh.median()));
        }
        return first / 1e9;
    }

    private static long fresh(final TlcModel model) throws IOException {
        try (ScratchFolder scratch = ScratchFolder.make()) {
            return FreshTlc.run(model, scratch.path()).nanos();
        }
    }

    private static TlcModel motionless(final TlcModel model) {
        final Map<String, String> files = new HashMap<>(model.files());
        files.put(
                ROOT + ".tla",
                "---- MODULE " + ROOT + " ----\nEXTENDS " + model.rootModule() + "\nNoStep == FALSE /\\ Next\n====\n");
        return new TlcModel(
                model.name(),
                ROOT,
                files,
                model.directories(),
                model.config()
                        .bare()
                        .without("SPECIFICATION", "INIT", "NEXT")
                        .with("INIT", "Init")
                        .with("NEXT", "NoStep"),
                List.of());
    }

    /**
     * What one model costs.
     *
     * @param model     its name
     * @param inProcess median in this process, in seconds
     * @param fresh     median in a fresh process, in seconds
     */
    public record Result(String model, double inProcess, double fresh) {
        /**
         * The part of a fresh process's cost that is paid in process.
         *
         * @return 1 if there is no gain
         */
        public double share() {
            return inProcess / fresh;
        }
    }
}
