package org.msicheck.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.ref.outcomes.Outcome;

/** What spec/Readable.tla shows of a state, with TLC as its own users start it. */
class ReadableTest {
    private static final Path SPEC =
            Path.of(System.getProperty("msicheck.home", "."), "spec").toAbsolutePath();
    private static final String MODEL = "MCMsiMultiVectorUpdate_bug_naive.cfg";

    @TempDir
    private Path directory;

    private String tlc(final String invariant, final String definition) throws IOException, InterruptedException {
        Files.writeString(
                directory.resolve("Aliased.tla"),
                "---- MODULE Aliased ----\nEXTENDS MCMsiMultiVectorUpdate\n" + definition + "\n====\n");
        Files.writeString(
                directory.resolve("Aliased.cfg"),
                Files.readString(SPEC.resolve(MODEL)).replaceFirst("INVARIANT \\w+", "INVARIANT " + invariant));
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseParallelGC",
                        "-DTLA-Library=" + SPEC,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "tlc2.TLC",
                        "-config",
                        "Aliased.cfg",
                        "Aliased")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    @Test
    void shouldNameTheOutcomesThatTheStateHas() throws Exception {
        final String each = Arrays.stream(Outcome.values())
                .map(o -> "  /\\ \"" + o.word() + "\" \\in ReadableState.outcomes <=> " + o.operator())
                .collect(Collectors.joining("\n", "Says ==\n", ""));
        assertThat(tlc("Says", each)).contains("Model checking completed. No error has been found.");
    }

    @Test
    void shouldShowALossWithoutWhatHoldsNothing() throws Exception {
        final String text = tlc("Shown", "Shown == Lost => PrintT(ReadableState) /\\ FALSE");
        assertThat(text)
                .contains("Invariant Shown is violated.", "outcomes |-> {\"lost\"}", "next |-> [mover |-> ")
                .containsPattern("events \\|-> \\{\"irq[01]\"");
        final String shown = text.substring(text.indexOf("outcomes |->"), text.indexOf("Invariant Shown"));
        assertThat(shown).doesNotContain("may |->", "irr |-> {}");
    }
}
