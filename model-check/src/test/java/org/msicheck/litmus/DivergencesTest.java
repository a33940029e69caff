package org.msicheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.outcomes.Outcome;

/** The points of the review in docs/divergences.md have tests that answer as the table says, and rows with citations. */
class DivergencesTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final Pattern ROW = Pattern.compile("\\| (M\\d+) \\| [^|]+ \\| `([\\w-]+)` ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern VERDICT = Pattern.compile("(\\w+): (never|reachable)");

    record Point(String number, String test, String now, String before) {}

    private static List<String> lines() throws IOException {
        return Files.readAllLines(SPEC.root().resolveSibling("docs/divergences.md"));
    }

    static Stream<Point> points() throws IOException {
        return lines().stream()
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> {
                    final MatchResult row = matcher.toMatchResult();
                    return new Point(row.group(1), row.group(2), row.group(3), row.group(4));
                });
    }

    @Test
    void shouldHaveEachPointAndReadEveryRow() throws IOException {
        assertThat(points().map(Point::number).distinct())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 11).mapToObj(n -> "M" + n).toList());
        assertThat(points())
                .hasSameSizeAs(
                        lines().stream().filter(line -> line.startsWith("| M")).toList());
    }

    @ParameterizedTest
    @MethodSource("points")
    void shouldAnswerAsTheTableSays(final Point point) {
        final MatchResult verdict =
                VERDICT.matcher(point.now()).results().findFirst().orElse(null);
        if (verdict == null) {
            assertThat(SPEC.root().resolve(point.test() + ".cfg")).exists();
            assertThat(point.now()).isEqualTo(point.test().contains("_bug_") ? "fails" : "passes");
        } else {
            final LitmusTest test = new LitmusLoader(SPEC).load(SPEC.litmusTest(point.test()));
            assertThat(test.expect()
                            .get(Outcome.valueOf(verdict.group(1).toUpperCase(Locale.ROOT)))
                            .word())
                    .isEqualTo(verdict.group(2));
        }
        assertThat(point.before()).isNotEqualTo(verdict == null ? point.now() : verdict.group(2));
    }

    @ParameterizedTest
    @MethodSource("points")
    void shouldHaveARowThatSaysWhatSettledIt(final Point point) throws IOException {
        assertThat(lines().stream()
                        .filter(line -> !line.startsWith("| M"))
                        .map(line -> line.split("\\|", -1))
                        .filter(cells -> cells.length == 6 && !cells[3].isBlank()))
                .anySatisfy(cells -> assertThat(cells[4]).contains("`" + point.test() + "`"));
    }
}
