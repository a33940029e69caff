package org.msicheck.output;

import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Verdict;

/**
 * The colours of verdicts on a terminal; without them the same words.
 *
 * @param isOn whether there are colours
 */
public record Paint(boolean isOn) {
    /** No colours. */
    public static final Paint NONE = new Paint(false);

    /** How a word stands. */
    public enum Tone {
        /** As it should be. */
        GOOD("32"),
        /** As it should not be. */
        BAD("31"),
        /** Not known. */
        OPEN("33");

        private final String colour;

        Tone(final String colour) {
            this.colour = colour;
        }

        /**
         * How a verdict stands.
         *
         * @param verdict the verdict
         * @return its tone
         */
        public static Tone of(final Verdict verdict) {
            return of(verdict.exitCode());
        }

        /**
         * How an exit code stands.
         *
         * @param code the code
         * @return its tone
         */
        public static Tone of(final ExitCode code) {
            return switch (code) {
                case OK -> GOOD;
                case INCONCLUSIVE -> OPEN;
                default -> BAD;
            };
        }
    }

    /**
     * A text in the colour of its tone.
     *
     * @param tone how it stands
     * @param text the text, with the spaces that a column needs
     * @return the text, between escape sequences if there are colours
     */
    public String of(final Tone tone, final String text) {
        return isOn ? "\u001b[" + tone.colour + "m" + text + "\u001b[0m" : text;
    }
}
