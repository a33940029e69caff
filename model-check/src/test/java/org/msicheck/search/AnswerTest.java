package org.msicheck.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.search.engine.SearchTask;
import org.msicheck.search.engine.Uses;

/** The table of searches in CLAIMS.md says what the files and the search say. */
class AnswerTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `(msix?-[a-z-]+)` \\| [^|]+\\| (\\d+) words \\| ([\\d,]+) \\| (found|none)([^|]*)\\|");
    private static final Pattern SEQUENCE = Pattern.compile("`([^`]+)`");

    record Row(String search, int length, BigInteger sequences, boolean found, List<List<String>> listed) {}

    static Stream<Row> rows() {
        final List<Row> rows = new ArrayList<>();
        try {
            final Matcher row =
                    ROW.matcher(Files.readString(SpecFolder.shipped().root().resolve("CLAIMS.md")));
            while (row.find()) {
                rows.add(new Row(
                        row.group(1),
                        Integer.parseInt(row.group(2)),
                        new BigInteger(row.group(3).replace(",", "")),
                        row.group(4).equals("found"),
                        SEQUENCE.matcher(row.group(5))
                                .results()
                                .map(found -> List.of(found.group(1).split(" ")))
                                .toList()));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.stream();
    }

    @Test
    void shouldHaveARowForEachShippedSearch() throws IOException {
        try (Stream<Path> files = Files.list(SpecFolder.shipped().root().resolve("search"))) {
            assertThat(rows().map(Row::search).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .map(name -> name.replace(".yaml", ""))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldSayWhatTheFileSays(final Row row) {
        final SearchFile file = Searches.shipped(row.search());
        assertThat(file.expected()).contains(row.found());
        assertThat(file.length()).isEqualTo(row.length());
        final SearchTask task = new ReferenceMachine(file).task();
        assertThat(new Uses(task.vocabulary()).continuations(Uses.NONE, task.length()))
                .isEqualTo(row.sequences());
        assertThat(row.listed().isEmpty()).isEqualTo(!row.found());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldListSafeSequencesThatNeedEachOfTheirWords(final Row row) {
        final SearchFile file = Searches.shipped(row.search());
        for (final List<String> words : row.listed()) {
            final SearchFile roomy = file.withRoomFor(words);
            assertThat(Searches.verdict(roomy, words)).as("%s", words).isEmpty();
            for (int i = 0; i < words.size(); i++) {
                final List<String> less = new ArrayList<>(words);
                less.remove(i);
                assertThat(Searches.verdict(roomy, less))
                        .as("%s without %s", words, words.get(i))
                        .isPresent();
            }
        }
    }

    @Test
    void shouldReadTheTable() {
        assertThat(rows().filter(row -> row.search().equals("msi-block-busy-clean")))
                .allMatch(row -> !row.found())
                .hasSize(1);
    }
}
