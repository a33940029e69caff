package org.msicheck.cli.option;

import picocli.CommandLine.Option;

/** The option of every command that has results: JSON instead of text. */
public final class JsonOption {
    @Option(names = "--json", description = "Results as JSON, for machines; docs/json.md has the formats.")
    private boolean json;

    /**
     * Whether results are for machines.
     *
     * @return false for text
     */
    public boolean isOn() {
        return json;
    }
}
