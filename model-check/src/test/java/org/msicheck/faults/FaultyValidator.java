package org.msicheck.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.msicheck.validate.LogValidator;

/**
 * The validator with a fault in its source, and its own tests on top of it: a class loader loads both anew, with the
 * classes of one source file replaced.
 */
final class FaultyValidator extends ClassLoader {
    private static final List<String> ANEW = List.of("org.msicheck.validate.", "org.msicheck.cli.");

    private final Map<String, byte[]> compiled;

    private FaultyValidator(final Map<String, byte[]> compiled) {
        super(FaultyValidator.class.getClassLoader());
        this.compiled = compiled;
    }

    /** The validator as it is, but loaded the same way. */
    static FaultyValidator withoutFault() {
        return new FaultyValidator(Map.of());
    }

    /**
     * The validator with a replaced source file.
     *
     * @throws IllegalArgumentException if the text does not compile
     */
    static FaultyValidator of(final Path sources, final String file, final String text) {
        return new FaultyValidator(SourceCompiler.compile(sources, file, text, LogValidator.class));
    }

    /** The first of these test classes of which some test fails, with the test's name. */
    Optional<String> firstFailure(final List<String> tests) {
        final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
        final ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(this);
        try {
            for (final String test : tests) {
                final SummaryGeneratingListener summary = new SummaryGeneratingListener();
                launcher.execute(request(test), summary);
                if (!summary.getSummary().getFailures().isEmpty()) {
                    return Optional.of(test + ": "
                            + summary.getSummary()
                                    .getFailures()
                                    .get(0)
                                    .getTestIdentifier()
                                    .getDisplayName());
                }
                if (summary.getSummary().getTestsSucceededCount() == 0) {
                    throw new IllegalStateException(test + " has no test");
                }
            }
            return Optional.empty();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private LauncherDiscoveryRequest request(final String test) {
        try {
            return LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(loadClass(test)))
                    .build();
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
        if (ANEW.stream().noneMatch(name::startsWith)) {
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
