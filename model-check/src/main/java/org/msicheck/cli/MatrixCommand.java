package org.msicheck.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.msicheck.cli.option.JobsOption;
import org.msicheck.cli.option.SpecOption;
import org.msicheck.matrix.Matrix;
import org.msicheck.matrix.MatrixFile;
import org.msicheck.matrix.MatrixJson;
import org.msicheck.matrix.MatrixLoader;
import org.msicheck.matrix.MatrixRun;
import org.msicheck.matrix.MatrixText;
import org.msicheck.model.SpecFolder;
import org.msicheck.output.JsonAnswer;
import org.msicheck.properties.PropertyTable;
import org.msicheck.prove.Prover;
import org.msicheck.tlc.TlcPool;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Decides which protocol is safe on which class of functions and platforms. */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        description = "Update and resize protocols by classes of functions and platforms, a verdict for each cell.")
public final class MatrixCommand implements Callable<Integer> {
    /** The launcher sets it when standard error is a terminal. */
    private static final String TERMINAL = "msicheck.terminal";

    @Spec
    private CommandSpec command;

    @ParentCommand
    private Main main;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A matrix. Default: the shipped one.")
    private Optional<Path> file = Optional.empty();

    @ArgGroup
    private Form form = new Form();

    @Mixin
    private JobsOption jobs = new JobsOption();

    @Mixin
    private SpecOption spec = new SpecOption();

    /** How the matrix is written; plain text if nothing is said. */
    private static final class Form {
        @Option(names = "--json", description = "Results as JSON, for machines; docs/json.md has the formats.")
        private boolean json;

        @Option(names = "--markdown", description = "Write the matrix as Markdown.")
        private boolean markdown;
    }

    @Override
    public Integer call() {
        final int workers = jobs.count();
        final SpecFolder folder = spec.folder();
        final MatrixFile asked = new MatrixLoader(folder).load(file.orElse(folder.matrix()));
        final PrintWriter out = command.commandLine().getOut();
        final Matrix matrix = decide(folder, asked, workers);
        if (form.json) {
            out.println(JsonAnswer.text(MatrixJson.of(matrix)));
        } else {
            new MatrixText(out, main.paint(), form.markdown).write(matrix);
        }
        return matrix.exitCode().code();
    }

    private Matrix decide(final SpecFolder folder, final MatrixFile asked, final int workers) {
        try (TlcPool pool = new TlcPool(workers)) {
            final MatrixRun run =
                    new MatrixRun(new Prover(folder, pool), PropertyTable.read(folder.properties()), workers);
            if (!Boolean.getBoolean(TERMINAL)) {
                return run.run(asked, () -> {});
            }
            final long cells = asked.groups().stream()
                    .mapToLong(g -> (long) g.protocols().size() * g.classes().size())
                    .sum();
            try (ProgressBar bar = new ProgressBarBuilder()
                    .setInitialMax(cells)
                    .setTaskName("matrix")
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build()) {
                return run.run(asked, bar::step);
            }
        }
    }
}
