package org.msicheck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.msicheck.cli.option.JobsOption;
import org.msicheck.cli.option.JsonOption;
import org.msicheck.cli.option.SpecOption;
import org.msicheck.model.SpecFolder;
import org.msicheck.output.JsonAnswer;
import org.msicheck.search.SearchFile;
import org.msicheck.search.SearchJson;
import org.msicheck.search.SearchLoader;
import org.msicheck.search.SearchReport;
import org.msicheck.search.SearchRun;
import org.msicheck.search.SearchText;
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

/** Searches for sequences of steps that are safe. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Finds all minimal safe sequences of steps on a device, or shows that none exists up to a"
                + " length. The reference searches, TLC confirms.")
public final class SearchCommand implements Callable<Integer> {
    private static final int MOST_REPORTED = 100;
    private static final int LONGEST = 16;

    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Searches (spec/search has some; a name without .yaml stands for one of them).")
    private List<Path> files = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--length", paramLabel = "N", description = "Longest sequence, in words. Default: the file's.")
    private Optional<Integer> length = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "End each search after that time; the length that was done is reported.")
    private Optional<Integer> seconds = Optional.empty();

    @Mixin
    private JobsOption jobs = new JobsOption();

    @Mixin
    private SpecOption spec = new SpecOption();

    @Override
    public Integer call() {
        if (length.filter(n -> n < 0 || n > LONGEST).isPresent()) {
            throw new BadInputException("--length " + length.get() + ": expected 0 to " + LONGEST);
        }
        if (seconds.filter(n -> n < 1).isPresent()) {
            throw new BadInputException("--seconds " + seconds.get() + ": expected at least 1");
        }
        final int workers = jobs.count();
        final SpecFolder folder = spec.folder();
        final SearchLoader loader = new SearchLoader(folder);
        final List<SearchFile> searches = new ArrayList<>();
        files.forEach(file -> searches.add(loader.load(resolve(folder, file))));
        try (TlcPool pool = new TlcPool(workers)) {
            return run(new SearchRun(new SequenceProof(folder, pool), MOST_REPORTED, workers), searches)
                    .code();
        }
    }

    private ExitCode run(final SearchRun run, final List<SearchFile> searches) {
        final PrintWriter out = command.commandLine().getOut();
        final ArrayNode reports = JsonNodeFactory.instance.arrayNode();
        ExitCode worst = ExitCode.OK;
        for (final SearchFile search : searches) {
            final SearchReport report;
            try (SearchBar bar = SearchBar.of(search.name(), seconds)) {
                report = run.run(length.map(search::withLength).orElse(search), bar);
            }
            if (json.isOn()) {
                reports.add(SearchJson.of(report));
            } else {
                new SearchText(out).write(report);
                out.flush();
            }
            worst = worst.worse(report.verdict().exitCode());
        }
        if (json.isOn()) {
            final ObjectNode answer = JsonAnswer.of("search", worst);
            answer.set("searches", reports);
            out.println(JsonAnswer.text(answer));
        }
        return worst;
    }

    static Path resolve(final SpecFolder folder, final Path file) {
        final Path shipped = folder.search(file.toString());
        return Files.exists(file) || file.getNameCount() > 1 || !Files.exists(shipped) ? file : shipped;
    }
}
