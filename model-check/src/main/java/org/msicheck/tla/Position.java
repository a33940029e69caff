package org.msicheck.tla;

/**
 * A place in a module.
 *
 * @param module the module's name
 * @param line   counted from 1
 */
public record Position(String module, int line) {
    @Override
    public String toString() {
        return module + ".tla:" + line;
    }
}
