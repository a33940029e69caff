package org.msicheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.rests.RestsOn;

/** Verdicts in CLAIMS.md, and what they rest on, are those of the litmus tests, which {@code prove} decides. */
class ClaimsTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final Pattern ROW =
            Pattern.compile("^\\| (\\d+[a-z]?) \\| [^|]+ \\| `([\\w-]+)` (\\w+): (\\w+) \\| ([^|]+) \\| [^|]+ \\|$");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(SPEC.root().resolve("CLAIMS.md"));
    }

    static Stream<Arguments> rows() throws IOException {
        return lines().stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> Arguments.of(row.group(1), row.group(2), row.group(3), row.group(4), row.group(5)));
    }

    @Test
    void shouldReadEveryNumberedRow() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThan(30)
                .hasSameSizeAs(lines().stream()
                        .filter(line -> line.matches("^\\| \\d.*"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldSayWhatTheLitmusTestExpects(
            final String number, final String name, final String outcome, final String verdict, final String rests) {
        final LitmusTest test = new LitmusLoader(SPEC).load(SPEC.litmusTest(name));
        assertThat(test.expect().get(Outcome.valueOf(outcome.toUpperCase(Locale.ROOT))))
                .as("row %s", number)
                .extracting(Expectation::word)
                .isEqualTo(verdict);
        assertThat(rests.replace("`", ""))
                .as("row %s", number)
                .isEqualTo(verdict.equals("never") ? RestsOn.text(test.assumes()) : "-");
    }
}
