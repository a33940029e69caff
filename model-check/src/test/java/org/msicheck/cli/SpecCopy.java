package org.msicheck.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.msicheck.model.SpecFolder;

/** A copy of the specification without models and litmus tests, to break. */
record SpecCopy(Path root) {

    static SpecCopy in(final Path folder) throws IOException {
        final Path root = Files.createDirectories(folder.resolve("spec"));
        Files.createDirectories(root.resolve("litmus"));
        final SpecFolder shipped = SpecFolder.shipped();
        try (Stream<Path> modules = Files.list(shipped.root())) {
            modules.filter(file -> file.toString().endsWith(".tla")).forEach(file -> copy(file, root));
        }
        copy(shipped.properties(), root);
        copy(shipped.schema(), root.resolve("litmus"));
        return new SpecCopy(root);
    }

    private static void copy(final Path file, final Path to) {
        try {
            Files.copy(file, to.resolve(file.getFileName()));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a shipped test. */
    SpecCopy with(final String test) {
        copy(SpecFolder.shipped().litmusTest(test), root.resolve("litmus"));
        return this;
    }

    /** Adds a headline model; its modules are there. */
    SpecCopy withModel(final String model) {
        copy(SpecFolder.shipped().root().resolve(model + ".cfg"), root);
        return this;
    }

    /** Changes a file; the text must be there. */
    SpecCopy change(final String file, final String from, final String to) throws IOException {
        final Path path = root.resolve(file);
        final String text = Files.readString(path);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not contain " + from);
        }
        Files.writeString(path, text.replace(from, to));
        return this;
    }

    String[] arguments(final String... words) {
        return Stream.concat(Stream.of(words), List.of("--spec", root.toString()).stream())
                .toArray(String[]::new);
    }
}
