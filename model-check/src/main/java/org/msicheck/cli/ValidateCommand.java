package org.msicheck.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msicheck.cli.option.JsonOption;
import org.msicheck.output.OutputFile;
import org.msicheck.validate.Learning;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogValidator;
import org.msicheck.validate.Shrinker;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.engine.Coverage;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.ftrace.GuestJoin;
import org.msicheck.validate.input.LineReader;
import org.msicheck.validate.input.LogFiles;
import org.msicheck.validate.report.JsonReport;
import org.msicheck.validate.report.JunitReport;
import org.msicheck.validate.report.SarifReport;
import org.msicheck.validate.report.TextReport;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Validates logs of real systems. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks logs of real systems against the reference.")
public final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = "Logs, plain or gzip, pipes of them, folders of them; - is standard input.")
    private List<Path> logs = List.of();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "What the functions are like: any, qemu, a file, or property: value;"
                    + " several with commas. Default: that of the log's source.")
    private Optional<String> device = Optional.empty();

    @Option(
            names = "--allow",
            paramLabel = "OUTCOME",
            split = ",",
            description = "Outcomes that do not fail: torn, leak, stale.")
    private List<String> allow = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--sarif", paramLabel = "FILE", description = "Also write SARIF 2.1.0.")
    private Optional<Path> sarif = Optional.empty();

    @Option(names = "--ftrace", paramLabel = "FILE", description = "Join the one LOG with the ftrace of its guest.")
    private Optional<Path> ftrace = Optional.empty();

    @Option(
            names = "--shrink",
            paramLabel = "FILE",
            description = "Write the first rejected log without every line that the mismatch does not need.")
    private Optional<Path> shrink = Optional.empty();

    @Option(
            names = "--learn",
            paramLabel = "FILE",
            description = "Write a device that explains the one LOG: for each property the values that are possible,"
                    + " and at which line the others fell.")
    private Optional<Path> learn = Optional.empty();

    @Option(names = "--coverage", description = "Print which actions the logs exercised under which guards.")
    private boolean coverage;

    @Option(
            names = "--coverage-floor",
            paramLabel = "PERCENT",
            description = "Fail if fewer edges of the one-vector graph were exercised.")
    private int floor;

    @Override
    public Integer call() {
        final LogBar bar = new LogBar();
        final LogValidator validator = new LogValidator(device.map(Device::parse)).watching(bar);
        final Set<Outcome> allowed = EnumSet.noneOf(Outcome.class);
        allow.forEach(word -> allowed.add(outcome(word)));
        final PrintWriter out = spec.commandLine().getOut();
        final TextReport report = new TextReport(out, main.paint());
        final List<LogResult> results = new ArrayList<>();
        ExitCode worst = ExitCode.OK;
        final LogFiles files = LogFiles.of(logs);
        requireFit(files.logs());
        final boolean text = isText();
        if (text) {
            report.leftOut(files.leftOut());
        }
        final Map<Path, BadInputException> refused = new LinkedHashMap<>();
        for (final Path file : files.logs()) {
            try {
                final LogResult result = joined(validate(validator, bar, file));
                results.add(result);
                worst = worst.worse(result.exitCode(allowed));
                if (text) {
                    report.write(result);
                    out.flush();
                }
            } catch (final BadInputException problem) {
                // One bad file keeps nobody from the others' results.
                Main.tell(spec.commandLine().getErr(), problem);
                refused.put(file, problem);
                worst = worst.worse(ExitCode.BAD_INPUT);
            }
        }
        final ExitCode floored = worst.worse(floor(results));
        junit.ifPresent(file -> OutputFile.write(file, new JunitReport(allowed, replay()).write(results, refused)));
        sarif.ifPresent(file -> OutputFile.write(file, new SarifReport(allowed).write(results, refused)));
        shrink.ifPresent(file -> shrink(validator, results, file));
        learn.ifPresent(file -> learn(files.logs().get(0), file));
        if (json.isOn()) {
            out.println(new JsonReport().write(results, refused, files.leftOut(), floored));
        }
        if (coverage && text) {
            coverage(results, out);
        }
        out.flush();
        return floored.code();
    }

    /** Standard output holds one thing: JSON, a file that is written there, or else the text. */
    private boolean isText() {
        final long others = Stream.of(junit, sarif, shrink, learn)
                        .flatMap(Optional::stream)
                        .filter(OutputFile::isStandardOutput)
                        .count()
                + (json.isOn() ? 1 : 0);
        if (others > 1) {
            throw new BadInputException(
                    "only one of --json, --junit -, --sarif -, --shrink - and --learn - can be written to"
                            + " standard output");
        }
        return others == 0;
    }

    private LogResult joined(final LogResult alone) {
        return ftrace.map(trace -> GuestJoin.join(alone, trace)).orElse(alone);
    }

    private void shrink(final LogValidator validator, final List<LogResult> results, final Path file) {
        results.stream()
                .filter(each -> each.verdict() instanceof Verdict.Rejected)
                .findFirst()
                .ifPresent(result -> {
                    final List<String> lines = new Shrinker(validator).shrink(Path.of(result.name()));
                    OutputFile.write(file, String.join("\n", lines) + "\n");
                    spec.commandLine()
                            .getErr()
                            .println(result.name() + ": " + lines.size() + " of " + result.lines()
                                    + " lines are left in " + file);
                });
    }

    private void learn(final Path log, final Path file) {
        final Device start = device.map(Device::parse).orElseGet(Device::any);
        final List<String> lines = new Learning(log).learn(start).lines();
        OutputFile.write(file, String.join("\n", lines) + "\n");
    }

    private static Coverage coverage(final List<LogResult> results) {
        final Coverage all = new Coverage();
        results.forEach(result -> all.add(result.coverage()));
        return all;
    }

    private static void coverage(final List<LogResult> results, final PrintWriter out) {
        final Coverage all = coverage(results);
        out.printf("coverage: %d %% of the edges of one vector (guard: Enable/Function Mask/Mask)%n", all.percent());
        all.edges()
                .forEach(edge -> out.printf(
                        "  %-5s %-22s %s %d%n", edge.capability(), edge.action().word(), edge.guard(), edge.count()));
    }

    private ExitCode floor(final List<LogResult> results) {
        final int percent = coverage(results).percent();
        if (percent < floor) {
            spec.commandLine().getErr().printf("coverage %d %% is below the floor of %d %%%n", percent, floor);
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }

    private static LogResult validate(final LogValidator validator, final LogBar bar, final Path file) {
        try (bar) {
            return validator.validate(file);
        }
    }

    private void requireFit(final List<Path> files) {
        if (ftrace.isPresent() && files.size() != 1) {
            throw new BadInputException("--ftrace belongs to one log, but there are " + files.size());
        }
        if (learn.isPresent() && files.size() != 1) {
            throw new BadInputException("--learn belongs to one log, but there are " + files.size());
        }
        files.stream()
                .filter(file ->
                        (shrink.isPresent() || learn.isPresent()) && (LineReader.isStandardInput(file) || isPipe(file)))
                .findFirst()
                .ifPresent(file -> {
                    throw new BadInputException((shrink.isPresent() ? "--shrink" : "--learn")
                            + " reads a log twice, and " + file + " is no file");
                });
    }

    private static boolean isPipe(final Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private String replay() {
        return "./msicheck validate"
                + device.map(text -> " --device '" + text + "'").orElse("")
                + (allow.isEmpty() ? "" : " --allow " + String.join(",", allow));
    }

    private static Outcome outcome(final String word) {
        return Arrays.stream(Outcome.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInputException("--allow " + word + ": expected one of "
                        + Arrays.stream(Outcome.values()).map(Outcome::word).collect(Collectors.joining(", "))));
    }
}
