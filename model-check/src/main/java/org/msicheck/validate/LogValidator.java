package org.msicheck.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.Profile;
import org.msicheck.validate.input.LineReader;
import org.msicheck.validate.qemu.QemuLog;
import org.msicheck.verdict.BadInputException;

/** Validates one log at a time; keeps nothing between logs. */
public final class LogValidator {
    private final Optional<Profile> profile;

    /**
     * A validator.
     *
     * @param profile the deviations that the user grants; without one, those of the log's source
     */
    public LogValidator(final Optional<Profile> profile) {
        this.profile = profile;
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
        return cause instanceof java.nio.file.NoSuchFileException ? "no such file"
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
        final Profile granted = profile.orElse(Profile.QEMU);
        final Engine engine = new Engine(granted);
        final QemuLog log = new QemuLog(engine);
        while (lines.next()) {
            log.line(lines.buffer(), lines.start(), lines.end(), lines.number());
        }
        log.end();
        return new LogResult(name, log.recognised() > 0 ? "qemu" : "", granted.name(), lines.number(),
            engine.events(), problems(lines, log), notes(log), engine.functions(), engine.counts());
    }

    private static List<String> problems(final LineReader lines, final QemuLog log) {
        final List<String> problems = new ArrayList<>();
        if (lines.number() == 0) {
            problems.add("the log is empty");
        } else if (log.recognised() == 0) {
            problems.add("no event of a known format in " + lines.number() + " lines");
        }
        if (!lines.problem().isEmpty()) {
            problems.add(lines.problem());
        }
        if (lines.tooLong() > 0) {
            problems.add(lines.tooLong() + " lines are longer than 64 KiB and were skipped");
        }
        if (log.damaged() > 0) {
            problems.add(log.damaged() + " events cannot be read, the first at line " + log.firstDamaged());
        }
        if (log.outOfOrder() > 0) {
            problems.add("the clock of one thread goes back at line " + log.outOfOrder()
                + ": lines are not in the order of execution");
        }
        return problems;
    }

    private static List<String> notes(final QemuLog log) {
        final List<String> notes = new ArrayList<>();
        if (log.unnamedRaises() > 0) {
            notes.add(log.unnamedRaises() + " device events do not say which function raised");
        }
        return notes;
    }
}
