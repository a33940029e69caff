package org.msicheck.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.msicheck.bench.BenchReport;
import org.msicheck.bench.FixedCost;
import org.msicheck.bench.Throughput;
import org.msicheck.cli.option.JsonOption;
import org.msicheck.cli.option.SpecOption;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.prove.Prover;
import org.msicheck.ref.Reference;
import org.msicheck.ref.state.MachineConfig;
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
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the fixed cost of a model and the transitions a second of TLC and of the reference.")
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "TEST",
            arity = "0..*",
            description = "Names of shipped litmus tests (default: a small and a large one).")
    private List<String> names = List.of("msi-affinity-naive", "msix-resize-append-two");

    @Option(names = "--rounds", defaultValue = "3", description = "Repetitions; medians count (default: 3).")
    private int rounds;

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private SpecOption spec = new SpecOption();

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new BadInputException("--rounds must be at least 1");
        }
        final SpecFolder folder = spec.folder();
        final List<LitmusTest> tests = tests(folder);
        final List<FixedCost.Result> fixedCost = new ArrayList<>();
        final BenchReport report;
        try (TlcPool pool = new TlcPool(1)) {
            final double first = FixedCost.measure(
                    pool,
                    tests.stream()
                            .map(test -> new Prover(folder, pool).tlcModel(test))
                            .toList(),
                    rounds,
                    fixedCost::add);
            report = BenchReport.of(
                    rounds,
                    first,
                    fixedCost,
                    tests.stream().map(test -> throughput(pool, folder, test)).toList());
        }
        command.commandLine().getOut().print(json.isOn() ? report.json() : report.text());
        return ExitCode.OK.code();
    }

    private List<LitmusTest> tests(final SpecFolder folder) {
        final LitmusLoader loader = new LitmusLoader(folder);
        final List<LitmusTest> shipped = folder.litmusTests().stream()
                .filter(file ->
                        names.contains(String.valueOf(file.getFileName()).replace(".yaml", "")))
                .map(loader::load)
                .toList();
        if (shipped.size() < names.size()) {
            throw new BadInputException("no such shipped litmus test among " + String.join(", ", names));
        }
        return shipped;
    }

    private Throughput.Result throughput(final TlcPool pool, final SpecFolder folder, final LitmusTest test) {
        final MachineConfig config = test.model();
        return Throughput.measure(pool, new Prover(folder, pool).tlcModel(test), () -> Reference.of(config), rounds);
    }
}
