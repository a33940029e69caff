package org.msicheck.tlc.engine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;
import util.FilenameToStream;

/** Finds modules for the parser: generated files first, then the model's directories, then TLC's standard modules. */
final class ModuleFiles implements FilenameToStream {
    private static final String STANDARD_MODULES = "tla2sany/StandardModules/";

    private final Path generated;
    private final Path standard;
    private final List<Path> directories = new ArrayList<>();

    /** Writes the model's generated files and its configuration below the scratch directory. */
    ModuleFiles(final TlcModel model, final TlcConfig config, final Path scratch) throws IOException {
        generated = Files.createDirectory(scratch.resolve("model"));
        standard = Files.createDirectory(scratch.resolve("standard"));
        for (final var file : model.files().entrySet()) {
            Files.writeString(generated.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(generated.resolve(model.rootModule() + ".cfg"), config.text());
        directories.add(generated);
        directories.addAll(model.directories());
    }

    @Override
    public File resolve(final String name, final boolean isModule) {
        final String fileName = isModule && !name.endsWith(".tla") ? name + ".tla" : name;
        for (final Path directory : directories) {
            if (Files.isRegularFile(directory.resolve(fileName))) {
                return new TLAFile(directory.resolve(fileName).toString(), false, this);
            }
        }
        if (copyStandardModule(fileName)) {
            return new TLAFile(standard.resolve(fileName).toString(), true, this);
        }
        return new TLAFile(generated.resolve(fileName).toString(), false, this);
    }

    private boolean copyStandardModule(final String fileName) {
        final Path copy = standard.resolve(fileName);
        if (Files.exists(copy)) {
            return true;
        }
        if (!fileName.endsWith(".tla")) {
            return false;
        }
        final ClassLoader loader = FilenameToStream.class.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(STANDARD_MODULES + fileName)) {
            if (in == null) {
                return false;
            }
            Files.copy(in, copy);
            return true;
        } catch (final IOException e) {
            throw new UncheckedIOException("a standard module cannot be copied: " + e.getMessage(), e);
        }
    }

    @Override
    public String getFullPath() {
        return directories.toString();
    }

    @Override
    public boolean isStandardModule(final String moduleName) {
        return resolve(moduleName, true).toPath().startsWith(standard);
    }
}
