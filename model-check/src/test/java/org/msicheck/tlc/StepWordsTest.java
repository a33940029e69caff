package org.msicheck.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.state.StepWord;

/** A misspelt word of a step ends a model; the specification and the reference have the same words. */
class StepWordsTest {
    private static final Path SPEC = SpecFolder.shipped().root();

    private static List<String> matches(final Pattern pattern, final String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @Test
    void shouldHaveTheSameWordsInListActionsAndReference() throws IOException {
        final StringBuilder all = new StringBuilder();
        for (final String module : List.of("Machine", "Layers", "Remapping", "Host")) {
            all.append(Files.readString(SPEC.resolve(module + ".tla")));
        }
        final String machine = all.toString();
        final String listed =
                String.join("\n", matches(Pattern.compile("(?:Step|Remapping|Host)Words ==\\s*\\{([^}]*)}"), machine));
        final List<String> words =
                Arrays.stream(StepWord.values()).map(StepWord::text).toList();
        assertThat(matches(Pattern.compile("\"(\\w+)\""), listed)).containsExactlyInAnyOrderElementsOf(words);
        assertThat(matches(Pattern.compile("actor \\\\in With\\(\"(\\w+)\"\\) :"), machine))
                .containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void shouldRefuseAMisspeltWord() throws IOException {
        final String system = Files.readString(SPEC.resolve("MsixResize.tla"));
        final TlcModel model =
                TlcModel.ofFiles(SPEC.resolve("MCMsixResize.tla"), SPEC.resolve("MCMsixResize_shrink.cfg"), List.of());
        final TlcModel misspelt = new TlcModel(
                model.name(),
                model.rootModule(),
                Map.of("MsixResize.tla", system.replace("\"synchronize\"", "\"syncronize\"")),
                model.directories(),
                model.config(),
                List.of());
        try (TlcPool pool = new TlcPool(1)) {
            assertThatExceptionOfType(TlcException.class)
                    .isThrownBy(() -> pool.explore(misspelt, new Toy.Recorder()))
                    .withMessageContaining("Assumption");
        }
    }
}
