package org.msicheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.msicheck.model.SpecFolder;

/** Holds the list of docs/hazards.md to the tests of spec/litmus. */
class HazardsTest {

    private static final Path LIST = SpecFolder.shipped().root().resolveSibling("docs/hazards.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (B\\d+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9.-]+)`");
    private static final String NOT_YET = "not yet: ";

    private static List<MatchResult> rows() throws IOException {
        final List<MatchResult> rows = new ArrayList<>();
        final Matcher row = ROW.matcher(Files.readString(LIST));
        while (row.find()) {
            rows.add(row.toMatchResult());
        }
        return rows;
    }

    private static SortedMap<String, SortedSet<String>> tests() {
        final SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        final SpecFolder spec = SpecFolder.shipped();
        final LitmusLoader loader = new LitmusLoader(spec);
        for (final Path file : spec.litmusTests()) {
            final LitmusTest test = loader.load(file);
            test.notes().hazards().forEach(h -> found.computeIfAbsent(h, k -> new TreeSet<>())
                    .add(test.name()));
        }
        return found;
    }

    @Test
    void shouldListEveryHazardOnce() throws IOException {
        assertThat(rows().stream().map(r -> r.group(1)).toList())
                .doesNotHaveDuplicates()
                .hasSize(68)
                .isSorted();
    }

    @Test
    void shouldNameTheTestsOfEveryHazardAndNoOther() throws IOException {
        final SortedMap<String, SortedSet<String>> listed = new TreeMap<>();
        for (final MatchResult row : rows()) {
            final SortedSet<String> names = new TreeSet<>();
            NAME.matcher(row.group(3)).results().forEach(m -> names.add(m.group(1)));
            if (!names.isEmpty()) {
                listed.put(row.group(1), names);
            }
        }
        assertThat(listed).isEqualTo(tests());
    }

    @Test
    void shouldSayWhatIsMissingWhereThereIsNoTest() throws IOException {
        for (final MatchResult row : rows()) {
            final boolean named = NAME.matcher(row.group(3)).find();
            assertThat(row.group(3).startsWith(NOT_YET) && row.group(3).length() > NOT_YET.length())
                    .as(row.group(1))
                    .isEqualTo(!named);
        }
    }
}
