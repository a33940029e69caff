package org.msicheck.cli.option;

import java.util.Map;
import org.msicheck.output.Paint;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that says whether verdicts and help have colours, before or behind the command. */
public final class ColourOption {
    /** The launcher sets it when standard output is a terminal. */
    private static final String TERMINAL = "msicheck.colour";

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours: auto (on a terminal, unless NO_COLOR is set), always or never. Default: auto.")
    private When when = When.auto;

    /** When there are colours. */
    enum When {
        auto,
        always,
        never
    }

    /**
     * The colours of results.
     *
     * @param environment the process's environment, of which NO_COLOR counts (no-color.org)
     * @return colours or none
     */
    public Paint paint(final Map<String, String> environment) {
        return new Paint(
                switch (when) {
                    case always -> true;
                    case never -> false;
                    case auto ->
                        Boolean.getBoolean(TERMINAL)
                                && environment.getOrDefault("NO_COLOR", "").isEmpty();
                });
    }
}
