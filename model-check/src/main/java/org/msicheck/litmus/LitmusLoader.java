package org.msicheck.litmus;

import java.nio.file.Path;
import java.util.Optional;
import org.msicheck.model.SpecFolder;
import org.msicheck.properties.DeviceReader;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.Step;
import org.msicheck.verdict.BadInputException;
import org.msicheck.yaml.Problems;
import org.msicheck.yaml.Schema;
import org.msicheck.yaml.YamlFile;
import org.msicheck.yaml.YamlValue;

/** Reads litmus tests. Every error is one line with file, line, column and the accepted words, and all are told. */
public final class LitmusLoader {
    private static final String SUFFIX = ".yaml";

    private final Schema schema;
    private final DeviceReader devices;

    /**
     * A loader.
     *
     * @param spec holds the schema and the table of properties
     */
    public LitmusLoader(final SpecFolder spec) {
        this.schema = new Schema(spec.schema());
        this.devices = new DeviceReader(PropertyTable.read(spec.properties()));
    }

    /**
     * Reads a test.
     *
     * @param file the file
     * @return the test
     * @throws BadInputException if the file cannot be read or the test makes no sense
     */
    public LitmusTest load(final Path file) {
        final Problems problems = new Problems();
        final YamlValue top = YamlFile.read(file, problems);
        final Optional<LitmusTest> test = read(top, problems);
        final String expected = String.valueOf(file.getFileName()).replaceFirst("\\" + SUFFIX + "$", "");
        top.get("litmus")
                .filter(name -> !YamlFile.isStandardInput(file))
                .filter(name -> problems.isSound(name) && !name.text().equals(expected))
                .ifPresent(name -> problems.add(
                        name,
                        "the test's name is the file's: expected '" + expected + "', found '" + name.text() + "'"));
        problems.throwIfAny();
        return test.orElseThrow();
    }

    /**
     * Reads a test from memory.
     *
     * @param name what messages call the file
     * @param text the document
     * @return the test
     * @throws BadInputException if the test makes no sense
     */
    public LitmusTest parse(final String name, final String text) {
        final Problems problems = new Problems();
        final Optional<LitmusTest> test = read(YamlFile.parse(name, text, problems), problems);
        problems.throwIfAny();
        return test.orElseThrow();
    }

    /**
     * Reads a test from a document.
     *
     * @param top      the document
     * @param problems what is wrong with the document, and receives what else is
     * @return the test, if nothing is wrong with it
     */
    public Optional<LitmusTest> read(final YamlValue top, final Problems problems) {
        schema.check(top, problems);
        return top.isMapping() ? new TestReading(top, devices, problems).read() : Optional.empty();
    }

    /** The window of an actor: from its first to its last step that touches the function. */
    public static Optional<Window> defaultWindow(final ActorProgram actor) {
        int first = 0;
        int last = 0;
        for (int k = 1; k <= actor.steps().size(); k++) {
            final Step step = actor.steps().get(k - 1);
            if (step.row().touchesFunction()) {
                first = first == 0 ? k : first;
                last = k;
            }
        }
        return last > first ? Optional.of(new Window(actor.name(), first, last)) : Optional.empty();
    }
}
