package org.msicheck.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcPool;
import org.msicheck.tlc.Toy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphComparisonTest {
    private static final List<String> OUTCOMES = List.of("torn", "full", "done");
    private TlcGraphs.Explored tlc;

    @BeforeAll
    void explore() throws IOException {
        try (TlcPool pool = new TlcPool(1)) {
            tlc = TlcGraphs.explore(pool, Toy.mailbox("torn"));
        }
    }

    private static StateGraph reference(final Mailbox.Fault fault) {
        return Explorer.explore(new Mailbox(fault), "reference", OUTCOMES);
    }

    private List<Difference> compare(final Mailbox.Fault fault) {
        return GraphComparison.compare(tlc.graph(), reference(fault), 10);
    }

    @Test
    void shouldFindTheReferenceEqual() {
        assertThat(compare(Mailbox.Fault.NONE)).isEmpty();
        assertThat(reference(Mailbox.Fault.NONE).stateCount())
                .isEqualTo((int) tlc.counts().distinct());
    }

    @Test
    void shouldNumberEqualGraphsEqually() {
        final StateGraph other = reference(Mailbox.Fault.NONE);
        for (int state = 0; state < other.stateCount(); state++) {
            assertThat(other.text(state)).isEqualTo(tlc.graph().text(state));
            assertThat(other.pathTo(state).actions())
                    .isEqualTo(tlc.graph().pathTo(state).actions());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INITIAL       | INITIAL    |                    | register.address | \"none\"  | \"l\"",
                "EXTRA_INITIAL | INITIAL    |                    |                  | no such state | an initial state",
                "SUCCESSOR     | SUCCESSOR  | Take               | taken[1].data    | \"none\"  | \"r\"",
                "MISSING_STEP  | MISSING    | Write(a=\"right\",k=2) |              | enabled   | nothing",
                "EXTRA_STEP    | UNEXPECTED | Take               |                  | nothing   | enabled",
                "OUTCOME       | OUTCOME    |                    |                  | [torn]    | []",
                "HIDDEN        | TWINS      |                    |                  | one state | states",
                "ARGUMENT      | MISSING    | Write(a=\"left\",k=2) |               | enabled   | nothing",
                "CHOICE        | UNEXPECTED | Write(a=\"left\",k=2) |               | nothing   | enabled"
            })
    void shouldNameStateActionAndField(
            final Mailbox.Fault fault,
            final Difference.Kind kind,
            final String action,
            final String field,
            final String expected,
            final String observed) {
        final Difference first = compare(fault).get(0);
        assertThat(first.kind()).isEqualTo(kind);
        assertThat(first.action().map(Object::toString).orElse(null)).isEqualTo(action);
        assertThat(first.field()).isEqualTo(field == null ? "" : field);
        assertThat(first.expected()).isEqualTo(expected);
        assertThat(first.observed()).startsWith(observed);
        assertThat(first.state()).startsWith("{\"owner\":\"Nobody\"");
        assertThat(first.line()).hasLineCount(1).contains(first.kind().words());
    }

    @Test
    void shouldReportTheNearestDifferenceAndStopAtTheLimit() {
        final List<Difference> all = GraphComparison.compare(tlc.graph(), reference(Mailbox.Fault.OUTCOME), 1000);
        assertThat(all).hasSizeGreaterThan(3).isSortedAccordingTo((a, b) -> Integer.compare(a.depth(), b.depth()));
        assertThat(GraphComparison.compare(tlc.graph(), reference(Mailbox.Fault.OUTCOME), 3))
                .isEqualTo(all.subList(0, 3));
    }

    @Test
    void shouldFindOtherVariablesOrOutcomesDifferent() {
        final StateGraph other = Explorer.explore(new Mailbox(Mailbox.Fault.NONE), "reference", List.of("torn"));
        assertThat(GraphComparison.compare(tlc.graph(), other, 10))
                .singleElement()
                .satisfies(d -> assertThat(d.kind()).isEqualTo(Difference.Kind.SHAPE));
    }

    @Test
    void shouldGiveAPathAsShortAsPlainTlc() throws IOException {
        final int torn = tlc.graph().nearest("torn").orElseThrow();
        assertThat(tlc.graph().outcomes(torn)).contains("torn");
        try (TlcPool pool = new TlcPool(1)) {
            assertThat(tlc.graph().pathTo(torn).states())
                    .hasSameSizeAs(
                            pool.checkInvariant(Toy.mailbox("torn"), "NotTorn").trace());
        }
        assertThat(tlc.graph().reachableOutcomes()).containsExactly("torn", "full", "done");
    }

    @Test
    void shouldStepThroughAGraphLikeThroughASystem() {
        final StateGraph again = Explorer.explore(tlc.graph(), "again", OUTCOMES);
        assertThat(GraphComparison.compare(tlc.graph(), again, 10)).isEmpty();
        assertThat(again.stateCount()).isEqualTo(tlc.graph().stateCount());
        assertThat(again.edgeCount()).isEqualTo(tlc.graph().edgeCount());
    }
}
