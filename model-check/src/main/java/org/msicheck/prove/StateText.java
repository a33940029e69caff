package org.msicheck.prove;

import java.nio.charset.StandardCharsets;

/** Finds a part of a state's canonical text without parsing all of it: states are many, parts of interest few. */
final class StateText {
    private StateText() {
    }

    /**
     * The record that a key stands for.
     *
     * @param state the state's canonical JSON
     * @param key   a key that occurs once in the whole state and whose value is an object
     * @return the object's text
     */
    static String object(final byte[] state, final String key) {
        final byte[] pattern = ("\"" + key + "\":{").getBytes(StandardCharsets.UTF_8);
        final int start = indexOf(state, pattern) + pattern.length - 1;
        int depth = 0;
        for (int i = start; i < state.length; i++) {
            depth += state[i] == '{' ? 1 : state[i] == '}' ? -1 : 0;
            if (depth == 0) {
                return new String(state, start, i + 1 - start, StandardCharsets.UTF_8);
            }
        }
        throw new IllegalArgumentException("the object of " + key + " does not end");
    }

    private static int indexOf(final byte[] text, final byte[] pattern) {
        for (int i = 0; i + pattern.length <= text.length; i++) {
            if (startsWith(text, i, pattern)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no " + new String(pattern, StandardCharsets.UTF_8) + " in the state");
    }

    private static boolean startsWith(final byte[] text, final int from, final byte[] pattern) {
        for (int k = 0; k < pattern.length; k++) {
            if (text[from + k] != pattern[k]) {
                return false;
            }
        }
        return true;
    }
}
