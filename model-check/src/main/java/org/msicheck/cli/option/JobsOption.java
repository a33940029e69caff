package org.msicheck.cli.option;

import org.msicheck.verdict.BadInputException;
import picocli.CommandLine.Option;

/** The option of the commands that decide many models: how many at the same time. */
public final class JobsOption {
    /** One for each core of a small machine; each holds a TLC of its own. */
    private static final String DEFAULT = "2";
    /** Each TLC keeps its classes and a state graph in memory. */
    private static final int MOST = 64;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = DEFAULT,
            description =
                    "Decide so many models at the same time, each with a TLC of its own. Default: " + DEFAULT + ".")
    private int jobs;

    /**
     * The number of models at the same time.
     *
     * @return 1 or more
     */
    public int count() {
        if (jobs < 1 || jobs > MOST) {
            throw new BadInputException("--jobs " + jobs + ": expected 1 to " + MOST);
        }
        return jobs;
    }
}
