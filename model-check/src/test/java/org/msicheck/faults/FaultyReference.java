package org.msicheck.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.msicheck.ref.Reference;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.system.SteppableSystem;

/**
 * The reference with a fault in its source: one file is compiled with a piece of its text replaced, and a class loader
 * of its own loads the reference from it. Nothing of this is known to the reference itself.
 */
final class FaultyReference extends ClassLoader {
    private static final String REFERENCE = "org.msicheck.ref.";

    private final Map<String, byte[]> compiled;

    private FaultyReference(final Map<String, byte[]> compiled) {
        super(FaultyReference.class.getClassLoader());
        this.compiled = compiled;
    }

    /** The reference as it is, but loaded the same way. */
    static FaultyReference withoutFault() {
        return new FaultyReference(Map.of());
    }

    /**
     * The reference with a replaced source file.
     *
     * @throws IllegalArgumentException if the text does not compile
     */
    static FaultyReference of(final Path sources, final String file, final String text) {
        final Map<String, byte[]> bytes = SourceCompiler.compile(sources, file, text, Reference.class);
        return new FaultyReference(bytes);
    }

    /** The source text of a file of the reference. */
    static String source(final Path sources, final String file) {
        try {
            return Files.readString(sources.resolve(file));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference of a model; its states are of classes that nobody else knows. */
    @SuppressWarnings("unchecked")
    SteppableSystem<Object> of(final MachineConfig config) {
        try {
            final Object copy = new RecordCopy(this).of(config);
            return (SteppableSystem<Object>) loadClass(Reference.class.getName())
                    .getMethod("of", copy.getClass())
                    .invoke(null, copy);
        } catch (final InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(REFERENCE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            final Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(final String name) throws ClassNotFoundException {
        final byte[] faulty = compiled.get(name);
        if (faulty != null) {
            return defineClass(name, faulty, 0, faulty.length);
        }
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            final byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (final IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
