package org.msicheck.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.msicheck.validate.device.Observers;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.input.LineReader;
import org.msicheck.validate.input.LogFormat;
import org.msicheck.validate.input.LogKind;
import org.msicheck.validate.ndjson.NdjsonLog;

/**
 * The formats that a log may still have. Each reads the lines for itself until one recognises an event, which then is the
 * log's format; so what stands in front of the first event does no harm.
 */
final class Candidates {
    private final List<Candidate> open = new ArrayList<>();
    private final UnknownInput unknown = new UnknownInput();
    private long firstOfAnother;

    /** One format at work, with an engine of its own. */
    record Candidate(LogKind kind, Engine engine, LogFormat log) {
        static Candidate of(final LogKind kind, final Observers observers) {
            final Engine engine = new Engine(observers);
            return new Candidate(kind, engine, kind.reader().apply(engine));
        }

        boolean isLogOf() {
            return log.recognised() > 0;
        }
    }

    Candidates(final Function<LogKind, Observers> observers) {
        LogFormats.ALL.forEach(kind -> open.add(Candidate.of(kind, observers.apply(kind))));
    }

    /** The next line. */
    void line(final LineReader lines) {
        if (open.size() > 1 && unknown.wantsMore()) {
            unknown.line(lines.number(), lines.text());
        }
        for (int each = 0; each < open.size(); each++) {
            final Candidate candidate = open.get(each);
            if (isOfAnother(candidate.kind, lines)) {
                firstOfAnother = firstOfAnother == 0 ? lines.number() : firstOfAnother;
            }
            candidate.log.line(lines.buffer(), lines.start(), lines.end(), lines.number());
            if (open.size() > 1 && candidate.isLogOf()) {
                open.clear();
                open.add(candidate);
            }
        }
    }

    /** Foreign lines are skipped, but not the events of another log that stands behind or between the lines of this one. */
    private boolean isOfAnother(final LogKind kind, final LineReader lines) {
        return open.size() == 1
                && !kind.equals(NdjsonLog.KIND)
                && NdjsonLog.isEvent(lines.buffer(), lines.start(), lines.end());
    }

    /** The first line that is an event of another format than the log's, or 0. */
    long firstOfAnother() {
        return firstOfAnother;
    }

    /** The log's format, if an event has told it. */
    Optional<Candidate> found() {
        return open.size() == 1 && open.get(0).isLogOf() ? Optional.of(open.get(0)) : Optional.empty();
    }

    /** Why it has none. */
    UnknownInput unknown() {
        return unknown;
    }
}
