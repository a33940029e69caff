package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.model.SpecFolder;

class SearchCommandTest {
    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    private static Run run(final String... args) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Run(code, out.toString(), err.toString());
    }

    private Path changed(final String name, final String from, final String to) throws IOException {
        final String text = Files.readString(SpecFolder.shipped().search(name));
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve(name + ".yaml"), text.replace(from, to));
    }

    @Test
    void shouldReportWhatTlcHasConfirmed() {
        final Run run = run("search", "msi-grow-live");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "960,800 sequences:",
                        "1. grow, flush, arm",
                        "confirmed by TLC",
                        "prefixes cut",
                        "sequences a second");
    }

    @Test
    void shouldSayThatNothingExists() {
        final Run run = run("search", "msi-grow");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("960,800 sequences: 0 safe, 960,800 refuted", "no safe sequence of up to 7 words exists");
    }

    @Test
    void shouldFailWhenTheFileExpectsOtherwise() throws IOException {
        final Run none = run(
                "search", changed("msi-grow", "expect: none", "expect: found").toString());
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains("failed: no safe sequence exists up to length 7, expected one");
        final Run found = run(
                "search",
                changed("msi-grow-live", "expect: found", "expect: none").toString());
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.out()).contains("failed: a safe sequence exists, expected none");
    }

    @Test
    void shouldWriteJson() throws IOException {
        final Run run = run("search", "--json", "msi-grow-live", "msi-grow");
        final JsonNode json = new ObjectMapper().readTree(run.out()).get("searches");
        assertThat(json).hasSize(2);
        assertThat(json.at("/0/irreducible/0/words/0").asText()).isEqualTo("grow");
        assertThat(json.at("/0/irreducible/0/tlc/safe").asBoolean()).isTrue();
        assertThat(json.at("/1/safe").asInt(-1)).isZero();
        assertThat(json.at("/1/refuted").asInt())
                .isEqualTo(json.at("/1/sequences").asInt());
    }

    @Test
    void shouldForgetTheExpectationForAnotherLength() {
        final Run run = run("search", "--length", "2", "msi-grow-live");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("57 sequences: 0 safe", "no safe sequence of up to 2 words exists");
    }

    @Test
    void shouldRefuseBadInputInOneLine() throws IOException {
        assertThat(run("search", "no-such-file").err()).isEqualTo("msicheck: no-such-file: no such file\n");
        assertThat(run("search", "no-such-file").code()).isEqualTo(3);
        assertThat(run("search", "--length", "77", "msi-grow").code()).isEqualTo(3);
        assertThat(run("search", "--seconds", "0", "msi-grow").code()).isEqualTo(3);
        assertThat(run("search").code()).isEqualTo(3);
        final Run wrong =
                run("search", changed("msi-grow", "length: 7", "length: seven").toString());
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err()).contains("msi-grow.yaml:25:9: ").hasLineCount(1);
    }
}
