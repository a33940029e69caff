package org.msicheck.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.tlc.TlcPool;

/**
 * Of every shipped search: TLC finds something wrong with sequences that the search refutes, the ends of prefixes that
 * it has cut among them, and nothing with safe ones; and TLC and the reference find the same outcomes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchAgainstTlcTest {
    private static final int REFUTED = 3;
    private static final int NEIGHBOURS = 2;

    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void closePool() {
        pool.close();
    }

    private SequenceProof.Result tlc(final SearchFile file, final List<String> words) {
        return new SequenceProof(SpecFolder.shipped(), pool).prove(file, words);
    }

    private static boolean isRefuted(final SearchFile file, final List<String> words) {
        return Searches.verdict(file.withRoomFor(words), words).isPresent();
    }

    static Stream<AnswerTest.Row> shipped() {
        return AnswerTest.rows();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldRefuteOnlyWhatTlcFindsWrong(final AnswerTest.Row row) {
        final SearchFile file = Searches.shipped(row.search());
        final Random random = new Random(row.search().hashCode());
        int refuted = 0;
        while (refuted < REFUTED) {
            final List<String> words = SearchBenchmark.randomSequence(file, random);
            if (isRefuted(file, words)) {
                final SequenceProof.Result proof = tlc(file, words);
                assertThat(proof.isSafe())
                        .as("TLC on %s: %s", words, proof.wrong())
                        .isFalse();
                assertThat(SearchBenchmark.difference(file, words, proof)).isEmpty();
                refuted++;
            }
        }
    }

    /** The sequences that CLAIMS.md lists, with one more word at a random place: some are safe, some are not. */
    @ParameterizedTest
    @MethodSource("shipped")
    void shouldCallSafeOnlyWhatTlcCallsSafe(final AnswerTest.Row row) {
        final SearchFile file = Searches.shipped(row.search());
        final Random random = new Random(row.search().hashCode());
        for (final List<String> safe : row.listed()) {
            assertThat(tlc(file, safe).isSafe()).as("TLC on %s", safe).isTrue();
            for (int i = 0; i < NEIGHBOURS; i++) {
                final List<String> words = new ArrayList<>(safe);
                words.add(
                        random.nextInt(words.size() + 1),
                        file.vocabulary()
                                .get(random.nextInt(file.vocabulary().size()))
                                .name());
                assertThat(SearchBenchmark.difference(file, words, tlc(file, words)))
                        .isEmpty();
            }
        }
        assertThat(row.listed().isEmpty()).isEqualTo(!row.found());
    }

    private static SearchFile changed(final String name, final String from, final String to) throws IOException {
        final String text = Files.readString(SpecFolder.shipped().search(name));
        assertThat(text).contains(from);
        return new SearchLoader(SpecFolder.shipped()).parse(name, text.replace(from, to));
    }

    /** Mutants: TLC is asked about another function or another platform than the search. */
    @ParameterizedTest
    @CsvSource({
        "msi-single, message: live, message: any",
        "msi-single, message: live, message: latched",
        "msi-single-no-eoi, 'noEoi: [cpu0, cpu1]', noEoi: []"
    })
    void shouldNoticeThatTheyAreNotTheSameMachine(final String name, final String from, final String to)
            throws IOException {
        final List<String> words = List.of("dataNew", "addressNew", "flush", "testIrr");
        final SearchFile file = Searches.shipped(name);
        assertThat(SearchBenchmark.difference(file, words, tlc(file, words))).isEmpty();
        assertThat(SearchBenchmark.difference(file, words, tlc(changed(name, from, to), words)))
                .isPresent();
    }

    @Test
    void shouldPickSequencesWithinTheLimits() throws IOException {
        final SearchFile file = changed("msi-single", "vocabulary:", "limits: { flush: 1, testIrr: 0 }\nvocabulary:");
        final Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            final List<String> words = SearchBenchmark.randomSequence(file, random);
            assertThat(words).hasSize(file.length()).doesNotContain("testIrr");
            assertThat(words.stream().filter("flush"::equals).count()).isLessThan(2);
        }
    }
}
