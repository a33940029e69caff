package org.msicheck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.msicheck.cli.option.JsonOption;
import org.msicheck.cli.option.SpecOption;
import org.msicheck.model.SpecFolder;
import org.msicheck.output.JsonAnswer;
import org.msicheck.search.SearchBenchmark;
import org.msicheck.search.SearchFile;
import org.msicheck.search.SearchLoader;
import org.msicheck.search.SequenceProof;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a search against TLC and the reference on the same sequences. */
@Command(
        name = "bench-search",
        mixinStandardHelpOptions = true,
        description = "Sequences and transitions a second of a search, and of TLC and the reference on sequences that"
                + " are picked from it at random; all must say the same of each.")
public final class BenchSearchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Searches (default: msi-single).")
    private List<Path> files = List.of(Path.of("msi-single"));

    @Option(
            names = "--sequences",
            defaultValue = "20",
            description = "How many sequences are decided one by one (default: 20).")
    private int sequences;

    @Option(names = "--seed", defaultValue = "1", description = "Picks the sequences (default: 1).")
    private long seed;

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private SpecOption spec = new SpecOption();

    @Override
    public Integer call() {
        if (sequences < 1) {
            throw new BadInputException("--sequences must be at least 1");
        }
        final SpecFolder folder = spec.folder();
        final SearchLoader loader = new SearchLoader(folder);
        final List<SearchFile> searches = new ArrayList<>();
        files.forEach(file -> searches.add(loader.load(SearchCommand.resolve(folder, file))));
        final List<SearchBenchmark.Result> results = new ArrayList<>();
        try (TlcPool pool = new TlcPool(1)) {
            final SearchBenchmark benchmark = new SearchBenchmark(new SequenceProof(folder, pool));
            for (final SearchFile search : searches) {
                try (SearchBar bar = SearchBar.of(search.name(), Optional.empty())) {
                    results.add(benchmark.measure(search, sequences, seed, bar));
                }
                if (!json.isOn()) {
                    write(results.get(results.size() - 1));
                }
            }
        }
        final boolean same = results.stream().allMatch(each -> each.differing().isEmpty());
        final ExitCode code = same ? ExitCode.OK : ExitCode.FAILED;
        if (json.isOn()) {
            command.commandLine().getOut().println(JsonAnswer.text(json(results, code)));
        }
        return code.code();
    }

    private ObjectNode json(final List<SearchBenchmark.Result> results, final ExitCode code) {
        final ObjectNode answer = JsonAnswer.of("bench-search", code);
        final ArrayNode searches = answer.putArray("searches");
        for (final SearchBenchmark.Result result : results) {
            final ObjectNode one = searches.addObject()
                    .put("search", result.file().name())
                    .put("length", result.file().length())
                    .put("compared", sequences);
            work(one.putObject("setsOfStates"), result.search());
            work(one.putObject("reference"), result.reference());
            work(one.putObject("tlc"), result.tlc());
            result.differing().forEach(one.putArray("differs")::add);
        }
        return answer;
    }

    private static void work(final ObjectNode json, final SearchBenchmark.Work work) {
        json.put("sequences", work.sequences())
                .put("sequencesPerSecond", work.sequencesPerSecond())
                .put("transitions", work.transitions())
                .put("transitionsPerSecond", work.transitionsPerSecond());
    }

    private void write(final SearchBenchmark.Result result) {
        final PrintWriter out = command.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s, up to %d words%n",
                result.file().name(),
                result.file().length());
        out.printf(
                Locale.ROOT, "  %-30s %12s %12s %12s %12s%n", "", "sequences", "a second", "transitions", "a second");
        line(out, "search, sets of states", result.search());
        line(out, "reference, one by one", result.reference());
        line(out, "TLC, one by one", result.tlc());
        out.printf(
                Locale.ROOT,
                "  %d of %d verdicts are the same%n",
                sequences - result.differing().size(),
                sequences);
        result.differing().forEach(line -> out.println("  DIFFERS " + line));
        out.flush();
    }

    private static void line(final PrintWriter out, final String what, final SearchBenchmark.Work work) {
        out.printf(
                Locale.ROOT,
                "  %-30s %,12.0f %,12.1f %,12d %,12.0f%n",
                what,
                work.sequences(),
                work.sequencesPerSecond(),
                work.transitions(),
                work.transitionsPerSecond());
    }
}
