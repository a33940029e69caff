package org.msicheck.tla;

/**
 * A place in a module.
 *
 * @param module the module's name
 * @param line   counted from 1
 * @param text   what stands there, on one line
 */
public record Position(String module, int line, String text) {
    @Override
    public String toString() {
        return module + ".tla:" + line;
    }
}
