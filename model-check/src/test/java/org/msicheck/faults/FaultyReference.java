package org.msicheck.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        final String classPath = Path.of(URI.create(
                Reference.class.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
        final JavaFileManager files = new InMemory(
                compiler.getStandardFileManager(diagnostics, null, null), classes);
        final JavaFileObject unit = new SourceText(sources.resolve(file).toUri(), text);
        final boolean done = compiler.getTask(null, files, diagnostics,
                List.of("-proc:none", "-cp", classPath, "--release", "17"), null, List.of(unit)).call();
        if (!done) {
            final Diagnostic<?> first = diagnostics.getDiagnostics().get(0);
            throw new IllegalArgumentException(file + ":" + first.getLineNumber() + ": " + first.getMessage(null));
        }
        final Map<String, byte[]> bytes = new HashMap<>();
        classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
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
                    .getMethod("of", copy.getClass()).invoke(null, copy);
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

    /** A source file that exists in memory only. */
    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(final URI uri, final String text) {
            super(uri, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps class files in memory. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(final JavaFileManager files, final Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(final Location location, final String className,
                final JavaFileObject.Kind kind, final FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, name -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
