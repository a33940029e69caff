package org.msicheck.validate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.device.Observers;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.input.LineReader;
import org.msicheck.verdict.BadInputException;

/** Validates one log at a time; keeps nothing between logs but the observers' tables. */
public final class LogValidator {
    private static final long LOOK = 1 << 17;
    private static final String ANY = "any";

    private final Optional<Device> device;
    private final Map<String, Observers> known = new HashMap<>();
    private final List<Consumer<Engine>> watchers = new ArrayList<>(0);

    /**
     * A validator.
     *
     * @param device what the log's functions are like; without one, what those of the log's source are like
     */
    public LogValidator(final Optional<Device> device) {
        this.device = device;
    }

    private Observers observers(final String byDefault) {
        return known.computeIfAbsent(byDefault, name -> new Observers(device.orElseGet(() -> Device.parse(name))));
    }

    /**
     * Looks at the engine every so many lines while a log is followed.
     *
     * @param watcher sees the engine
     * @return this
     */
    public LogValidator watching(final Consumer<Engine> watcher) {
        watchers.add(watcher);
        return this;
    }

    /**
     * Validates a file.
     *
     * @param file plain or gzip
     * @return the result
     * @throws BadInputException if the file cannot be opened
     */
    public LogResult validate(final Path file) {
        try (LineReader lines = LineReader.open(file)) {
            return validate(file.toString(), lines);
        } catch (final IOException cause) {
            throw new BadInputException(file + ": cannot be read: " + reason(cause), cause);
        }
    }

    private static String reason(final IOException cause) {
        if (cause instanceof EOFException) {
            return "it ends inside the gzip header";
        }
        return cause instanceof NoSuchFileException
                ? "no such file"
                : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /**
     * Validates lines.
     *
     * @param name  the log's name in reports
     * @param lines its lines
     * @return the result
     */
    public LogResult validate(final String name, final LineReader lines) {
        final Candidates candidates = new Candidates(kind -> observers(kind.device()));
        follow(name, lines, candidates);
        return candidates
                .found()
                .map(found -> result(name, lines, found, candidates.firstOfAnother()))
                .orElseGet(() -> withoutFormat(name, lines, candidates.unknown()));
    }

    private void follow(final String name, final LineReader lines, final Candidates candidates) {
        try {
            while (lines.next()) {
                candidates.line(lines);
                if (lines.number() % LOOK == 0) {
                    candidates.found().ifPresent(log -> watchers.forEach(watcher -> watcher.accept(log.engine())));
                }
            }
            candidates.found().ifPresent(log -> log.log().end());
        } catch (final BadInputException refusal) {
            throw new BadInputException(name + ": line " + lines.number() + ": " + refusal.getMessage(), refusal);
        }
    }

    private LogResult result(
            final String name, final LineReader lines, final Candidates.Candidate found, final long firstOfAnother) {
        final List<String> problems = new ArrayList<>();
        readingProblems(lines, problems);
        if (lines.firstNul() > 0) {
            problems.add("line " + lines.firstNul()
                    + " has a NUL byte, as where a file has a hole: what was to be written there is lost");
        }
        if (firstOfAnother > 0) {
            problems.add("line " + firstOfAnother + " is an event of another format and was not read; validate the two"
                    + " logs by themselves");
        }
        if (lines.unfinished().filter(found.kind().isWhole().negate()).isPresent()) {
            problems.add("line " + lines.number() + ", the last one, has no line feed and may be cut");
        }
        problems.addAll(found.log().problems());
        return result(
                name,
                found.kind().known().name(),
                observers(found.kind().device()).device(),
                lines,
                found.engine(),
                problems,
                found.log().notes());
    }

    private LogResult withoutFormat(final String name, final LineReader lines, final UnknownInput unknown) {
        final Observers any = observers(ANY);
        final List<String> problems = new ArrayList<>();
        readingProblems(lines, problems);
        problems.addAll(unknown.problems(lines.number()));
        return result(name, "", any.device(), lines, new Engine(any), problems, List.of());
    }

    private static LogResult result(
            final String name,
            final String format,
            final Device held,
            final LineReader lines,
            final Engine engine,
            final List<String> problems,
            final List<String> notes) {
        return new LogResult(
                name,
                format,
                held.name(),
                lines.number(),
                engine.events(),
                problems,
                notes,
                engine.functions(),
                engine.statistics().counts(),
                engine.statistics().coverage(),
                engine.statistics().history());
    }

    private static void readingProblems(final LineReader lines, final List<String> problems) {
        if (!lines.problem().isEmpty()) {
            problems.add(lines.problem());
        }
        if (lines.tooLong() > 0) {
            problems.add(lines.tooLong() + " lines are longer than 64 KiB and were skipped");
        }
    }
}
