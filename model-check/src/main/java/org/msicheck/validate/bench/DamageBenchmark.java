package org.msicheck.validate.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.msicheck.validate.LogResult;
import org.msicheck.verdict.Verdict;

/**
 * Damages good logs systematically, one line at a time at many places, and measures which share is noticed: the damaged
 * log is no longer accepted, or shows other outcomes or findings than the good one. Three guarantees are measured on
 * their own: they have to be noticed every time.
 */
public final class DamageBenchmark {
    private static final int PERCENT = 100;

    private final PrintWriter out;
    private final int places;

    /**
     * A benchmark.
     *
     * @param out    where the table goes
     * @param places places a kind and sort of damage, spread over the log
     */
    public DamageBenchmark(final PrintWriter out, final int places) {
        this.out = out;
        this.places = places;
    }

    /**
     * Damages one log.
     *
     * @param file a log that is accepted
     * @return true if the guarantees hold
     * @throws IOException if the log cannot be read
     */
    public boolean run(final Path file) throws IOException {
        final LogCopy log = LogCopy.read(file);
        final LogResult good = log.validate();
        out.printf("%s: %d lines, undamaged: %s%n", file, log.lines().size(), good.verdict());
        if (!(good.verdict() instanceof Verdict.Accepted)) {
            return false;
        }
        final Map<EventKind, List<Integer>> found = classify(log);
        out.printf("  %-18s %-10s %6s %8s %8s %8s%n", "event", "damage", "tried", "rejected", "noticed", "share");
        for (final Map.Entry<EventKind, List<Integer>> entry : found.entrySet()) {
            for (final Damage damage : Damage.values()) {
                measure(log, good, entry.getKey(), damage, entry.getValue());
            }
        }
        final boolean holds = new Guarantees(out, log, places).hold();
        out.flush();
        return holds;
    }

    private static Map<EventKind, List<Integer>> classify(final LogCopy log) {
        final Map<EventKind, List<Integer>> found = new EnumMap<>(EventKind.class);
        String before = "";
        final int last = log.lines().size() - 1;
        for (int index = 0; index < last; index++) {
            final String line = log.lines().get(index);
            final int where = index;
            EventKind.of(line, before).ifPresent(kind -> found.computeIfAbsent(kind, key -> new ArrayList<>())
                    .add(where));
            before = line;
        }
        return found;
    }

    private void measure(
            final LogCopy log,
            final LogResult good,
            final EventKind kind,
            final Damage damage,
            final List<Integer> candidates) {
        final List<Integer> chosen = spread(candidates, places);
        int rejected = 0;
        int noticed = 0;
        for (final int where : chosen) {
            final String replacement =
                    damage.apply(kind, log.lines().get(where), log.lines().get(where + 1));
            final LogResult result = log.validate(where, where + 2, replacement);
            rejected += result.verdict() instanceof Verdict.Rejected ? 1 : 0;
            noticed += differs(good, result) ? 1 : 0;
        }
        out.printf(
                "  %-18s %-10s %6d %8d %8d %7d%%%s%n",
                kind.word(),
                damage.word(),
                chosen.size(),
                rejected,
                noticed,
                PERCENT * noticed / chosen.size(),
                noticed == chosen.size() ? "" : "  unnoticed: " + damage.unnoticed(kind));
        out.flush();
    }

    static <T> List<T> spread(final List<T> all, final int most) {
        final List<T> chosen = new ArrayList<>();
        final int count = Math.min(all.size(), most);
        for (int index = 0; index < count; index++) {
            chosen.add(all.get((int) ((long) index * all.size() / count)));
        }
        return chosen;
    }

    /** Not accepted any more, or other outcomes or findings. */
    private static boolean differs(final LogResult good, final LogResult result) {
        return !(result.verdict() instanceof Verdict.Accepted)
                || !result.outcomes().equals(good.outcomes())
                || !result.findings().equals(good.findings());
    }
}
