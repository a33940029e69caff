package org.msicheck.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.msicheck.model.SpecFolder;
import picocli.CommandLine.Option;

/** The option that several commands share: which specification decides. */
public final class SpecOption {
    @Option(names = "--spec", paramLabel = "FOLDER", description = "Another specification than the shipped one.")
    private Optional<Path> root = Optional.empty();

    /**
     * The specification that decides.
     *
     * @return its folder
     */
    public SpecFolder folder() {
        return root.map(SpecFolder::new).orElseGet(SpecFolder::shipped);
    }
}
