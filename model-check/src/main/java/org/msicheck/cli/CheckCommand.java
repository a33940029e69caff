package org.msicheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.litmus.SpecFolder;
import org.msicheck.prove.Job;
import org.msicheck.prove.Prover;
import org.msicheck.tlc.TlcPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides the user's own litmus tests. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Decides litmus tests: TLC and the reference, with a shortest counterexample for each outcome.")
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Litmus tests; docs/litmus.md has the format.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Results for machines.")
    private boolean json;

    @Mixin
    private SpecOption spec = new SpecOption();

    @Override
    public Integer call() {
        final SpecFolder folder = spec.folder();
        final LitmusLoader loader = new LitmusLoader(folder);
        final List<LitmusTest> tests = files.stream().map(loader::load).toList();
        try (TlcPool pool = new TlcPool(Math.min(TestRun.WORKERS, tests.size()))) {
            final Prover prover = new Prover(folder, pool);
            final List<Job> jobs = tests.stream().map(prover::job).toList();
            return new TestRun(command.commandLine().getOut(), json, true)
                    .run(jobs)
                    .code();
        }
    }
}
