package org.msicheck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.msicheck.cli.option.JsonOption;
import org.msicheck.cli.option.SpecOption;
import org.msicheck.graph.GraphPath;
import org.msicheck.graph.StateGraph;
import org.msicheck.graph.files.DotWriter;
import org.msicheck.graph.files.GraphWriter;
import org.msicheck.graph.files.ItfWriter;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.model.TlaModel;
import org.msicheck.output.JsonAnswer;
import org.msicheck.output.OutputFile;
import org.msicheck.proof.AllSizes;
import org.msicheck.prove.HeadlineModel;
import org.msicheck.prove.Prover;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what others can work with: state graphs, counterexamples, TLA+ models. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the state graph, a counterexample, or the TLA+ model of a test.")
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "NAME",
            description = "A litmus test's file; where there is no such file: the shipped model or litmus test of that"
                    + " name.")
    private Path name;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson (state graph), dot (graph or counterexample), itf (counterexample), tla (model for"
                    + " plain TLC), smt (proof obligations of an abstract protocol). Default: ndjson.")
    private Format format;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "The counterexample to this outcome instead of the graph; itf needs it.")
    private Optional<String> outcome = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "The file to write, or - for standard output; for tla the folder. Default: NAME.FORMAT, and this"
                            + " folder.")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private SpecOption spec = new SpecOption();

    /** What can be written. */
    enum Format {
        ndjson,
        dot,
        itf,
        tla,
        smt;

        String suffix() {
            return switch (this) {
                case itf -> "itf.json";
                case smt -> "smt2";
                default -> name();
            };
        }
    }

    @Override
    public Integer call() {
        final SpecFolder folder = spec.folder();
        if (format == Format.smt) {
            return smt(folder);
        }
        final Shipped shipped = new Shipped(folder);
        final Optional<HeadlineModel> headline = shipped.model(name);
        final Optional<LitmusTest> litmus = headline.isPresent()
                ? Optional.empty()
                : Optional.of(new LitmusLoader(folder).load(shipped.test(name)));
        if (format == Format.tla) {
            return litmus.map(this::tla)
                    .orElseThrow(
                            () -> new BadInputException(name + " is written in TLA+ already, in " + folder.root()));
        }
        try (TlcPool pool = new TlcPool(1)) {
            final Prover prover = new Prover(folder, pool);
            final StateGraph graph = litmus.map(prover::graph).orElseGet(() -> prover.graph(headline.orElseThrow()));
            return written(graph, output.orElseGet(() -> Path.of(graph.header().model() + "." + format.suffix())));
        }
    }

    private int smt(final SpecFolder folder) {
        final String protocol = name.toString();
        AllSizesRun.requireKnown(folder, List.of(protocol));
        final Path file = output.orElseGet(() -> Path.of(protocol + "." + format.suffix()));
        try (TlcPool pool = new TlcPool(1)) {
            OutputFile.write(file, new AllSizes(folder, pool).script(protocol));
        }
        say(List.of(file), Optional.empty());
        return ExitCode.OK.code();
    }

    private int written(final StateGraph graph, final Path file) {
        final Optional<GraphPath> path = outcome.map(word -> path(graph, word));
        switch (format) {
            case ndjson -> {
                if (path.isPresent()) {
                    throw new BadInputException("--outcome: ndjson holds the whole graph; take dot or itf");
                }
                GraphWriter.write(graph, file);
            }
            case dot -> path.ifPresentOrElse(p -> DotWriter.write(p, file), () -> DotWriter.write(graph, file));
            default ->
                ItfWriter.write(
                        path.orElseThrow(
                                () -> new BadInputException("itf holds a counterexample; name it with --outcome")),
                        file);
        }
        final int states = path.map(p -> p.states().size()).orElse(graph.stateCount());
        final int transitions = path.map(p -> p.edges().size()).orElse(graph.edgeCount());
        say(List.of(file), Optional.of(new Size(states, transitions)));
        return ExitCode.OK.code();
    }

    private GraphPath path(final StateGraph graph, final String word) {
        if (Outcome.of(word).isEmpty()) {
            throw new BadInputException("--outcome: unknown outcome '" + word + "'; accepted: "
                    + Arrays.stream(Outcome.values()).map(Outcome::word).collect(Collectors.joining(", ")));
        }
        final OptionalInt nearest = graph.nearest(word);
        if (nearest.isEmpty()) {
            throw new BadInputException("--outcome: " + name + " never reaches '" + word + "', but "
                    + Arrays.stream(Outcome.values())
                            .map(Outcome::word)
                            .filter(graph.reachableOutcomes()::contains)
                            .reduce((a, b) -> a + ", " + b)
                            .orElse("nothing else either"));
        }
        return graph.pathTo(nearest.getAsInt());
    }

    private int tla(final LitmusTest test) {
        final TlaModel model = test.toTla();
        final Path target = output.orElse(Path.of(""));
        if (!Files.isDirectory(target.toAbsolutePath())) {
            throw new BadInputException(target + ": is no folder");
        }
        final Path module = target.resolve(model.name() + ".tla");
        final Path config = target.resolve(model.name() + ".cfg");
        OutputFile.write(module, model.module());
        OutputFile.write(config, model.checking());
        say(List.of(module, config), Optional.empty());
        return ExitCode.OK.code();
    }

    /** What was written; the size is of a graph or a counterexample. */
    private void say(final List<Path> files, final Optional<Size> size) {
        final boolean hidden = files.stream().anyMatch(OutputFile::isStandardOutput);
        final PrintWriter to =
                hidden ? command.commandLine().getErr() : command.commandLine().getOut();
        if (json.isOn()) {
            final ObjectNode answer = JsonAnswer.of("export", ExitCode.OK);
            final ArrayNode written = answer.putArray("written");
            files.forEach(file -> written.add(file.toString()));
            size.ifPresent(s -> answer.put("states", s.states()).put("transitions", s.transitions()));
            to.println(JsonAnswer.text(answer));
        } else {
            to.println("written: " + files.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + size.map(Size::text).orElse(""));
        }
    }

    /** What a file holds. */
    private record Size(int states, int transitions) {
        String text() {
            return String.format(Locale.ROOT, " (%,d states, %,d transitions)", states, transitions);
        }
    }
}
