package org.msicheck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.msicheck.cli.option.JobsOption;
import org.msicheck.cli.option.JsonOption;
import org.msicheck.cli.option.RestsOnOption;
import org.msicheck.cli.option.SpecOption;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.model.SpecFolder;
import org.msicheck.prove.Job;
import org.msicheck.prove.Prover;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Decides the user's own litmus tests, and shipped ones by name. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Decides litmus tests: TLC and the reference, with a shortest counterexample for each outcome.")
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @ParentCommand
    private Main main;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Litmus tests; docs/litmus.md has the format. Where there is no such file: the shipped model or"
                            + " litmus test of that name.")
    private List<Path> words = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private RestsOnOption restsOn = new RestsOnOption();

    @Mixin
    private JobsOption jobs = new JobsOption();

    @Mixin
    private SpecOption spec = new SpecOption();

    @Override
    public Integer call() {
        final SpecFolder folder = spec.folder();
        final Shipped shipped = new Shipped(folder);
        final LitmusLoader loader = new LitmusLoader(folder);
        final int workers = Math.min(jobs.count(), words.size());
        try (TlcPool pool = new TlcPool(workers)) {
            final Prover prover = restsOn.forFew(new Prover(folder, pool));
            final List<Job> todo = new ArrayList<>();
            final List<Problem> problems = new ArrayList<>();
            for (final Path word : words) {
                try {
                    todo.add(shipped.model(word)
                            .map(model -> prover.jobs(List.of(model), List.of()).get(0))
                            .orElseGet(() -> prover.job(loader.load(shipped.test(word)))));
                } catch (final BadInputException problem) {
                    // One bad file keeps nobody from the others' results.
                    Main.tell(command.commandLine().getErr(), problem);
                    problems.addAll(problem.problems());
                }
            }
            return todo.isEmpty() && !json.isOn()
                    ? ExitCode.BAD_INPUT.code()
                    : new TestRun(command.commandLine().getOut(), main.paint(), json.isOn(), true, workers)
                            .run(todo, problems)
                            .code();
        }
    }
}
