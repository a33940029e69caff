package org.msicheck.cli;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.msicheck.search.engine.SearchProgress;

/** Shows on a terminal how far a search is, and ends it when its time is over. Silent where there is no terminal. */
final class SearchBar implements SearchProgress, AutoCloseable {
    /** The launcher sets it when standard error is a terminal. */
    private static final String TERMINAL = "msicheck.terminal";

    private static final int REFRESH_MILLIS = 200;

    private final String name;
    private final boolean terminal;
    private final long deadline;
    private Optional<ProgressBar> bar = Optional.empty();

    private SearchBar(final String name, final boolean terminal, final long deadline) {
        this.name = name;
        this.terminal = terminal;
        this.deadline = deadline;
    }

    /** The progress of a search that may take so many seconds. */
    static SearchBar of(final String name, final Optional<Integer> seconds) {
        final long time = seconds.map(s -> TimeUnit.SECONDS.toNanos(s)).orElse(Long.MAX_VALUE / 2);
        return new SearchBar(name, Boolean.getBoolean(TERMINAL), System.nanoTime() + time);
    }

    @Override
    public void begins(final int length, final int nodes) {
        show("length " + length, nodes);
    }

    @Override
    public void confirming(final int sequences) {
        show("TLC confirms", sequences);
    }

    private void show(final String phase, final int steps) {
        close();
        if (terminal) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(name + ", " + phase)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .clearDisplayOnFinish()
                    .build());
        }
    }

    @Override
    public void node() {
        bar.ifPresent(ProgressBar::step);
    }

    @Override
    public boolean isStopped() {
        return System.nanoTime() - deadline > 0;
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
