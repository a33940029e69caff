package org.msicheck.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.search.engine.Search;
import org.msicheck.search.engine.SearchProgress;
import org.msicheck.search.engine.SearchResult;
import org.msicheck.tlc.TlcPool;

/** What the shipped searches find; the search, the reference by itself and TLC say the same of chosen sequences. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedSearchTest {
    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void closePool() {
        pool.close();
    }

    private SequenceProof.Result tlc(final SearchFile file, final List<String> words) {
        return new SequenceProof(SpecFolder.shipped(), pool).prove(file, words);
    }

    private static SearchResult search(final String name) {
        final ReferenceMachine machine = new ReferenceMachine(Searches.shipped(name));
        return Search.run(machine, machine.task(), SearchProgress.NONE);
    }

    private static Set<Set<String>> wordsOf(final SearchResult result) {
        return result.irreducible().stream().map(HashSet::new).collect(Collectors.toSet());
    }

    @Test
    void shouldFindTheTwoStepsForOneVector() {
        final List<List<String>> found = search("msi-single").irreducible();
        assertThat(found).contains(List.of("dataNew", "addressNew", "flush", "testIrr"));
        assertThat(found).contains(List.of("ownTransit", "dataNew", "addressNew", "flush"));
        assertThat(found)
                .as("no way without a read-back behind the last write, and none that clears Enable")
                .allMatch(words -> words.contains("flush") && !words.contains("disable"));
    }

    @Test
    void shouldFindLinuxAndTheOwnedVectorWhereNoStrayIsAllowed() {
        final List<List<String>> found = search("msi-single-clean").irreducible();
        assertThat(found)
                .contains(
                        List.of("ownTransit", "dataNew", "addressNew", "flush"),
                        List.of("announceTransit", "dataNew", "addressNew", "flush", "testIrr"));
        assertThat(found)
                .as("the transit vector is taken care of before the first write, and looked after at the end")
                .allMatch(words -> List.of("announceTransit", "ownTransit").contains(words.get(0))
                        && (words.contains("testIrr") || words.contains("ownTransit")));
    }

    @Test
    void shouldFindThatMaskingNeedsNoTransitVector() {
        assertThat(wordsOf(search("msi-masked")))
                .containsExactly(Set.of("mask", "addressNew", "dataNew", "unmask", "flush"));
        assertThat(wordsOf(search("msix-masked")))
                .contains(
                        Set.of("mask", "addressNew", "dataNew", "unmask", "flush"),
                        Set.of("mask", "addressNew", "dataNewUnmask", "flush"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"msi-single-latched", "msi-grow", "msi-block-busy-clean"})
    void shouldFindNothingWhereTheFunctionOrThePlatformForbidsIt(final String name) {
        final SearchResult result = search(name);
        assertThat(result.safe()).isZero();
        assertThat(result.refuted()).isEqualTo(result.sequences());
    }

    @Test
    void shouldTryWithMoreRoomWhenAFullWireActsAsAReadBack() {
        final SearchFile file = Searches.shipped("msi-grow-live");
        final ReferenceMachine machine = new ReferenceMachine(file);
        assertThat(Search.run(machine, machine.task(), SearchProgress.NONE).irreducible())
                .contains(List.of("grow", "grow", "grow", "arm"));
        final SearchReport report =
                new SearchRun(new SequenceProof(SpecFolder.shipped(), pool), 10, 1).run(file, SearchProgress.NONE);
        assertThat(report.result().irreducible()).containsExactly(List.of("grow", "flush", "arm"));
        assertThat(report.proofs()).allMatch(SequenceProof.Result::isSafe);
    }

    /** A word that may be used no time switches off the cut of events that nothing stands for any more. */
    @ParameterizedTest
    @ValueSource(strings = {"msi-single", "msi-masked", "msix-masked"})
    void shouldFindTheSameWithoutGivingUpOnLostEvents(final String name) throws IOException {
        final String text = Files.readString(SpecFolder.shipped().search(name))
                .replace("vocabulary:", "limits: { look: 0 }\nvocabulary:\n  look: [ poll: irq0 ]");
        final SearchFile whole =
                new SearchLoader(SpecFolder.shipped()).parse(name, text).withLength(4);
        final SearchFile cut = Searches.shipped(name).withLength(4);
        assertThat(Revival.isPossible(whole)).isTrue();
        assertThat(Revival.isPossible(cut)).isFalse();
        final ReferenceMachine machine = new ReferenceMachine(whole);
        final ReferenceMachine cutting = new ReferenceMachine(cut);
        final SearchResult expected = Search.run(machine, machine.task(), SearchProgress.NONE);
        final SearchResult result = Search.run(cutting, cutting.task(), SearchProgress.NONE);
        assertThat(result.sequences()).isEqualTo(expected.sequences());
        assertThat(result.safe()).isEqualTo(expected.safe());
        assertThat(result.irreducible()).isEqualTo(expected.irreducible());
        assertThat(result.figures().applied()).isLessThan(expected.figures().applied());
    }

    /** Mutants: a safe sequence without one of its words, or with two of them the other way round. */
    @ParameterizedTest
    @CsvSource({
        "msi-single, dataNew addressNew flush testIrr, safe",
        "msi-single-apart, dataNew addressNew flush testIrr, lost",
        "msi-single-apart, dataNew flush addressNew flush testIrr, safe",
        "msi-single, dataNew addressNew flush, lost",
        "msi-single, dataNew addressNew testIrr, lost",
        "msi-single, dataNew addressNew testIrr flush, lost",
        "msi-single, addressNew dataNew flush testIrr, lost",
        "msi-single, ownTransit dataNew addressNew, lost",
        "msi-single, ownTransit dataNew flush, lost",
        "msi-single, testIrr, lost",
        "msi-grow-live, flush, goal",
        "msi-single-clean, dataNew addressNew flush testIrr, stale",
        "msi-masked, mask addressNew dataNew flush unmask, safe",
        "msi-masked, mask addressNew dataNew flush, lost",
        "msi-masked, addressNew mask dataNew flush unmask, lost",
        "msi-masked, mask addressNew dataNew unmask, lost",
        "msi-grow-live, grow arm, lost",
        "msi-grow-live, irqsOff grow flush arm, blocked",
        "msix-masked, mask addressNew dataNewUnmask flush, safe",
        "msix-masked, mask dataNewUnmask addressNew flush, lost",
        "msi-single-no-eoi, dataNew addressNew flush testIrr, wedge",
        "msi-single-no-eoi, dataNew addressNew flush ownTransit, safe",
        "msi-block, dataNew addressNew flush testIrr0, lost"
    })
    void shouldSayWhatTlcSays(final String name, final String words, final String expected) {
        final SearchFile file = Searches.shipped(name);
        final List<String> sequence = List.of(words.split(" "));
        assertThat(Searches.verdict(file, sequence).orElse("safe")).isEqualTo(expected);
        assertThat(SearchBenchmark.difference(file.withRoomFor(sequence), sequence, tlc(file, sequence)))
                .isEmpty();
    }
}
