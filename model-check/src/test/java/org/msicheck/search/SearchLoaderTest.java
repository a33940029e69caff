package org.msicheck.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.verdict.BadInputException;

class SearchLoaderTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(SPEC.root().resolve("search"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldReadEveryShippedSearch(final Path file) {
        final SearchFile search = new SearchLoader(SPEC).load(file);
        assertThat(search.expected()).isPresent();
        assertThat(search.forbidden())
                .contains(Outcome.LOST, Outcome.STUCK, Outcome.FAULT, Outcome.BLOCKED, Outcome.WEDGE);
    }

    @Test
    void shouldPutASequenceBetweenPrologueAndEpilogue() {
        final SearchFile search = new SearchLoader(SPEC).load(SPEC.search("msi-single"));
        assertThat(search.steps(List.of("flush", "testIrr")).stream()
                        .map(step -> step.word())
                        .toList())
                .containsExactly(
                        "irqsOff",
                        "reserve",
                        "flush",
                        "testIrr",
                        "retrigger",
                        "irqsOn",
                        "awaitIrrClear",
                        "release",
                        "awaitIrrClear",
                        "release");
        assertThat(search.withRoomFor(List.of("dataNew", "dataOld", "dataNew"))
                        .frame()
                        .model()
                        .downBound())
                .isEqualTo(3);
        assertThat(search.forbidden())
                .isEqualTo(Set.of(Outcome.LOST, Outcome.STUCK, Outcome.FAULT, Outcome.BLOCKED, Outcome.WEDGE));
    }

    /** The first column is replaced by the second one in msi-single; '~' is a line's end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flush: [ flush ]|flush: [ flsh ]|my.yaml:25:12: unexpected 'flsh'; accepted: flush",
                "{ data: v2 } ]|{ data: v9 } ]|unknown vector 'v9'; this test has: v1, v2",
                "length: 6|length: 99|must be at most 16",
                "length: 6|length: 6~limits: { fly: 1 }|unknown word 'fly'; the vocabulary has: addressNew, addressOld,",
                "length: 6|lenght: 6|unknown key 'lenght'; accepted: search, about,",
                "irq0: \"cpu1:v2\", release|irq1: \"cpu1:v2\", release|unknown irq 'irq1'; this test has: irq0",
                "irq0: \"cpu1:v2\", release|irq0: \"cpu7:v2\", release|unknown processor 'cpu7'; this test has: cpu0, cpu1",
                "actor: mover@cpu0|actor: mover@cpu7|unknown processor 'cpu7'; this test has: cpu0, cpu1",
                "expect: found|expect: lost|unexpected 'lost'; accepted: found, none",
                "expect: found|forbid: [storm]~expect: found|'storm' cannot be decided: it takes a source that sends again",
                "expect: found|forbid: [loss]~expect: found|unexpected 'loss'; accepted: lost, torn,",
                "message: live|message: liv|unexpected 'liv'; accepted: live, latched,",
                "release: [\"cpu0:v1\", \"cpu0:v2\"]|owners: {\"cpu0:v1\": irq0}, release: [\"cpu0:v1\"]|the goal says twice"
            })
    void shouldSayWhereAndWhatIsWrong(final String from, final String to, final String message) throws IOException {
        final String text = Files.readString(SPEC.search("msi-single"));
        assertThat(text).contains(from);
        final String changed = text.replace(from, to.replace('~', '\n'));
        assertThatThrownBy(() -> new SearchLoader(SPEC).parse("my.yaml", changed))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message)
                .hasMessageMatching("(my\\.yaml:\\d+:\\d+: .*\\R?)+");
    }

    @Test
    void shouldRefuseACountOfVectorsForMsix() throws IOException {
        final String text = Files.readString(SPEC.search("msix-masked")).replace("goal: {", "goal: { count: 2,");
        assertThatThrownBy(() -> new SearchLoader(SPEC).parse("my.yaml", text))
                .hasMessageContaining("a function with MSI-X has no count");
    }
}
