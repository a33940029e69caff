package org.msicheck.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.verdict.BadInputException;

class ProseTest {
    private static String about(final String document) {
        return YamlFile.parse("t.yaml", document).require("about").text();
    }

    @Test
    void shouldTakeAColonInASentence() {
        assertThat(about("about: first this: then that's all\nlitmus: t\n")).isEqualTo("first this: then that's all");
    }

    @Test
    void shouldTakeAColonInAContinuedLine() {
        assertThat(about("about: first\n  this: then that\nlitmus: t\n")).isEqualTo("first this: then that");
        assertThat(about("about: it ends with:\n  this\nlitmus: t\n")).isEqualTo("it ends with: this");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "about: plain text",
                "about: 'quoted: text'",
                "about: \"quoted: text\"",
                "about: >-\n  folded: text\nlitmus: t",
                "about: plain # a comment: here",
                "device:\n  about: x\n  msi: { vectors: 1 }",
            })
    void shouldLeaveEverythingElseAlone(final String document) {
        assertThat(Prose.quoted(document)).isEqualTo(document);
    }

    @Test
    void shouldKeepThePlacesOfLaterErrors() {
        assertThatThrownBy(() -> YamlFile.parse("t.yaml", "about: a: b\n  c\nx: [1\ny: 2\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("t.yaml:4:2: not YAML");
    }
}
