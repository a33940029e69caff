package org.msicheck.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msicheck.search.engine.SearchResult;
import org.msicheck.verdict.ExitCode;
import org.msicheck.verdict.Verdict;

class SearchReportTest {
    private static final SearchFile FILE = Searches.shipped("msi-grow-live");
    private static final List<String> FOUND = List.of("grow", "flush", "arm");

    private static SearchResult result(final int length, final List<List<String>> found) {
        return new SearchResult(
                length,
                BigInteger.ONE,
                BigInteger.ZERO,
                Map.of(),
                found,
                List.of(),
                new SearchResult.Figures(1, 1, 1, 0, 1, 1));
    }

    private static SequenceProof.Result proof(final boolean rests, final String... wrong) {
        return new SequenceProof.Result(List.of(wrong), rests, 1, 1, 1, 1);
    }

    @Test
    void shouldRejectASequenceThatTlcFindsUnsafe() {
        final SearchReport report =
                new SearchReport(FILE, result(FILE.length(), List.of(FOUND)), List.of(proof(true, "lost")));
        assertThat(report.verdict()).isEqualTo(new Verdict.Rejected("TLC does not confirm grow, flush, arm: lost"));
        assertThat(report.verdict().exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void shouldRejectASequenceThatNeverRests() {
        assertThat(new SearchReport(FILE, result(FILE.length(), List.of(FOUND)), List.of(proof(false))).verdict())
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void shouldAcceptWhatIsExpectedAndConfirmed() {
        assertThat(new SearchReport(FILE, result(FILE.length(), List.of(FOUND)), List.of(proof(true))).verdict())
                .isEqualTo(new Verdict.Accepted());
    }

    @Test
    void shouldNotTakeAnEndedSearchForAProofThatNothingExists() {
        final SearchFile none = Searches.shipped("msi-grow");
        assertThat(new SearchReport(none, result(3, List.of()), List.of()).verdict())
                .isEqualTo(new Verdict.Inconclusive("ended at length 3 of 7"));
        assertThat(new SearchReport(none, result(7, List.of()), List.of()).verdict())
                .isEqualTo(new Verdict.Accepted());
    }
}
