package org.msicheck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.msicheck.bench.FixedCost;
import org.msicheck.bench.Throughput;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.litmus.Outcome;
import org.msicheck.litmus.SpecFolder;
import org.msicheck.litmus.TlaModel;
import org.msicheck.ref.Reference;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what a model costs, and how fast TLC and the reference are. */
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = "Measures the fixed cost of a model and the transitions a second of TLC and of the reference.")
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "TEST", arity = "0..*",
            description = "Names of shipped litmus tests (default: a small and a large one).")
    private List<String> names = List.of("msi-affinity-naive", "msix-resize-append-two");

    @Option(names = "--rounds", defaultValue = "3", description = "Repetitions; medians count (default: 3).")
    private int rounds;

    @Mixin
    private SpecOption spec = new SpecOption();

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new BadInputException("--rounds must be at least 1");
        }
        final SpecFolder folder = spec.folder();
        final List<LitmusTest> tests = tests(folder);
        final PrintWriter out = command.commandLine().getOut();
        out.printf(Locale.ROOT, "Java %s, %d processors, medians of %d%n%n", System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(), rounds);
        try (TlcPool pool = new TlcPool(1)) {
            fixedCost(pool, tests.stream().map(test -> model(folder, test)).toList(), out);
            throughput(pool, folder, tests, out);
        }
        return ExitCode.OK.code();
    }

    private List<LitmusTest> tests(final SpecFolder folder) {
        final LitmusLoader loader = new LitmusLoader(folder);
        final List<LitmusTest> shipped = folder.litmusTests().stream()
                .filter(file -> names.contains(String.valueOf(file.getFileName()).replace(".yaml", "")))
                .map(loader::load).toList();
        if (shipped.size() < names.size()) {
            throw new BadInputException("no such shipped litmus test among " + String.join(", ", names));
        }
        return shipped;
    }

    private void fixedCost(final TlcPool pool, final List<TlcModel> models, final PrintWriter out)
            throws IOException {
        out.printf("%-32s %12s %12s %8s%n", "fixed cost of a model", "in process", "fresh", "share");
        final double first = FixedCost.measure(pool, models, rounds, cost ->
                out.printf(Locale.ROOT, "%-32s %10.3f s %10.3f s %7.0f%%%n", cost.model(), cost.inProcess(),
                        cost.fresh(), 100 * cost.share()));
        out.printf(Locale.ROOT, "%-32s %10.3f s%n%n", "(the first one in this process)", first);
    }

    private void throughput(final TlcPool pool, final SpecFolder folder, final List<LitmusTest> tests,
            final PrintWriter out) {
        out.printf("%-32s %9s %11s %12s %12s %12s%n", "transitions a second", "states", "transitions", "TLC",
                "reference", "with graph");
        for (final LitmusTest test : tests) {
            final MachineConfig config = test.model().toConfig();
            final Throughput.Result speed =
                    Throughput.measure(pool, model(folder, test), () -> Reference.of(config), rounds);
            out.printf(Locale.ROOT, "%-32s %,9d %,11d %,12.0f %,12.0f %,12.0f%n", speed.model(), speed.states(),
                    speed.transitions(), speed.tlc(), speed.steps(), speed.graph());
        }
    }

    private static TlcModel model(final SpecFolder folder, final LitmusTest test) {
        final TlaModel model = TlaModel.of(test);
        return new TlcModel(test.name(), model.name(), Map.of(model.name() + ".tla", model.module()),
                List.of(folder.root()), TlcConfig.parse(model.config()),
                Stream.of(Outcome.values()).map(Outcome::operator).toList());
    }
}
