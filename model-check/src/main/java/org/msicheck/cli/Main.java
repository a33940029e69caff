package org.msicheck.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOError;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.msicheck.cli.option.ColourOption;
import org.msicheck.output.Paint;
import org.msicheck.output.StandardOutput;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Shown;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

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
            BenchProveCommand.class,
            BenchSearchCommand.class,
            BenchValidateCommand.class,
            HelpCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Main implements Runnable {
    private static final int NARROWEST = 55;
    private static final int MOST_NAMED = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ColourOption colour = new ColourOption();

    /**
     * Runs the command line and ends the process, also when TLC has left a thread behind.
     *
     * @param args the words after the program's name
     */
    public static void main(final String[] args) {
        // Not System.out, which keeps failures to itself.
        final PrintWriter out = StandardOutput.on(new FileOutputStream(FileDescriptor.out));
        final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /**
     * Runs the command line without ending the process.
     *
     * @param out  receives results
     * @param err  receives the lines that explain a failure
     * @param args the words after the program's name
     * @return the exit code, 0 to 4
     */
    public static int run(final PrintWriter out, final PrintWriter err, final String... args) {
        final Main main = new Main();
        final CommandLine commands = new CommandLine(main)
                .setUsageHelpWidth(width(System.getenv()))
                .setOut(out)
                .setErr(err)
                // A file may be called @x.
                .setExpandAtFiles(false)
                .setExecutionStrategy(parsed -> coloured(main, parsed))
                .setExecutionExceptionHandler(Main::failed)
                .setParameterExceptionHandler(Main::misused);
        int code;
        try {
            code = commands.execute(args);
            out.flush();
        } catch (final IOError | VirtualMachineError problem) {
            code = failed(problem, commands);
        }
        err.flush();
        return code;
    }

    /** Help has its colours, too, and is written before any command runs. */
    private static int coloured(final Main main, final ParseResult parsed) {
        final Ansi ansi = main.paint().isOn() ? Ansi.ON : Ansi.OFF;
        parsed.commandSpec().commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        return new RunLast().execute(parsed);
    }

    /** The width of help: what COLUMNS says; the launcher asks the terminal where it is not set. */
    static int width(final Map<String, String> environment) {
        final String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("\\d{1,4}")
                ? Math.max(Integer.parseInt(columns), NARROWEST)
                : UsageMessageSpec.DEFAULT_USAGE_WIDTH;
    }

    /** The colours of results. */
    Paint paint() {
        return colour.paint(System.getenv());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private static int misused(final ParameterException problem, final String[] args) {
        problem.getCommandLine()
                .getErr()
                .println("msicheck: " + oneLine(problem) + nearest(problem) + " (see "
                        + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.BAD_INPUT.code();
    }

    /** What a word that nobody knows may have been meant to be. */
    private static String nearest(final ParameterException problem) {
        final List<String> near =
                problem instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return near.isEmpty()
                ? ""
                : "; did you mean " + near.stream().limit(MOST_NAMED).collect(Collectors.joining(" or ")) + "?";
    }

    private static int failed(final Exception problem, final CommandLine command, final ParseResult parsed) {
        return failed(problem, command);
    }

    private static int failed(final Throwable problem, final CommandLine command) {
        final Failure failure = Failure.of(problem);
        failure.lines().forEach(line -> command.getErr().println("msicheck: " + line));
        return failure.code().code();
    }

    /** Tells what is wrong with the input, a line for each problem. */
    static void tell(final PrintWriter err, final BadInputException problem) {
        lines(problem).forEach(line -> err.println("msicheck: " + line));
    }

    private static List<String> lines(final BadInputException problem) {
        return problem.problems().stream().map(one -> oneLine(one.toString())).toList();
    }

    private static String oneLine(final Throwable problem) {
        final String message = problem.getMessage();
        return oneLine(message == null || message.isBlank() ? problem.getClass().getSimpleName() : message);
    }

    private static String oneLine(final String text) {
        return Shown.escaped(text.strip().replaceAll("\\s*\\R\\s*", "; "));
    }

    /** How a failure is told. */
    private record Failure(ExitCode code, List<String> lines) {
        static Failure of(final Throwable problem) {
            for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
                if (cause instanceof OutOfMemoryError) {
                    return internal("memory ran out (" + oneLine(cause)
                            + "); MSICHECK_JAVA_OPTS=-Xmx8g, for example, gives the run more");
                }
            }
            if (problem instanceof final BadInputException bad) {
                return new Failure(ExitCode.BAD_INPUT, Main.lines(bad));
            }
            return internal(
                    problem instanceof IOError ? oneLine(problem.getCause()) : "internal error: " + oneLine(problem));
        }

        private static Failure internal(final String line) {
            return new Failure(ExitCode.INTERNAL, List.of(line));
        }
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
