package org.msicheck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.msicheck.bench.ProveBenchmark;
import org.msicheck.cli.option.RestsOnOption;
import org.msicheck.cli.option.SpecOption;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.model.SpecFolder;
import org.msicheck.prove.HeadlineModel;
import org.msicheck.prove.Prover;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures {@code prove} against plain TLC on the same models. */
@Command(
        name = "bench-prove",
        mixinStandardHelpOptions = true,
        description = "The same models, two at a time: plain TLC in a process each, prove, and prove with what verdicts"
                + " rest on.")
public final class BenchProveCommand implements Callable<Integer> {
    private static final int AT_A_TIME = 2;

    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Shipped models and litmus tests. Default: those of spec/bench-prove.txt.")
    private List<String> names = List.of();

    @Mixin
    private SpecOption spec = new SpecOption();

    @Override
    public Integer call() throws IOException {
        final SpecFolder folder = spec.folder();
        final List<String> measured = names.isEmpty() ? fixed(folder) : names;
        new Shipped(folder).requireKnown(measured);
        final ProveBenchmark benchmark = new ProveBenchmark(AT_A_TIME);
        final PrintWriter out = command.commandLine().getOut();
        out.println(measured.size() + " models, " + AT_A_TIME + " at a time");
        final double plain = benchmark.plain(models(folder, measured));
        line(out, "plain TLC, a process each", plain, "");
        final double prove = benchmark.command(Main.class, prove(folder, measured, "--no-rests-on"));
        line(out, "prove --no-rests-on", prove, String.format(Locale.ROOT, "%.2f of plain TLC", prove / plain));
        final double all =
                benchmark.command(Main.class, prove(folder, measured, "--confirm=" + RestsOnOption.STATES_OF_MANY));
        line(
                out,
                "prove",
                all,
                String.format(Locale.ROOT, "what verdicts rest on adds %.2f of the line above", (all - prove) / prove));
        return ExitCode.OK.code();
    }

    private static List<String> fixed(final SpecFolder folder) throws IOException {
        return Files.readAllLines(folder.root().resolve("bench-prove.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static List<TlcModel> models(final SpecFolder folder, final List<String> names) {
        final LitmusLoader loader = new LitmusLoader(folder);
        try (TlcPool pool = new TlcPool(1)) {
            final Prover prover = new Prover(folder, pool);
            return Stream.concat(
                            HeadlineModel.all(folder).stream()
                                    .filter(model -> names.contains(model.name()))
                                    .map(HeadlineModel::tlc),
                            names.stream()
                                    .map(folder::litmusTest)
                                    .filter(Files::isRegularFile)
                                    .map((Path file) -> prover.tlcModel(loader.load(file))))
                    .toList();
        }
    }

    private static List<String> prove(final SpecFolder folder, final List<String> names, final String option) {
        final List<String> arguments = new ArrayList<>(List.of("prove"));
        arguments.addAll(names);
        arguments.addAll(List.of("--spec", folder.root().toString(), option));
        return arguments;
    }

    private static void line(final PrintWriter out, final String what, final double seconds, final String remark) {
        out.println(String.format(Locale.ROOT, "  %-26s %8.1f s  %s", what, seconds, remark)
                .stripTrailing());
        out.flush();
    }
}
