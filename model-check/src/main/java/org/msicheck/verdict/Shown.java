package org.msicheck.verdict;

/** Text from an input as it may be shown: on one line, and without anything that a terminal obeys. */
public final class Shown {
    private Shown() {}

    /**
     * Writes control and format characters as escapes.
     *
     * @param text any text
     * @return the same without line feeds, escape sequences and marks that turn the direction of writing
     */
    public static String escaped(final String text) {
        final StringBuilder shown = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            final char each = text.charAt(index);
            if (obeyed(each)) {
                shown.append(String.format("\\u%04x", (int) each));
            } else {
                shown.append(each);
            }
        }
        return shown.toString();
    }

    private static boolean obeyed(final char each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
