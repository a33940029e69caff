package org.msicheck.faults;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
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

/** Compiles one source file with another text, in memory. */
final class SourceCompiler {
    private SourceCompiler() {}

    /**
     * Compiles.
     *
     * @param sources the folder of the sources
     * @param file    the file whose text is replaced, relative to the folder
     * @param text    its text
     * @param beside  a class of the same module
     * @return class files by class name
     * @throws IllegalArgumentException if the text does not compile
     */
    static Map<String, byte[]> compile(
            final Path sources, final String file, final String text, final Class<?> beside) {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        final String own = Path.of(URI.create(beside.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        final String classPath = own + java.io.File.pathSeparator + System.getProperty("java.class.path");
        final JavaFileManager files = new InMemory(compiler.getStandardFileManager(diagnostics, null, null), classes);
        final JavaFileObject unit = new SourceText(sources.resolve(file).toUri(), text);
        final boolean done = compiler.getTask(
                        null,
                        files,
                        diagnostics,
                        List.of("-proc:none", "-cp", classPath, "--release", "17"),
                        null,
                        List.of(unit))
                .call();
        if (!done) {
            final Diagnostic<?> first = diagnostics.getDiagnostics().get(0);
            throw new IllegalArgumentException(file + ":" + first.getLineNumber() + ": " + first.getMessage(null));
        }
        final Map<String, byte[]> bytes = new HashMap<>();
        classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
        return bytes;
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
        public JavaFileObject getJavaFileForOutput(
                final Location location,
                final String className,
                final JavaFileObject.Kind kind,
                final FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, name -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
