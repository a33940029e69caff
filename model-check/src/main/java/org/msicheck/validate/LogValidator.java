package org.msicheck.validate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.Profile;
import org.msicheck.validate.input.LineReader;
import org.msicheck.validate.input.LogFormat;
import org.msicheck.validate.ndjson.NdjsonLog;
import org.msicheck.validate.qemu.QemuLog;
import org.msicheck.verdict.BadInputException;

/** Validates one log at a time; keeps nothing between logs. */
public final class LogValidator {
    private static final long LOOK = 1 << 17;

    private final Optional<Profile> profile;
    private final List<Consumer<Engine>> watchers = new ArrayList<>(0);

    /**
     * A validator.
     *
     * @param profile the deviations that the user grants; without one, those of the log's source
     */
    public LogValidator(final Optional<Profile> profile) {
        this.profile = profile;
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
        if (!firstLine(lines)) {
            return empty(name, lines);
        }
        final boolean json = lines.buffer()[lines.start()] == '{';
        final Profile granted = profile.orElse(json ? Profile.PCI : Profile.QEMU);
        final Engine engine = new Engine(granted);
        final LogFormat log = json ? new NdjsonLog(engine) : new QemuLog(engine);
        follow(name, lines, log, engine);
        final boolean cut = !json
                && lines.unfinished().filter(line -> !endsWithQuotedName(line)).isPresent();
        return new LogResult(
                name,
                log.recognised() > 0 ? log.name() : "",
                granted.name(),
                lines.number(),
                engine.events(),
                problems(lines, log, cut),
                log.notes(),
                engine.functions(),
                engine.statistics().counts(),
                engine.statistics().coverage(),
                engine.statistics().history());
    }

    private void follow(final String name, final LineReader lines, final LogFormat log, final Engine engine) {
        try {
            do {
                log.line(lines.buffer(), lines.start(), lines.end(), lines.number());
                if (lines.number() % LOOK == 0) {
                    watchers.forEach(watcher -> watcher.accept(engine));
                }
            } while (lines.next());
            log.end();
        } catch (final BadInputException refusal) {
            throw new BadInputException(name + ": " + refusal.getMessage(), refusal);
        }
    }

    /** Of a QEMU line without a line feed only a quoted name tells that it is whole; half a number is a number too. */
    private static boolean endsWithQuotedName(final String line) {
        return line.endsWith("'") && line.chars().filter(each -> each == '\'').count() % 2 == 0;
    }

    /** Goes to the first line that is not empty. */
    private static boolean firstLine(final LineReader lines) {
        boolean found = lines.next();
        while (found && lines.start() == lines.end()) {
            found = lines.next();
        }
        return found;
    }

    private LogResult empty(final String name, final LineReader lines) {
        final Engine engine = new Engine(profile.orElse(Profile.PCI));
        final List<String> problems = new ArrayList<>();
        readingProblems(lines, problems);
        problems.add("the log is empty");
        return new LogResult(
                name,
                "",
                profile.orElse(Profile.PCI).name(),
                lines.number(),
                0,
                problems,
                List.of(),
                engine.functions(),
                engine.statistics().counts(),
                engine.statistics().coverage(),
                engine.statistics().history());
    }

    private static List<String> problems(final LineReader lines, final LogFormat log, final boolean cut) {
        final List<String> problems = new ArrayList<>();
        readingProblems(lines, problems);
        if (cut) {
            problems.add("line " + lines.number() + ", the last one, has no line feed and may be cut");
        }
        problems.addAll(log.problems());
        if (log.recognised() == 0) {
            problems.add(0, "no event of a known format in " + lines.number() + " lines");
        }
        return problems;
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
