package org.msicheck.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model that TLC can run: a root module, the places where the modules that it extends are found, a configuration.
 *
 * @param name        what messages and exports call it
 * @param rootModule  the root module's name
 * @param files       generated modules by file name, such as {@code MCTest.tla}; they come before the directories
 * @param directories where the other modules are found, in this order
 * @param config      the constants, and INIT and NEXT or a SPECIFICATION
 * @param predicates  names of state predicates, at most 64; bit i of a state's outcomes is the i-th of them
 */
public record TlcModel(
        String name,
        String rootModule,
        Map<String, String> files,
        List<Path> directories,
        TlcConfig config,
        List<String> predicates) {
    /** The number of predicates that fit into a state's bit set. */
    public static final int MAX_PREDICATES = 64;

    /**
     * Copies the collections.
     *
     * @param name        what messages and exports call it
     * @param rootModule  the root module's name
     * @param files       generated modules by file name
     * @param directories where the other modules are found
     * @param config      the configuration
     * @param predicates  names of state predicates, at most 64
     * @throws IllegalArgumentException if there are more than 64 predicates
     */
    public TlcModel {
        files = Map.copyOf(files);
        directories = List.copyOf(directories);
        predicates = List.copyOf(predicates);
        if (predicates.size() > MAX_PREDICATES) {
            throw new IllegalArgumentException("more than " + MAX_PREDICATES + " predicates");
        }
    }

    /**
     * A model that lies in a directory as a module and a configuration file.
     *
     * @param module     the root module's file; the modules that it extends lie beside it
     * @param config     the configuration file
     * @param predicates names of state predicates
     * @return the model, named like the configuration file
     * @throws IOException if the configuration file cannot be read
     */
    public static TlcModel ofFiles(final Path module, final Path config, final List<String> predicates)
            throws IOException {
        return new TlcModel(
                stem(config),
                stem(module),
                Map.of(),
                List.of(module.toAbsolutePath().getParent()),
                TlcConfig.parse(Files.readString(config)),
                predicates);
    }

    /**
     * This model with another configuration.
     *
     * @param other the configuration
     * @return a new model
     */
    public TlcModel withConfig(final TlcConfig other) {
        return new TlcModel(name, rootModule, files, directories, other, predicates);
    }

    private static String stem(final Path file) {
        final String fileName = file.getFileName().toString();
        final int dot = fileName.lastIndexOf('.');
        return dot < 0 ? fileName : fileName.substring(0, dot);
    }
}
