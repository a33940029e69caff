package org.msicheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.msicheck.cli.option.JobsOption;
import org.msicheck.cli.option.JsonOption;
import org.msicheck.cli.option.RestsOnOption;
import org.msicheck.cli.option.SpecOption;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.prove.HeadlineModel;
import org.msicheck.prove.Job;
import org.msicheck.prove.Prover;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Decides everything that ships, or what is named of it. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = "Decides shipped models and litmus tests: TLC, reference, comparison, one row each.")
public final class ProveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @ParentCommand
    private Main main;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Shipped models and litmus tests. Default: all but what takes minutes.")
    private List<String> names = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--all", description = "Also what takes minutes: large models.")
    private boolean all;

    @Option(
            names = "--all-sizes",
            description = "Proves the abstract protocols instead, for every number of vectors, entries and messages; a"
                    + " NAME is then one of them.")
    private boolean allSizes;

    @Option(
            names = "--leave-out",
            description = "With --all-sizes: leaves out each part of an invariant and of a program instead, and shows a"
                    + " state, a step and what breaks behind it.")
    private boolean leaveOut;

    @Mixin
    private RestsOnOption restsOn = new RestsOnOption();

    @Mixin
    private JobsOption jobs = new JobsOption();

    @Mixin
    private SpecOption spec = new SpecOption();

    @Override
    public Integer call() {
        final int workers = jobs.count();
        final SpecFolder folder = spec.folder();
        if (all && !names.isEmpty()) {
            throw new BadInputException("--all: the names say already what is decided; give one or the other");
        }
        if (leaveOut && (!allSizes || json.isOn())) {
            throw new BadInputException("--leave-out: belongs to --all-sizes, without --json");
        }
        if (allSizes) {
            if (all) {
                throw new BadInputException("--all and --all-sizes: give one or the other");
            }
            final AllSizesRun run = new AllSizesRun(command.commandLine().getOut(), main.paint(), json.isOn(), workers);
            return (leaveOut ? run.leaveOut(folder, names) : run.run(folder, names)).code();
        }
        final Shipped shipped = new Shipped(folder);
        shipped.requireKnown(names);
        final LitmusLoader loader = new LitmusLoader(folder);
        final List<LitmusTest> tests = folder.litmusTests().stream()
                .filter(file -> names.isEmpty() || names.contains(Shipped.name(file)))
                .map(loader::load)
                .toList();
        try (TlcPool pool = new TlcPool(workers)) {
            final Prover prover = names.isEmpty() && !all
                    ? restsOn.forMany(new Prover(folder, pool))
                    : restsOn.forFew(new Prover(folder, pool));
            final List<HeadlineModel> headlines = shipped.models().stream()
                    .filter(model -> names.isEmpty() ? all || !model.isLong() : names.contains(model.name()))
                    .toList();
            final List<Job> todo = prover.jobs(headlines, tests);
            return new TestRun(command.commandLine().getOut(), main.paint(), json.isOn(), false, workers)
                    .run(todo)
                    .code();
        }
    }
}
