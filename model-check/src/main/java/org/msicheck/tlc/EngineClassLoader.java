package org.msicheck.tlc;

import java.io.IOException;
import java.io.InputStream;

/**
 * Defines TLC's classes, and those of this project that call them, anew instead of taking the parent's. Two of these
 * loaders share no static state of TLC.
 */
final class EngineClassLoader extends ClassLoader {
    private static final String[] OWN = {"org.msicheck.tlc.engine.", "tlc2.", "tla2sany.", "pcal.", "util.", "model."};

    static {
        registerAsParallelCapable();
    }

    EngineClassLoader(final ClassLoader parent) {
        super("tlc", parent);
    }

    @Override
    protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            final Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            return isOwn(name) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private static boolean isOwn(final String name) {
        for (final String prefix : OWN) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private Class<?> define(final String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            final byte[] code = in.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (final IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
