package org.msicheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.verdict.BadInputException;

/** What a test may write as {@code assumes}. */
class AssumesTest {
    private static final String TEST =
            """
            litmus: t
            about: A test.
            device: { msix: { vectors: 1 } }
            ASSUMES
            start: { messageControl: on, irq0: { slot: cpu0:v1, control: open, armed: true } }
            actors: { writer@cpu0: [ { write: { irq: irq0, control: masked } }, flush ] }
            expect: { stale: EXPECTED }
            """;

    private static LitmusTest parse(final String assumes, final String expected) {
        return new LitmusLoader(SpecFolder.shipped())
                .parse("t.yaml", TEST.replace("ASSUMES", assumes).replace("EXPECTED", expected));
    }

    @Test
    void shouldReadAValueAndAListOfValues() {
        assertThat(parse("assumes: { readBack: irr, open: [live, cached] }", "never")
                        .assumes())
                .isEqualTo(Map.of("readBack", Set.of("irr"), "open", Set.of("live", "cached")));
        assertThat(parse("", "never").assumes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assumes: it is fast|never|4:10: unexpected 'it is fast'; expected a mapping with the keys message, count",
                "assumes: {}|never|4:10: must not be empty",
                "assumes: { readBack: IRR }|never|4:22: unexpected 'IRR'; accepted: irr, root-complex",
                "assumes: { message: live }|never|4:12: a machine with msix has no property 'message'; accepted: open,",
                "assumes: { open: live }|reachable|4:1: this test lists no outcome as never, so nothing rests on what it"
                        + " assumes"
            })
    void shouldRefuseWithPlaceAndAcceptedWords(final String assumes, final String expected, final String message) {
        assertThatThrownBy(() -> parse(assumes, expected))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("t.yaml:" + message);
    }
}
