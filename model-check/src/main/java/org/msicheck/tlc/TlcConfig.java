package org.msicheck.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a TLC configuration file, cut at its keywords.
 *
 * @param sections in the file's order
 */
public record TlcConfig(List<Section> sections) {
    private static final Map<String, String> KEYWORDS = Map.ofEntries(
            Map.entry("CONSTANT", "CONSTANT"),
            Map.entry("CONSTANTS", "CONSTANT"),
            Map.entry("INIT", "INIT"),
            Map.entry("NEXT", "NEXT"),
            Map.entry("SPECIFICATION", "SPECIFICATION"),
            Map.entry("INVARIANT", "INVARIANT"),
            Map.entry("INVARIANTS", "INVARIANT"),
            Map.entry("PROPERTY", "PROPERTY"),
            Map.entry("PROPERTIES", "PROPERTY"),
            Map.entry("CONSTRAINT", "CONSTRAINT"),
            Map.entry("CONSTRAINTS", "CONSTRAINT"),
            Map.entry("ACTION_CONSTRAINT", "ACTION_CONSTRAINT"),
            Map.entry("ACTION_CONSTRAINTS", "ACTION_CONSTRAINT"),
            Map.entry("SYMMETRY", "SYMMETRY"),
            Map.entry("VIEW", "VIEW"),
            Map.entry("ALIAS", "ALIAS"),
            Map.entry("POSTCONDITION", "POSTCONDITION"),
            Map.entry("CHECK_DEADLOCK", "CHECK_DEADLOCK"));
    private static final Pattern COMMENT = Pattern.compile("\\(\\*.*?\\*\\)|\\\\\\*[^\\n]*", Pattern.DOTALL);
    private static final Set<String> BOUNDING = Set.of("CONSTRAINT", "ACTION_CONSTRAINT", "SYMMETRY", "VIEW");

    /**
     * Copies the sections.
     *
     * @param sections in the file's order
     */
    public TlcConfig {
        sections = List.copyOf(sections);
    }

    /**
     * Cuts a configuration's text.
     *
     * @param text the text of a {@code .cfg} file
     * @return its sections; comments are gone
     * @throws TlcException if the text does not begin with a keyword
     */
    public static TlcConfig parse(final String text) {
        final List<Section> sections = new ArrayList<>();
        final StringBuilder body = new StringBuilder();
        String keyword = "";
        for (final String word : COMMENT.matcher(text).replaceAll(" ").strip().split("\\s+", -1)) {
            final String next = KEYWORDS.get(word);
            if (next == null) {
                body.append(' ').append(word);
            } else {
                addSection(sections, keyword, body.toString());
                keyword = next;
                body.setLength(0);
            }
        }
        addSection(sections, keyword, body.toString());
        return new TlcConfig(sections);
    }

    private static void addSection(final List<Section> sections, final String keyword, final String body) {
        if (!keyword.isEmpty()) {
            sections.add(new Section(keyword, body.strip()));
        } else if (!body.isBlank()) {
            throw new TlcException("the configuration does not begin with a keyword: " + body.strip());
        }
    }

    /**
     * This configuration without some sections.
     *
     * @param keywords in the singular, such as {@code INVARIANT}
     * @return a new configuration
     */
    public TlcConfig without(final String... keywords) {
        final Set<String> unwanted = Set.of(keywords);
        return new TlcConfig(sections.stream()
                .filter(section -> !unwanted.contains(section.keyword()))
                .toList());
    }

    /**
     * This configuration with one more section.
     *
     * @param keyword in the singular
     * @param body    what stands behind it
     * @return a new configuration
     */
    public TlcConfig with(final String keyword, final String body) {
        final List<Section> more = new ArrayList<>(sections);
        more.add(new Section(keyword, body));
        return new TlcConfig(more);
    }

    /**
     * What decides about the states: no property to check, no deadlock check, no way to print.
     *
     * @return a new configuration
     * @throws TlcException if the configuration bounds or merges states; a model that decides or is compared must not
     */
    public TlcConfig bare() {
        for (final Section section : sections) {
            if (BOUNDING.contains(section.keyword())) {
                throw new TlcException(
                        "a model that decides must not have a " + section.keyword() + "; write the bound as a guard");
            }
        }
        return without("INVARIANT", "PROPERTY", "ALIAS", "POSTCONDITION", "CHECK_DEADLOCK");
    }

    /**
     * The text of a configuration file.
     *
     * @return one line a section
     */
    public String text() {
        return sections.stream()
                .map(section -> section.keyword() + " " + section.body() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * A keyword and what stands behind it.
     *
     * @param keyword in the singular
     * @param body    without comments, words separated by single blanks
     */
    public record Section(String keyword, String body) {}
}
