package org.msicheck.cli;

import java.util.Optional;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.msicheck.validate.engine.Engine;

/** Shows on a terminal how many events of a long log have been followed. Silent where there is no terminal. */
final class LogBar implements Consumer<Engine>, AutoCloseable {
    /** The launcher sets it when standard error is a terminal. */
    private static final String TERMINAL = "msicheck.terminal";

    private static final int REFRESH_MILLIS = 200;

    private Optional<ProgressBar> bar = Optional.empty();

    /** Begins with the first look, so that short logs show nothing. */
    @Override
    public void accept(final Engine engine) {
        if (bar.isEmpty() && Boolean.getBoolean(TERMINAL)) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("events")
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .clearDisplayOnFinish()
                    .build());
        }
        bar.ifPresent(each -> each.stepTo(engine.events()));
    }

    /** Ends the bar of one log. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
