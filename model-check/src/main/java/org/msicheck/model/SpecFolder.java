package org.msicheck.model;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.msicheck.verdict.BadInputException;

/**
 * The folder {@code spec}: the TLA+ modules, the schema of litmus tests, the table of properties, the shipped tests.
 *
 * @param root the folder
 */
public record SpecFolder(Path root) {
    private static final String HOME = "msicheck.home";
    private static final String MARK = "Machine.tla";
    private static final String SUFFIX = ".yaml";

    /**
     * Checks that the folder is what it should be.
     *
     * @param root the folder
     * @throws BadInputException if it has no specification
     */
    public SpecFolder {
        if (!isSpec(root)) {
            throw new BadInputException(root + ": no specification here (there is no " + MARK + ")");
        }
    }

    /**
     * The specification that belongs to this program: that of the launcher's checkout, wherever it is called from.
     *
     * @return the folder
     * @throws BadInputException if there is none
     */
    public static SpecFolder shipped() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty(HOME)).map(Path::of),
                        codeFolder(),
                        Optional.of(Path.of("").toAbsolutePath()))
                .flatMap(Optional::stream)
                .flatMap(SpecFolder::withParents)
                .map(folder -> folder.resolve("spec"))
                .filter(SpecFolder::isSpec)
                .findFirst()
                .map(SpecFolder::new)
                .orElseThrow(() -> new BadInputException("the folder spec is not found; start msicheck with its"
                        + " launcher, or set the Java property " + HOME + " to the checkout"));
    }

    private static Stream<Path> withParents(final Path folder) {
        return Stream.iterate(
                        Optional.of(folder.toAbsolutePath()),
                        Optional::isPresent,
                        parent -> parent.map(Path::getParent))
                .flatMap(Optional::stream);
    }

    private static Optional<Path> codeFolder() {
        final CodeSource source = SpecFolder.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (final URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isSpec(final Path folder) {
        return Files.isRegularFile(folder.resolve(MARK));
    }

    /**
     * The JSON Schema of litmus tests.
     *
     * @return the file
     */
    public Path schema() {
        return root.resolve("litmus").resolve("litmus.schema.json");
    }

    /**
     * The JSON Schema of searches; it refers to the one of litmus tests.
     *
     * @return the file
     */
    public Path searchSchema() {
        return root.resolve("search").resolve("search.schema.json");
    }

    /**
     * The JSON Schema of matrices; it refers to the one of litmus tests.
     *
     * @return the file
     */
    public Path matrixSchema() {
        return root.resolve("matrix.schema.json");
    }

    /**
     * The shipped matrix.
     *
     * @return the file
     */
    public Path matrix() {
        return root.resolve("matrix.yaml");
    }

    /**
     * The file of a shipped search.
     *
     * @param name the search's name
     * @return the file, whether it exists or not
     */
    public Path search(final String name) {
        return root.resolve("search").resolve(name + SUFFIX);
    }

    /**
     * The table of the properties of functions.
     *
     * @return the file
     */
    public Path properties() {
        return root.resolve("properties.yaml");
    }

    /**
     * The shipped litmus tests.
     *
     * @return the files, sorted by name
     */
    public List<Path> litmusTests() {
        try (Stream<Path> files = Files.list(root.resolve("litmus"))) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (final IOException e) {
            throw new BadInputException(root.resolve("litmus") + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    /**
     * The file of a shipped test.
     *
     * @param name the test's name
     * @return the file, whether it exists or not
     */
    public Path litmusTest(final String name) {
        return root.resolve("litmus").resolve(name + SUFFIX);
    }
}
