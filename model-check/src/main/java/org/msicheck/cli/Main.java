package org.msicheck.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Shown;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The entry point: maps every way in which a command can end to one line and an exit code. */
@Command(
        name = "msicheck",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Can this sequence of steps lose an interrupt, and on which hardware?",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything as expected",
            "1:a property or an expectation failed, or a log was rejected",
            "2:inconclusive",
            "3:bad input or usage",
            "4:internal error"
        },
        subcommands = {
            ProveCommand.class,
            CheckCommand.class,
            ExportCommand.class,
            MatrixCommand.class,
            SearchCommand.class,
            ValidateCommand.class,
            BenchCommand.class,
            BenchSearchCommand.class,
            BenchValidateCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    /**
     * Runs the command line and ends the process, also when TLC has left a thread behind.
     *
     * @param args the words after the program's name
     */
    public static void main(final String[] args) {
        final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /**
     * Runs the command line without ending the process.
     *
     * @param out  receives results
     * @param err  receives the one line that explains a failure
     * @param args the words after the program's name
     * @return the exit code, 0 to 4
     */
    public static int run(final PrintWriter out, final PrintWriter err, final String... args) {
        final int code = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(Main::failed)
                .setParameterExceptionHandler(Main::misused)
                .execute(args);
        out.flush();
        err.flush();
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private static int misused(final ParameterException problem, final String[] args) {
        problem.getCommandLine()
                .getErr()
                .println("msicheck: " + oneLine(problem) + " (see "
                        + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.BAD_INPUT.code();
    }

    private static int failed(final Exception problem, final CommandLine command, final ParseResult parsed) {
        final boolean badInput = problem instanceof BadInputException;
        command.getErr().println("msicheck: " + (badInput ? "" : "internal error: ") + oneLine(problem));
        return (badInput ? ExitCode.BAD_INPUT : ExitCode.INTERNAL).code();
    }

    private static String oneLine(final Exception problem) {
        final String message = problem.getMessage();
        final String text =
                message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
        return Shown.escaped(text.strip().replaceAll("\\s*\\R\\s*", "; "));
    }

    /** Reads the version that the build wrote into the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            final String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"msicheck " + (version == null ? "(not packaged)" : version)};
        }
    }
}
